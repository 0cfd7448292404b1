import { describe, expect, test } from '@jest/globals'
import { Refusal } from '@shouwen/vocabulary/refusal'
import fc from 'fast-check'
import { validatePack } from '../src/validate-pack'
import { anyPack, changedAt, placesIn, type Place } from './any-pack'
import mall from '../src/packs/mall.json'
import residential from '../src/packs/residential.json'

const shipped: readonly object[] = [residential, mall]

function problemsOf(json: unknown): readonly string[] {
  try {
    validatePack(json)
    return []
  } catch (error) {
    if (!(error instanceof Refusal) || error.code !== 'PACK_INVALID') throw error
    const { problems } = error.facts
    if (!Array.isArray(problems)) throw new Error('the faults are a list')
    return problems as string[]
  }
}

const pathOf = (place: Place): string => place.join('.') || 'pack'

const everyPlace = shipped.flatMap((pack) => placesIn(pack).map((place) => ({ pack, place })))

/** The key of every part of a shipped pack. */
const everyKey = everyPlace.filter(({ place }) => typeof place.at(-1) === 'string')
const anyKey = fc.constantFrom(...everyKey)

/** Where something in a shipped pack has keys. */
const anyObject = fc.constantFrom(
  ...everyPlace.filter(({ pack, place }) => {
    const value = place.reduce<unknown>((outer, key) => (outer as never)[key], pack)
    return value !== null && typeof value === 'object' && !Array.isArray(value)
  }),
)

/** What a pack may go without. */
const optional = new RegExp(
  '(^|\\.)(note|when\\.\\w+|warnAtShare|window\\.cutOff|categories\\.\\d+\\.clause|' +
    'playbooks|scope|superiors|endOfDay|advice|after|onlyIf|asks|skippableBy|within|required|intoOutcome|' +
    'emergency|emergency\\.plans\\.\\d+\\.noted|acceptWithin|' +
    'handover\\.coordinat\\w+|repairs|repairs\\.\\w+|assignment|authority|skill|upToFen|writtenReplies|' +
    'secrets|discloses|triage|followUps|pausedBy|extensions|notices|quietHours|quiet|' +
    'complaintReport|severity|markedFor|questions(\\.\\d+\\.categories)?|byAppointment|escalateOnBreach|' +
    'warnings|ladder|atNight|steps\\.\\d+\\.target)$',
)

describe('a pack', () => {
  test('that a group derives is sound, is taken as it is, and survives JSON', () => {
    fc.assert(
      fc.property(anyPack, (pack) => {
        const taken = validatePack(JSON.parse(JSON.stringify(pack)))
        expect(taken).toEqual(pack)
        expect(validatePack(taken)).toEqual(taken)
      }),
      { numRuns: 50 },
    )
  })

  test('from which a part is taken is refused with the path of that part', () => {
    const unnoticed = everyKey.flatMap(({ pack, place }) => {
      if (optional.test(pathOf(place))) return []
      const problems = problemsOf(changedAt(pack, place, () => undefined))
      // of a window without its unit nobody can tell which unit it should have had
      const ofWindow = ['window', 'within', 'every', 'ladder'].some((key) => place.includes(key))
      const path = pathOf(ofWindow ? place.slice(0, -1) : place)
      return problems.some((problem) => problem.startsWith(path)) ? [] : [pathOf(place)]
    })
    expect(unnoticed).toEqual([])
  })

  test('with a word that is not of the format is refused with the path of where it stands', () => {
    fc.assert(
      fc.property(anyObject, ({ pack, place }) => {
        const problems = problemsOf(changedAt(pack, place, (old) => ({ ...(old as object), colour: 'red' })))
        expect(problems).toEqual([`${pathOf(place)}: Unrecognized key: "colour"`])
      }),
      { numRuns: 100 },
    )
  })

  test('with anything at all in the place of a part is refused with paths, or is sound', () => {
    fc.assert(
      fc.property(anyKey, fc.jsonValue(), ({ pack, place }, value) => {
        const problems = problemsOf(changedAt(pack, place, () => value))
        for (const problem of problems) expect(problem).toMatch(/^[A-Za-z]+(\.[A-Za-z0-9]+)*: \S/)
      }),
      { numRuns: 200 },
    )
  })

  test('that is none of ours is refused, never taken and never a fault of the program', () => {
    fc.assert(
      fc.property(fc.anything(), (value) => {
        expect(problemsOf(value).length).toBeGreaterThan(0)
      }),
    )
  })
})

