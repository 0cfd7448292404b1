import type { ProjectCalendar } from '@shouwen/calendar/project-calendar'
import { clocksFor } from '@shouwen/procedure/clocks'
import type { ClockRule, ProcedurePack } from '@shouwen/procedure/pack'
import { shippedPacks } from '@shouwen/procedure/shipped-packs'
import { validatePack } from '@shouwen/procedure/validate-pack'
import type { Window } from '@shouwen/procedure/window'
import { openClock, type Clock } from '../../src/domain/clock'
import { runsOf } from '../../src/domain/runs'
import type { CityPack } from './learn'
import type { Request } from './requests'

/** What the city asks for, as a house would publish it. */
export interface CityProcedure {
  readonly pack: ProcedurePack
  readonly calendar: ProjectCalendar
}

/** What is asked of the city is a request for help; nothing else is known of it. */
export const KIND = 'assistance'
const CLAUSE = 'B1'

const { residential } = shippedPacks

/**
 * The learned windows as a pack: a category for each reason of the city, within it one for each type; a clock for each window, of
 * the reasons of which every type has it, and of the types of the others. Refuses as publishing it would.
 */
export function cityProcedure(learned: CityPack, shown: readonly Request[]): CityProcedure {
  const typesOf = new Map<string, Set<string>>()
  for (const { reason, type } of shown) typesOf.set(reason, (typesOf.get(reason) ?? new Set()).add(type))
  const rule = { kind: KIND, clause: CLAUSE } as const
  const pack = validatePack({
    id: 'boston',
    version: 1,
    basedOn: { id: residential.id, version: residential.version },
    projectKind: 'residential',
    title: { zh: '波士顿 311', en: 'Boston 311' },
    kinds: [rule],
    categories: [
      ...[...typesOf].flatMap(([reason, types]) => [
        category(reasonCode(reason), reason),
        ...[...types].map((type) => ({
          ...category(typeCode(reason, type), type),
          within: reasonCode(reason),
        })),
      ]),
      category('other', 'other'),
    ],
    clocks: clocksOf(learned.windows, typesOf),
    revisits: [{ kinds: [KIND], share: 0, methods: ['byTelephone'], clause: CLAUSE }],
    samplings: [],
    progress: { reviewRequired: false, reviewerRole: null, clause: CLAUSE },
    instructionBy: residential.instructionBy,
    conduct: null,
    care: null,
    handover: { rule: 'dutyOfCategory', fallbackDuty: 'customerService', clause: CLAUSE },
  })
  return { pack, calendar: learned.calendar }
}

function clocksOf(
  windows: ReadonlyMap<string, Window>,
  typesOf: ReadonlyMap<string, ReadonlySet<string>>,
): object[] {
  const categories = new Map<string, string[]>()
  const keep = (window: Window, code: string): void => {
    const name = JSON.stringify(window)
    categories.set(name, [...(categories.get(name) ?? []), code])
  }
  for (const [reason, types] of typesOf) {
    const own = [...types].flatMap((type) => windows.get(type) ?? [])
    const [first] = own
    const isOne = first !== undefined && new Set(own.map((window) => JSON.stringify(window))).size === 1
    if (isOne) keep(first, reasonCode(reason))
    else
      for (const type of types) {
        const window = windows.get(type)
        if (window !== undefined) keep(window, typeCode(reason, type))
      }
  }
  return [...categories].map(([window, codes], at) => ({
    code: `promise-${at + 1}`,
    target: 'resolution',
    startsOn: 'registered',
    stopsOn: 'resolved',
    window: JSON.parse(window) as Window,
    when: { categories: codes },
    clause: CLAUSE,
  }))
}

const category = (code: string, name: string): object => ({
  code,
  zh: name,
  en: name,
  kinds: [KIND],
  duty: 'customerService',
  aboutService: false,
})

const kebab = (name: string): string =>
  name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
const reasonCode = (reason: string): string => `r-${kebab(reason)}`.slice(0, 60)
const typeCode = (reason: string, type: string): string =>
  `t-${kebab(reason).slice(0, 20)}-${kebab(type)}`.slice(0, 60).replace(/-+$/, '').replace(/--+/g, '-')

/** The category of a request; one that nobody has seen before falls to its reason, and to nothing where that is new, too. */
export function categoryFor({ categories }: ProcedurePack, { reason, type }: Request): string {
  const known = [typeCode(reason, type), reasonCode(reason)].find((code) =>
    categories.some((each) => each.code === code),
  )
  return known ?? 'other'
}

/** The clock that a request would have, opened as every clock is; null where the pack promises it nothing. */
export function clockFor({ pack, calendar }: CityProcedure, request: Request): Clock | null {
  const category = categoryFor(pack, request)
  const rules: ClockRule[] = clocksFor(pack, { kind: KIND, category, channel: 'telephone' })
  const [run] = runsOf(rules, request.openedAt, [])
  if (run === undefined) return null
  const appeal = { appealId: request.id, id: request.id, groupId: '', projectId: '', projectPath: '' }
  return openClock(run, { ...appeal, customerId: null, packId: pack.id, packVersion: pack.version }, calendar)
}

/** To the minute: nearer than that the city's own two clocks differ. */
export function isAsPromised(clock: Pick<Clock, 'dueAt'> | null, { promisedBy }: Request): boolean {
  return clock !== null && Math.abs(clock.dueAt.getTime() - promisedBy.getTime()) < 60_000
}
