import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { generatedNote, table } from './markdown.mjs'
import { checkout } from '../run/checkout.mjs'

/** `docs/glossary.md`: every closed set of the vocabulary, code by code, in both languages. */
export async function generateGlossary() {
  const folder = join(checkout, 'packages/vocabulary/src')
  const modules = readdirSync(folder)
    .filter((file) => file.endsWith('.ts'))
    .map((file) => file.slice(0, -'.ts'.length))
    .sort()
  const sections = []
  for (const module of modules) {
    const exported = await import(`@shouwen/vocabulary/${module}`)
    const sets = Object.values(exported).filter(isClosedSet)
    if (sets.length > 0) sections.push(`## ${module}\n`, ...sets.map(closedSetSection))
  }
  const text = [
    generatedNote('npm run generate'),
    '# 词汇表 · Glossary\n',
    '代码中的取值均来自下列封闭集合。The closed sets of the product: no column, event or enum holds another value.\n',
    ...sections,
  ].join('\n')
  return { 'docs/glossary.md': text }
}

/** @param {import('@shouwen/vocabulary/closed-set').ClosedSet<string>} set */
function closedSetSection({ name, about, codes, labels }) {
  const rows = codes.map((code) => [`\`${code}\``, labels[code].zh, labels[code].en])
  return `### ${name}\n\n${about}\n\n${table(['code', '中文', 'English'], rows)}\n`
}

/** @param {unknown} value */
function isClosedSet(value) {
  return (
    typeof value === 'object' && value !== null && 'codes' in value && 'labels' in value && 'about' in value
  )
}