describe('what a rule cites and is called', () => {
  const [clock] = residential.clocks
  const withClock = (changes: object) => problemsOf({ ...residential, clocks: [{ ...clock, ...changes }] })

  test.each(['P5.4.2', 'M4.10', 'C1.static', 'P5.6.5.3a', 'G1', 'Garden.2'])(
    'a clause may be called %s',
    (clause) => {
      expect(withClock({ clause })).toEqual([])
    },
  )

  test.each(['', '5.4', 'p5', 'P5.', 'P5..4', 'P5.4 ', ' P5.4', 'P5-4', '.P5'])(
    '"%s" is no clause',
    (clause) => {
      expect(withClock({ clause })).toEqual(['clocks.0.clause: must be the id of a clause'])
    },
  )

  test.each(['a', 'hand-over', 'reply-2', 'a1-b2-c3', 'x'.repeat(60)])('%s is a code', (code) => {
    expect(withClock({ code })).toEqual([])
  })

  test.each(['', 'Hand', '2-reply', 'hand_over', '-a', 'a-', 'a--b', 'hand over', 'a-B', ' a', 'a '])(
    '"%s" is no code',
    (code) => {
      expect(withClock({ code })).toEqual(['clocks.0.code: must be in kebab-case'])
    },
  )

  test('a code has at most 60 characters', () => {
    expect(withClock({ code: 'x'.repeat(61) })).toEqual([
      'clocks.0.code: Too big: expected string to have <=60 characters',
    ])
  })

  test.each(['00:00', '09:59', '19:00', '20:30', '23:59'])('a day may be cut off at %s', (cutOff) => {
    expect(withClock({ window: { sameDay: true, cutOff } })).toEqual([])
  })

  test.each(['24:00', '9:30', '09:60', '29:00', '09:30:00', 'x09:30', '0930', ''])(
    'nor at "%s"',
    (cutOff) => {
      expect(withClock({ window: { sameDay: true, cutOff } })).toEqual([
        'clocks.0.window.cutOff: must be HH:mm',
      ])
    },
  )

  test('a window is positive and at most a year', () => {
    const most = { minutes: 527_040, hours: 8_784, days: 366, workingDays: 262 }
    for (const [unit, amount] of Object.entries(most)) {
      expect(withClock({ window: { [unit]: 1 } })).toEqual([])
      expect(withClock({ window: { [unit]: amount } })).toEqual([])
      expect(withClock({ window: { [unit]: amount + 1 } })).toEqual([
        `clocks.0.window.${unit}: Too big: expected number to be <=${amount}`,
      ])
      expect(withClock({ window: { [unit]: 0 } })).toEqual([
        `clocks.0.window.${unit}: Too small: expected number to be >=1`,
      ])
    }
  })
})

describe('numbers and lists of a pack', () => {
  const path = (...place: Place) => place
  test.each<[Place, readonly unknown[], readonly unknown[]]>([
    [path('version'), [1, 7], [0, 1.5, '1']],
    [
      path('basedOn'),
      [null, { id: 'mall', version: 1 }],
      [
        { id: 'mall', version: 0 },
        { id: 'Mall', version: 1 },
      ],
    ],
    [path('revisits', 0, 'share'), [0, 0.5, 1], [-0.1, 1.1]],
    [path('clocks', 0, 'warnAtShare'), [0.1, 0.9], [0, 1]],
    [path('care', 'advancedAge'), [60, 120], [39, 121]],
    [path('care', 'retiredAge'), [40, 80], [39, 121]],
    [path('title', 'zh'), ['住', 'x'.repeat(500)], ['', ' ', 'x'.repeat(501)]],
    [path('kinds'), [], [[]]],
    [path('revisits', 0, 'methods'), [['online']], [[], ['by pigeon']]],
    [path('samplings'), [[]], ['all']],
    [path('samplings', 0, 'kinds'), ['all', ['complaint']], [[], 'some']],
    [path('samplings', 0, 'period'), ['month'], ['week']],
    [path('samplings', 0, 'of'), ['appeals', 'revisits'], ['orders']],
    [path('clocks', 0, 'startsOn'), ['registered'], ['fedBack', 'revisited']],
    [
      path('clocks', 0, 'stopsOn'),
      ['handedOver', 'fedBack', 'resolved', 'revisited'],
      ['registered', 'closed'],
    ],
    [path('handover', 'rule'), ['dutyOfCategory'], ['luck']],
    [path('conduct'), [null], [[]]],
    [path('conduct', 'values'), [], [[]]],
    [path('clocks', 0, 'when', 'channels'), [['letter']], [[], ['pigeon']]],
    [path('clocks', 0, 'when', 'kinds'), [['complaint']], [[], ['wish']]],
    [path('clocks', 0, 'when', 'impacts'), [['stopsBusiness']], [[], ['none']]],
    [path('clocks', 0, 'when', 'unlessImpacts'), [['stopsBusiness']], [[], ['none']]],
    [path('clocks', 0, 'when', 'grades'), [], [[], ['huge']]],
  ])('%j may be any of %j, and none of %j', (place, good, bad) => {
    for (const value of good) expect(problemsOf(changedAt(residential, place, () => value))).toEqual([])
    for (const value of bad) {
      const problems = problemsOf(changedAt(residential, place, () => value))
      expect([value, problems.some((problem) => problem.startsWith(pathOf(place)))]).toEqual([value, true])
    }
  })
})
