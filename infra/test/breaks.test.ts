import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { expect, test } from '@jest/globals'

const checkout = resolve(__dirname, '../..')

test('something can be taken out for every clause that is proven, and leaves a sound procedure', () => {
  const listed = execFileSync(process.execPath, [join(checkout, 'infra/run/clauses-break.mjs'), '--list'], {
    encoding: 'utf8',
  })
  const breaks = JSON.parse(listed) as { clause: string }[]
  const broken = new Set(breaks.map(({ clause }) => clause))
  const proofs = JSON.parse(readFileSync(join(checkout, 'docs/clauses.json'), 'utf8')) as Record<
    string,
    unknown[]
  >
  const proven = Object.keys(proofs).filter((clause) => (proofs[clause] ?? []).length > 0)
  expect(proven.filter((clause) => !broken.has(clause))).toEqual([])
  expect(proven.length).toBeGreaterThan(40)
})
