/** Something that two versions of a procedure say differently. */
export interface PackChange {
  /** `clocks.minor-repair.window.hours`: members of a list by their code where they have one. */
  readonly path: string
  /** JSON; null where only the other version says something. */
  readonly before: unknown
  readonly after: unknown
}

/** What is said of every version anew. */
const ownOfVersion = new Set(['id', 'version', 'basedOn', 'title'])

/** Every rule in which a procedure differs from the one that it was made from; a change of order is one too. */
export function packChanges(before: object, after: object): PackChange[] {
  return changesOf(rules(before), rules(after), [])
}

function rules(pack: object): object {
  return Object.fromEntries(Object.entries(pack).filter(([key]) => !ownOfVersion.has(key)))
}

type Path = readonly string[]

function changesOf(before: unknown, after: unknown, path: Path): PackChange[] {
  if (isRecord(before) && isRecord(after)) {
    const keys = new Set([...Object.keys(before), ...Object.keys(after)])
    return [...keys].flatMap((key) => changesOf(before[key], after[key], [...path, key]))
  }
  if (Array.isArray(before) && Array.isArray(after)) {
    const [old, now] = [byCode(before), byCode(after)]
    if (old !== null && now !== null) return changesOfMembers(old, now, path)
  }
  return same(before, after) ? [] : [{ path: path.join('.'), before: before ?? null, after: after ?? null }]
}

function changesOfMembers(
  before: ReadonlyMap<string, unknown>,
  after: ReadonlyMap<string, unknown>,
  path: Path,
): PackChange[] {
  const codes = new Set([...before.keys(), ...after.keys()])
  const within = [...codes].flatMap((code) => changesOf(before.get(code), after.get(code), [...path, code]))
  const stayed = (order: ReadonlyMap<string, unknown>): string[] =>
    [...order.keys()].filter((code) => before.has(code) && after.has(code))
  const [old, now] = [stayed(before), stayed(after)]
  return same(old, now) ? within : [...within, { path: path.join('.'), before: old, after: now }]
}

/** Members of a list by what tells them apart; null where nothing does. */
function byCode(list: readonly unknown[]): Map<string, unknown> | null {
  const coded = new Map<string, unknown>()
  for (const [at, member] of list.entries()) {
    if (!isRecord(member)) return null
    // A list of rules without a name of their own is told apart by place.
    const code = ['code', 'kind', 'scope', 'from']
      .map((key) => member[key])
      .find((key) => typeof key === 'string')
    coded.set(typeof code === 'string' ? code : String(at), member)
  }
  return coded.size === list.length ? coded : null
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return value !== null && typeof value === 'object' && !Array.isArray(value)
}

function same(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other)
}
