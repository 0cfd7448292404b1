import type { ClosedSet } from '@shouwen/vocabulary/closed-set'
import { everySet } from '@shouwen/vocabulary/every-set'
import { registerEnumType } from 'type-graphql'

const registered = new WeakMap<object, object>()

/** `officeDirector` is `OFFICE_DIRECTOR` in GraphQL. */
export function graphName(code: string): string {
  return code.replaceAll(/([a-z0-9])([A-Z])/g, '$1_$2').toUpperCase()
}

/** The code of a value as the gateway tells it, `BY_TELEPHONE`; null for none of the set. */
export function codeNamed<Code extends string>(
  set: ClosedSet<Code>,
  name: string | null | undefined,
): Code | null {
  return set.codes.find((code) => graphName(code) === name) ?? null
}

/**
 * The GraphQL enum of a closed set; its values are documented with their labels.
 * type-graphql collects enums before it reads the types of fields, so all are registered when this file is loaded.
 */
export function graphEnum(set: ClosedSet<string>): object {
  const values = registered.get(set)
  if (values === undefined) throw new Error(`${set.name} is missing from the vocabulary's every-set`)
  return values
}

for (const set of everySet) {
  const values = Object.fromEntries(set.codes.map((code) => [graphName(code), code]))
  registerEnumType(values, {
    name: set.name,
    description: set.about,
    valuesConfig: Object.fromEntries(
      set.codes.map((code) => {
        const { zh, en } = set.labels[code] ?? { zh: code, en: code }
        return [graphName(code), { description: `${zh}: ${en}` }]
      }),
    ),
  })
  registered.set(set, values)
}
