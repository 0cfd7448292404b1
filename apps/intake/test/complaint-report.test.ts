import { describe, expect, test } from '@jest/globals'
import { shippedPacks } from '@shouwen/procedure/shipped-packs'
import { Refusal } from '@shouwen/vocabulary/refusal'
import { appealKinds } from '@shouwen/vocabulary/appeals'
import { decideAcknowledge, oralReport, writtenReport } from '../src/domain/complaint-report'
import { anAppeal } from './an-appeal'

const { residential, mall } = shippedPacks
const now = new Date('2026-03-02T01:30:00.000Z')
const complaint = anAppeal({
  kind: 'complaint',
  category: 'cleaning',
  channel: 'telephone',
  cause: '卫生',
  content: '楼道三天没有打扫。',
  receivedAt: new Date('2026-03-01T16:05:00.000Z'),
})
const at = { id: 'report', timeZone: 'Asia/Shanghai' }

describe('a complaint is reported', () => {
  test('in writing, to the post of the procedure, in the words of its form and the time of its place', () => {
    expect(writtenReport(complaint, residential, at)).toMatchObject({
      form: 'written',
      toRole: 'officeDirector',
      toStaff: null,
      clause: 'P5.6.2.2',
      reportedBy: null,
      reportedAt: complaint.registeredAt,
      acknowledgedAt: null,
      content: [
        `投诉书面报告 ${complaint.number}`,
        '受理时间:2026-03-02 00:05',
        '诉求方式:电话',
        '投诉分类:环境卫生',
        '事由:卫生',
        '内容:楼道三天没有打扫。',
      ].join('\n'),
    })
  })

  test('and no other kind is, nor where the procedure asks for none', () => {
    for (const kind of appealKinds.codes) {
      const report = writtenReport({ ...complaint, kind, category: 'other' }, residential, at)
      expect({ kind, reported: report !== null }).toEqual({ kind, reported: kind === 'complaint' })
    }
    expect(writtenReport({ ...complaint, category: 'other' }, mall, at)).toBeNull()
  })

  test('orally, with what was said', () => {
    const said = { id: 'report', by: 'steward', to: 'director', words: ' 已电话汇报 ' }
    expect(oralReport(complaint, residential, said, now)).toMatchObject({
      form: 'oral',
      toRole: null,
      toStaff: 'director',
      reportedBy: 'steward',
      reportedAt: now,
      content: '已电话汇报',
    })
    expect(() => oralReport(complaint, residential, { ...said, words: ' ' }, now)).toThrow(
      new Refusal('INPUT_INVALID', { problems: 'report is empty' }),
    )
    expect(() => oralReport(complaint, mall, said, now)).toThrow(new Refusal('REPORT_NOT_IN_PROCEDURE'))
  })

  test('and read once', () => {
    const report = writtenReport(complaint, residential, at)
    if (report === null) throw new Error('it was not reported')
    const read = decideAcknowledge(report, 'director', now)
    expect(read).toMatchObject({ acknowledgedBy: 'director', acknowledgedAt: now })
    expect(() => decideAcknowledge(read, 'director', now)).toThrow(
      new Refusal('REPORT_ALREADY_ACKNOWLEDGED', { at: now.toISOString() }),
    )
  })
})
