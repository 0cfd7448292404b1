import { generatedNote, table } from './markdown.mjs'

const documents = [
  ['residential', '住宅物业客户诉求服务作业规程 · Residential procedure'],
  ['mall', '购物中心受理客户诉求操作规程 · Mall procedure'],
  ['crm', '房地产企业全面客户关系 · Customer relationship'],
]

/**
 * `docs/clauses.md`: every clause in both languages with the tests that prove it.
 * @param {readonly import('@shouwen/clauses/clause-catalogue').Clause[]} clauses
 * @param {Readonly<Record<string, readonly import('@shouwen/clauses/clause-proofs').ClauseProof[]>>} proofs
 */
export function clauseTable(clauses, proofs) {
  const proven = clauses.filter(({ id }) => (proofs[id] ?? []).length > 0).length
  const parts = documents.map(([document, heading]) => {
    const rows = clauses
      .filter(({ source }) => source.document === document)
      .map(({ id, zh, en }) => [id, zh, en, testsCell(proofs[id] ?? [])])
    return `## ${heading}\n\n${table(['条款 clause', '规则', 'rule', '测试 tests'], rows)}\n`
  })
  return [
    generatedNote('npm run clauses -- --write'),
    '# 条款与测试 · Clauses and their tests\n',
    `已由测试证明 ${proven} / ${clauses.length} 条。${proven} of ${clauses.length} clauses are proven by tests.\n`,
    ...parts,
  ].join('\n')
}

/** @param {readonly { file: string, test: string }[]} tests */
function testsCell(tests) {
  if (tests.length === 0) return '未实现 / not yet'
  return tests.map(({ file, test }) => `[${linkText(test)}](../${encodeURI(file)})`).join('<br>')
}

/** @param {string} text */
function linkText(text) {
  return text.replaceAll(/[[\]<>*_`\\]/g, (sign) => `\\${sign}`)
}
