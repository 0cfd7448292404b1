import { describe, expect, test } from '@jest/globals'
import { shippedPacks } from '@shouwen/procedure/shipped-packs'
import { Refusal } from '@shouwen/vocabulary/refusal'
import fc from 'fast-check'
import { ageOn } from '../src/domain/age'
import { decideRegisterElder, type ElderForm } from '../src/domain/register-elder'
import { decideRecord, decideVisits, type Round } from '../src/domain/round'
import { isRoundTime } from '../src/domain/round-hour'

const now = new Date('2026-03-02T01:00:00Z')

describe('the criterion of an empty-nest elder', () => {
  const son = { name: '刘强', relationship: '儿子', telephone: '138 0013 8000' }
  const form: ElderForm = {
    unitId: 'unit',
    customerId: null,
    name: ' 刘桂兰 ',
    birthDate: '1950-05-01',
    retired: true,
    livesApartFromChildren: true,
    livesAlone: false,
    relatives: [son],
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
    expect(decideRegisterElder(form, place, now)).toEqual({
      id: 'elder',
      groupId: 'group',
      projectId: 'project',
      projectPath: 'lvyuan/north/hetang',
      unitId: 'unit',
      customerId: null,
      name: '刘桂兰',
      birthDate: '1950-05-01',
      livesAlone: false,
      relatives: [{ name: '刘强', relationship: '儿子', telephone: '+8613800138000' }],
      registeredBy: 'steward',
      registeredAt: now,
    })
    expect(deciding({ customerId: 'liu', livesAlone: true })()).toMatchObject({
      customerId: 'liu',
      livesAlone: true,
    })
  })

  test('each part that is missing is named, with the clause', () => {
    const because = (reason: string) => new Refusal('NOT_AN_EMPTY_NEST_ELDER', { reason, clause: 'P5.6.7.0' })
    expect(deciding({ retired: false })).toThrow(because('notRetired'))
    expect(deciding({ livesApartFromChildren: false })).toThrow(because('livesWithChildren'))
    expect(deciding({}, { unitKnown: false })).toThrow(because('unitUnknown'))
  })

  test('who is not yet born, or was born on no day, is no elder', () => {
    const noDate = new Refusal('INPUT_INVALID', { problems: 'birthDate must be a date YYYY-MM-DD' })
    expect(deciding({ birthDate: '2026-03-03' })).toThrow(
      new Refusal('TIME_IN_FUTURE', { field: 'birthDate' }),
    )
    expect(deciding({ birthDate: '2026-03-02' })).not.toThrow()
    expect(deciding({ birthDate: '1880-01-01' })).not.toThrow()
    for (const birthDate of ['1879-12-31', '1950-02-30', '1950-5-1', 'long ago', '0001-01-01']) {
      expect(deciding({ birthDate })).toThrow(noDate)
    }
  })

  test('somebody must be there to be called: one relative to five', () => {
    const tooFewOrMany = new Refusal('INPUT_INVALID', { problems: 'relatives must number 1 to 5' })
    const relatives = (count: number) => ({ relatives: Array.from({ length: count }, () => son) })
    expect(deciding(relatives(5))().relatives).toHaveLength(5)
    for (const count of [0, 6]) expect(deciding(relatives(count))).toThrow(tooFewOrMany)
  })

  test('a relative has a name, a relationship and a telephone', () => {
    const relative = (changes: Partial<typeof son>) => ({ relatives: [{ ...son, ...changes }] })
    const empty = (field: string) => new Refusal('INPUT_INVALID', { problems: `${field} is empty` })
    expect(deciding({ name: ' ' })).toThrow(empty('name'))
    expect(deciding(relative({ name: '' }))).toThrow(empty('relativeName'))
    expect(deciding(relative({ relationship: '' }))).toThrow(empty('relationship'))
    expect(deciding(relative({ telephone: '12' }))).toThrow(new Refusal('TELEPHONE_INVALID'))
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
    const visit = {
      id: 'visit',
      groupId: 'group',
      roundId: 'round',
      projectPath: 'lvyuan/north/hetang',
      clause: 'P5.6.7.3',
      outcome: null,
      note: null,
      recordedBy: null,
      recordedAt: null,
      version: 1,
    }
    expect(visits).toEqual([
      { ...visit, elderId: 'a', manner: 'visitedAtDoor' },
      { ...visit, elderId: 'b', manner: 'watchedOnRound' },
    ])
  })

  test('looks after every elder once, whoever lives there', () => {
    const anyElders = fc.uniqueArray(
      fc.record({ id: fc.uuid(), birthDate: fc.constantFrom('1930-01-01', '1946-03-02', '1966-12-31') }),
      { selector: ({ id }) => id, maxLength: 20 },
    )
    fc.assert(
      fc.property(anyElders, (elders) => {
        let made = 0
        const visits = decideVisits(round, elders, care, () => `visit ${made++}`)
        expect(visits.map(({ elderId }) => elderId)).toEqual(elders.map(({ id }) => id))
        expect(new Set(visits.map(({ id }) => id)).size).toBe(elders.length)
        expect(visits.filter(({ manner }) => manner === 'visitedAtDoor')).toHaveLength(
          elders.filter(({ birthDate }) => birthDate <= '1946-03-02').length,
        )
      }),
    )
  })

  test('each visit is recorded once', () => {
    const [visit] = decideVisits(round, [{ id: 'a', birthDate: '1946-03-02' }], care, () => 'visit')
    if (visit === undefined) throw new Error('no visit')
    const seen = decideRecord(visit, { outcome: 'needsHelp', note: ' 腿疼 ' }, 'steward', now)
    expect(seen).toEqual({
      ...visit,
      outcome: 'needsHelp',
      note: '腿疼',
      recordedBy: 'steward',
      recordedAt: now,
      version: 2,
    })
    expect(() => decideRecord(seen, { outcome: 'seenWell', note: null }, 'steward', now)).toThrow(
      new Refusal('TRANSITION_NOT_ALLOWED', { action: 'recordCareVisit', status: 'recorded' }),
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

  test('is made up when a clock on the wall there shows six or later, summer and winter', () => {
    const anyMoment = fc.date({
      min: new Date('2026-01-01T00:00:00Z'),
      max: new Date('2026-12-31T00:00:00Z'),
      noInvalidDate: true,
    })
    const zones = ['Asia/Shanghai', 'Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe']
    fc.assert(
      fc.property(anyMoment, fc.constantFrom(...zones), (moment, timeZone) => {
        const hour = new Intl.DateTimeFormat('en', { timeZone, hour: 'numeric', hourCycle: 'h23' }).format(
          moment,
        )
        expect(isRoundTime(moment, timeZone)).toBe(Number(hour) >= 6)
      }),
    )
  })
})
