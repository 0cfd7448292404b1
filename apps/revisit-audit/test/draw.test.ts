import { describe, expect, test } from '@jest/globals'
import { createHash } from 'node:crypto'
import { shippedPacks } from '@shouwen/procedure/shipped-packs'
import { Refusal } from '@shouwen/vocabulary/refusal'
import { auditFindings } from '@shouwen/vocabulary/revisiting'
import fc from 'fast-check'
import { decideRecordAudit, type Audit } from '../src/domain/audit'
import { decideDraw } from '../src/domain/draw'
import { planRevisit } from '../src/domain/plan-revisit'

const now = new Date('2026-04-02T02:00:00Z')
const [rule] = shippedPacks.residential.samplings
if (rule === undefined) throw new Error('the residential procedure samples')

const anyShare = fc.integer({ min: 0, max: 100 }).map((percent) => percent / 100)
const anyPopulation = fc
  .uniqueArray(fc.uuid(), { maxLength: 40 })
  .map((ids) => ids.map((id) => ({ memberId: id, appealId: `appeal of ${id}`, revisitId: id })))

describe('a draw', () => {
  test('falls on as many as its share asks for, of the population, each once, and can be made again', () => {
    fc.assert(
      fc.property(
        anyPopulation.chain((all) =>
          fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length })),
        ),
        anyShare,
        fc.string(),
        ([population, shuffled], share, seed) => {
          const drawn = decideDraw({ ...rule, share }, population, seed)
          expect(drawn).toMatchObject({ rule: { ...rule, share }, population, seed })
          expect(drawn.size).toBe(Math.ceil(Number((share * population.length).toFixed(6))))
          expect(drawn.sampled).toHaveLength(drawn.size)
          expect(new Set(drawn.sampled).size).toBe(drawn.size)
          for (const one of drawn.sampled) expect(population).toContain(one)
          expect(decideDraw({ ...rule, share }, shuffled, seed).sampled).toEqual(drawn.sampled)
        },
      ),
    )
  })

  test('falls on nobody twice, though one is told of twice', () => {
    const member = { memberId: 'a', appealId: 'appeal', revisitId: null }
    expect(decideDraw({ ...rule, share: 1 }, [member, { ...member }], 'seed')).toMatchObject({
      population: [member],
      size: 1,
      sampled: [member],
    })
  })
})

describe('a revisit by share', () => {
  const pack = (share: number) => ({
    ...shippedPacks.residential,
    revisits: shippedPacks.residential.revisits.map((each) => ({ ...each, share })),
  })

  test('falls on those whose lot lies below the share, as anybody can tell from the id', () => {
    fc.assert(
      fc.property(fc.uuid(), anyShare, (id, share) => {
        const hash = createHash('sha256').update(`revisit:${id}`).digest('hex')
        const lot = Number.parseInt(hash.slice(0, 12), 16) / 16 ** 12
        const planned = planRevisit(pack(share), 'complaint', id)
        expect(planned !== null).toBe(lot < share)
        if (planned !== null) expect(planned.kinds).toContain('complaint')
      }),
    )
  })
})

describe('an audit', () => {
  const audit: Audit = {
    id: 'audit',
    groupId: 'group',
    drawId: 'draw',
    sampleId: 'sample',
    place: 0,
    appealId: 'appeal',
    revisitId: null,
    auditor: 'gmOffice',
    projectPath: 'lvyuan/north/hetang',
    clause: 'P5.5.3',
    finding: null,
    opinion: null,
    recordedAt: null,
    recordedBy: null,
    version: 1,
  }

  test.each(auditFindings.codes)('is recorded once: %s', (finding) => {
    const recorded = decideRecordAudit(audit, { finding, opinion: ' 还行 ' }, 'zhou', now)
    expect(recorded).toEqual({
      ...audit,
      finding,
      opinion: '还行',
      recordedAt: now,
      recordedBy: 'zhou',
      version: 2,
    })
    expect(() => decideRecordAudit(recorded, { finding, opinion: null }, 'zhou', now)).toThrow(
      new Refusal('TRANSITION_NOT_ALLOWED', { action: 'recordAudit', status: 'recorded' }),
    )
  })

  test('keeps an opinion of at most 2,000 characters, or none', () => {
    const recording = (opinion: string | null) =>
      decideRecordAudit(audit, { finding: 'confirmed', opinion }, 'zhou', now)
    expect(recording('好'.repeat(2_000)).opinion).toHaveLength(2_000)
    expect(recording(' ').opinion).toBeNull()
    expect(recording(null).opinion).toBeNull()
    expect(() => recording('好'.repeat(2_001))).toThrow(
      new Refusal('TEXT_TOO_LONG', { field: 'opinion', limit: 2_000, length: 2_001 }),
    )
  })
})
