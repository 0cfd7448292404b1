/** JSON with sorted keys and no spaces (RFC 8785): the same value is the same text, whoever writes it. */
export function canonicalJson(value: unknown): string {
  if (value === null || typeof value !== 'object') return JSON.stringify(value)
  let text = ''
  if (Array.isArray(value)) {
    for (const each of value) text += `${text === '' ? '' : ','}${canonicalJson(each)}`
    return `[${text}]`
  }
  const held = value as Readonly<Record<string, unknown>>
  for (const key of Object.keys(held).sort())
    text += `${text === '' ? '' : ','}${JSON.stringify(key)}:${canonicalJson(held[key])}`
  return `{${text}}`
}
