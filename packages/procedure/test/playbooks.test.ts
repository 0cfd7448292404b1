import { describe, expect, test } from '@jest/globals'
import { Refusal } from '@shouwen/vocabulary/refusal'
import fc from 'fast-check'
import type { Playbook, ProcedurePack } from '../src/pack'
import { playbooksFor, standingOf, type PlaybookFacts, type Settled } from '../src/playbooks'
import { shippedPacks } from '../src/shipped-packs'
import { validatePack } from '../src/validate-pack'

const { residential, mall } = shippedPacks

const call: PlaybookFacts = { kind: 'complaint', category: 'cleaning', channel: 'telephone', scope: null }

const codesFor = (pack: ProcedurePack, facts: Partial<PlaybookFacts>): string[] =>
  playbooksFor(pack, { ...call, ...facts }).map(({ code }) => code)

function playbook(pack: ProcedurePack, code: string): Playbook {
  const found = pack.playbooks?.find((each) => each.code === code)
  if (found === undefined) throw new Error(`no playbook ${code}`)
  return found
}

describe('which playbooks an appeal is handled by', () => {
  test('follows from what it is about, how it came and how it was judged', () => {
    expect(codesFor(residential, {})).toEqual(['service-complaint'])
    expect(codesFor(residential, { category: 'noise' })).toEqual([])
    expect(codesFor(residential, { kind: 'suggestion' })).toEqual([])
    expect(codesFor(residential, { kind: 'inquiry', category: 'parking' })).toEqual(['oral-inquiry'])
    expect(codesFor(residential, { kind: 'inquiry', category: 'parking', channel: 'letter' })).toEqual([])
    expect(codesFor(residential, { kind: 'assistance', category: 'theft' })).toEqual(['crime'])
    expect(codesFor(mall, { category: 'power', channel: 'inPerson' })).toEqual(['visitor'])
    expect(codesFor(mall, { category: 'power', scope: 'withinScope' })).toEqual([])
    expect(codesFor(mall, { category: 'power', scope: 'outsideScope' })).toEqual(['outside-scope'])
  })

  test('is nothing where a procedure has none', () => {
    const { playbooks: _none, ...older } = residential
    expect(playbooksFor(older, call)).toEqual([])
  })
})

const standing = (book: Playbook, settled: Record<string, Settled>) =>
  Object.fromEntries(standingOf(book, new Map(Object.entries(settled))))

describe('where the steps stand', () => {
  test('a remedy waits for the apology, the apology for the contact', () => {
    const book = playbook(residential, 'service-complaint')
    expect(standing(book, {})).toEqual({
      contact: 'open',
      apologise: 'waiting',
      rectify: 'waiting',
      remedy: 'waiting',
    })
    expect(standing(book, { contact: {}, apologise: {}, remedy: null })).toEqual({
      contact: 'done',
      apologise: 'done',
      rectify: 'open',
      remedy: 'skipped',
    })
  })

  test('a step that an answer asks for waits for it, and is not needed after another answer', () => {
    const book = playbook(residential, 'neighbour-dispute')
    expect(standing(book, {})).toEqual({ persuade: 'open', refer: 'waiting', 'committee-result': 'waiting' })
    expect(standing(book, { persuade: { outcome: 'settled' } })).toMatchObject({
      refer: 'notNeeded',
      'committee-result': 'notNeeded',
    })
    expect(standing(book, { persuade: { outcome: 'serious' } })).toMatchObject({
      refer: 'open',
      'committee-result': 'waiting',
    })
  })

  test('what an answer rests on that was never asked for is not needed either', () => {
    const book = playbook(residential, 'oral-inquiry')
    expect(standing(book, { answer: { result: 'unsure' }, 'ask-director': { result: 'answered' } })).toEqual({
      answer: 'done',
      'ask-director': 'done',
      'ask-management': 'notNeeded',
      'pass-on': 'open',
    })
  })

  test('whatever is answered, a playbook comes to its end, and no step is open before those it comes after', () => {
    const anyBook = fc.constantFrom(...[residential, mall].flatMap(({ playbooks = [] }) => playbooks))
    fc.assert(
      fc.property(anyBook, fc.infiniteStream(fc.nat()), (book, chance) => {
        const settled = new Map<string, Settled>()
        const next = (below: number): number => (chance.next().value ?? 0) % below
        for (let turns = 0; turns <= book.steps.length; turns += 1) {
          const now = standingOf(book, settled)
          const open = book.steps.filter(({ code }) => now.get(code) === 'open')
          for (const { after } of open) {
            for (const earlier of after) expect(['waiting', 'open']).not.toContain(now.get(earlier))
          }
          const step = open[next(Math.max(1, open.length))]
          if (step === undefined) {
            expect([...now.values()]).not.toContain('waiting')
            return
          }
          const answers = step.asks.map(({ code, options }) => [
            code,
            options?.[next(options.length)]?.code ?? 'words',
          ])
          settled.set(step.code, next(10) === 0 ? null : (Object.fromEntries(answers) as Settled))
        }
        throw new Error(`${book.code} does not end`)
      }),
    )
  })
})

