import { afterAll, expect, test } from '@jest/globals'
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const folder = mkdtempSync(join(tmpdir(), 'shouwen-message-'))
afterAll(() => rmSync(folder, { recursive: true }))

/** What the command says of a message: empty when it accepts it. */
function complaintAbout(message: string): string {
  const file = join(folder, 'message')
  writeFileSync(file, message)
  const command = join(__dirname, '../run/commit-message.mjs')
  const { status, stderr } = spawnSync(process.execPath, [command, '--file', file], { encoding: 'utf8' })
  expect(status).toBe(stderr === '' ? 0 : 1)
  return stderr
}

test.each([
  'feat(sla): pause the clock while the customer is away',
  'test(procedure,calendar): due times against a naive walk\n\nA body of its own.',
  'feat(intake)!: an appeal keeps its caller',
  'chore: lay out the monorepo',
])('"%s" is accepted', (message) => {
  expect(complaintAbout(message)).toBe('')
})

test.each([
  ['pause the clock', 'not of the form'],
  ['feature(sla): pause the clock', 'the type "feature"'],
  ['feat(clocks): pause the clock', 'the scope "clocks"'],
  ['feat(sla,clocks): pause the clock', 'the scope "clocks"'],
  ['feat(): pause the clock', 'the scope ""'],
  ['feat(sla): pause the clock.', 'full stop'],
  [`feat(sla): pause ${'the clock '.repeat(12)}again`, 'longer than 120'],
  ['', 'not of the form'],
])('"%s" is refused', (message, fault) => {
  expect(complaintAbout(message)).toContain(fault)
})
