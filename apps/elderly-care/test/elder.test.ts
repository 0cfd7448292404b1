import { describe, expect, test } from '@jest/globals'
import { shippedPacks } from '@shouwen/procedure/shipped-packs'
import { ageOn } from '../src/domain/age'
import { decideRegisterElder, type ElderForm } from '../src/domain/register-elder'
import { decideRecord, decideVisits, type Round } from '../src/domain/round'
import { isRoundTime } from '../src/domain/round-hour'

const now = new Date('2026-03-02T01:00:00Z')

describe('the criterion of an empty-nest elder', () => {
  const form: ElderForm = {
    unitId: 'unit',
    customerId: null,
    name: ' 刘桂兰 ',
    birthDate: '1950-05-01',
    retired: true,
    livesApartFromChildren: true,
    livesAlone: false,
    relatives: [{ name: '刘强', relationship: '儿子', telephone: '138 0013 8000' }],
  }
  const place = {
    id: 'elder',
    groupId: 'group',
    projectId: 'project',
    projectPath: 'lvyuan/north/hetang',
    unitKnown: true,
    registeredBy: 'steward',
    clause: 'P5.6.7.0',
    today: '2026-03-02',
  }
  const deciding =
    (changes: Partial<ElderForm>, at: Partial<typeof place> = {}) =>
    () =>
      decideRegisterElder({ ...form, ...changes }, { ...place, ...at }, now)

  test('retired, apart from the children, in a unit of the project', () => {
    expect(decideRegisterElder(form, place, now)).toMatchObject({
      name: '刘桂兰',
      relatives: [{ name: '刘强', relationship: '儿子', telephone: '+8613800138000' }],
      registeredAt: now,
    })
  })

  test('each part that is missing is named, with the clause', () => {
    const because = (reason: string) =>
      expect.objectContaining({ code: 'NOT_AN_EMPTY_NEST_ELDER', facts: { reason, clause: 'P5.6.7.0' } })
    expect(deciding({ retired: false })).toThrow(because('notRetired'))
    expect(deciding({ livesApartFromChildren: false })).toThrow(because('livesWithChildren'))
    expect(deciding({}, { unitKnown: false })).toThrow(because('unitUnknown'))
  })

  test('who is not yet born, or was born on no day, is no elder', () => {
    expect(deciding({ birthDate: '2026-03-03' })).toThrow(expect.objectContaining({ code: 'TIME_IN_FUTURE' }))
    for (const birthDate of ['1950-02-30', '1950-5-1', 'long ago', '0001-01-01']) {
      expect(deciding({ birthDate })).toThrow(expect.objectContaining({ code: 'INPUT_INVALID' }))
    }
  })
})

describe('the age', () => {
  test('is one more from the birthday on', () => {
    expect(ageOn('1946-03-03', '2026-03-02')).toBe(79)
    expect(ageOn('1946-03-02', '2026-03-02')).toBe(80)
    expect(ageOn('1946-12-31', '2026-01-01')).toBe(79)
  })

  test('of who was born on 29 February, from 1 March in other years', () => {
    expect(ageOn('1948-02-29', '2027-02-28')).toBe(78)
    expect(ageOn('1948-02-29', '2027-03-01')).toBe(79)
    expect(ageOn('1948-02-29', '2028-02-29')).toBe(80)
  })
})

describe('a round', () => {
  const round: Round = {
    id: 'round',
    groupId: 'group',
    projectId: 'project',
    projectPath: 'lvyuan/north/hetang',
    date: '2026-03-02',
    generatedAt: now,
    packId: 'residential',
    packVersion: 1,
  }
  const { care } = shippedPacks.residential
  if (care === null) throw new Error('the residential procedure has care')

  test('goes to the door of the very old, from the birthday on, and watches the others', () => {
    const elders = [
      { id: 'a', birthDate: '1946-03-02' },
      { id: 'b', birthDate: '1946-03-03' },
    ]
    const visits = decideVisits(round, elders, care, () => 'visit')
    expect(visits.map(({ elderId, manner, clause }) => [elderId, manner, clause])).toEqual([
      ['a', 'visitedAtDoor', 'P5.6.7.3'],
      ['b', 'watchedOnRound', 'P5.6.7.3'],
    ])
  })

  test('each visit is recorded once', () => {
    const [visit] = decideVisits(round, [{ id: 'a', birthDate: '1946-03-02' }], care, () => 'visit')
    if (visit === undefined) throw new Error('no visit')
    const seen = decideRecord(visit, { outcome: 'needsHelp', note: ' 腿疼 ' }, 'steward', now)
    expect(seen).toMatchObject({ outcome: 'needsHelp', note: '腿疼', recordedBy: 'steward', version: 2 })
    expect(() => decideRecord(seen, { outcome: 'seenWell', note: null }, 'steward', now)).toThrow(
      expect.objectContaining({ code: 'TRANSITION_NOT_ALLOWED' }),
    )
    expect(() => decideRecord(visit, { outcome: 'seenWell', note: '好'.repeat(1_001) }, 'x', now)).toThrow(
      expect.objectContaining({ code: 'TEXT_TOO_LONG' }),
    )
  })

  test('is made up from six in the morning, by the clock of the project', () => {
    expect(isRoundTime(new Date('2026-03-01T21:59:59Z'), 'Asia/Shanghai')).toBe(false)
    expect(isRoundTime(new Date('2026-03-01T22:00:00Z'), 'Asia/Shanghai')).toBe(true)
    expect(isRoundTime(new Date('2026-03-01T22:00:00Z'), 'Asia/Urumqi')).toBe(false)
    expect(isRoundTime(new Date('2026-03-01T15:59:00Z'), 'Asia/Shanghai')).toBe(true)
  })
})
