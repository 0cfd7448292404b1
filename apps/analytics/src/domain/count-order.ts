/** The order of counts: by their keys, as code points, what is not known last. The same question, the same order. */
export function byKeys(
  one: { readonly keys: readonly (string | null)[] },
  other: { readonly keys: readonly (string | null)[] },
): number {
  for (const [index, key] of one.keys.entries()) {
    const rival = other.keys[index] ?? null
    if (key === rival) continue
    if (key === null) return 1
    if (rival === null) return -1
    return key < rival ? -1 : 1
  }
  return 0
}