describe('a playbook that contradicts itself is refused with the path of every fault', () => {
  const [first, ...others] = playbook(residential, 'service-complaint').steps
  const withSteps = (steps: readonly object[], when: object = {}): unknown => {
    const book = { code: 'mine', zh: '自订', en: 'mine', when, steps, clause: 'G1' }
    const { scope: _none, ...pack } = mall
    return problemsOf({ ...pack, playbooks: [book] })
  }
  const step = { zh: '步骤', en: 'step', by: ['mallOperator'], clause: 'G1' }
  const choice = {
    ...step,
    code: 'ask',
    asks: [
      {
        code: 'well',
        zh: '如何',
        en: 'how',
        kind: 'choice',
        options: [{ code: 'yes', zh: '是', en: 'yes' }],
      },
    ],
  }
  const onlyIf = (changes: object) => ({
    ...step,
    code: 'then',
    onlyIf: { step: 'ask', field: 'well', is: ['yes'], ...changes },
  })

  const discloses = (changes: object) => ({
    ...choice,
    code: 'then',
    discloses: {
      what: 'well',
      to: { step: 'ask', field: 'well' },
      ground: 'judicialRequest',
      ...changes,
    },
  })

  test.each([
    ['a circle', [{ ...first, after: ['apologise'] }, ...others], 'after.0: "apologise" is no step before'],
    ['itself', [{ ...step, code: 'one', after: ['one'] }], 'after.0: "one" is no step before'],
    ['a step twice', [choice, choice], 'steps.1.code: "ask" is given twice'],
    ['an unknown step', [choice, onlyIf({ step: 'nobody' })], 'onlyIf.step: "nobody" is no step before'],
    ['what is no choice', [choice, onlyIf({ field: 'words' })], 'onlyIf.field: "words" is no choice'],
    ['an answer nobody can give', [choice, onlyIf({ is: ['no'] })], 'onlyIf.is.0: "no" is no option'],
    [
      'options of words',
      [{ ...choice, asks: [{ ...choice.asks[0], kind: 'text' }] }],
      'asks.0.options: a choice has options',
    ],
    [
      'a disclosure of what is not asked for',
      [choice, discloses({ what: 'nothing' })],
      'steps.1.discloses.what: the step does not ask for "nothing"',
    ],
    [
      'a disclosure to nobody',
      [choice, discloses({ to: { step: 'ask', field: 'whom' } })],
      'steps.1.discloses.to: no step before this one asks for "ask.whom"',
    ],
    ['an unknown post', [{ ...step, code: 'one', by: ['king'] }], 'steps.0.by.0: Invalid option'],
    ['a window of -1 h', [{ ...step, code: 'one', within: { hours: -1 } }], 'within.hours: Too small'],
    ['no step', [], 'playbooks.0.steps: Too small'],
  ])('%s', (_what, steps, problem) => {
    expect(withSteps(steps)).toEqual(expect.arrayContaining([expect.stringContaining(problem)]))
  })

  test('an unknown category, and a judgement that the procedure does not know', () => {
    expect(withSteps([choice], { categories: ['nothing'], scopes: ['outsideScope'] })).toEqual([
      'playbooks.0.when.categories.0: "nothing" is no category of this procedure',
      'playbooks.0.when.scopes: this procedure judges no complaints by their scope',
    ])
  })

  test('a judgement without both definitions', () => {
    const { scope } = mall
    const [within] = scope?.definitions ?? []
    expect(problemsOf({ ...mall, scope: { ...scope, definitions: [within, within] } })).toEqual([
      'scope.definitions.1.scope: "withinScope" is given twice',
      'scope.definitions: no definition of "outsideScope"',
    ])
  })
})

function problemsOf(json: unknown): unknown {
  try {
    validatePack(json)
    return []
  } catch (error) {
    if (error instanceof Refusal) return error.facts['problems']
    throw error
  }
}
