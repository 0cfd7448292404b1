import type { ClosedSet } from '@shouwen/vocabulary/closed-set'
import { registerEnumType } from 'type-graphql'

const registered = new WeakMap<object, object>()

/** `officeDirector` is `OFFICE_DIRECTOR` in GraphQL. */
export function graphName(code: string): string {
  return code.replaceAll(/([a-z0-9])([A-Z])/g, '$1_$2').toUpperCase()
}

/** The GraphQL enum of a closed set, registered once per process; its values are documented with their labels. */
export function graphEnum<Code extends string>(set: ClosedSet<Code>): object {
  const known = registered.get(set)
  if (known !== undefined) return known
  const values = Object.fromEntries(set.codes.map((code) => [graphName(code), code]))
  registerEnumType(values, {
    name: set.name,
    description: set.about,
    valuesConfig: Object.fromEntries(
      set.codes.map((code) => [
        graphName(code),
        { description: `${set.labels[code].zh}: ${set.labels[code].en}` },
      ]),
    ),
  })
  registered.set(set, values)
  return values
}
