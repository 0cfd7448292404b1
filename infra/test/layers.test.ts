import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'

const checkout = resolve(__dirname, '../..')

/** File, what it imports, and the rule that forbids it; null: allowed. */
const imports = [
  ['apps/sla/src/domain/a1.ts', "import { t } from '../store/tables'", 'domain-is-pure'],
  ['apps/sla/src/domain/a2.ts', "import type { t } from '../graph/resolver'", 'domain-is-pure'],
  ['apps/sla/src/domain/a3.ts', "import { EntitySchema } from 'typeorm'", 'domain-is-pure'],
  [
    'apps/sla/src/domain/a4.ts',
    "import { t } from '../../../../packages/access/src/actor'",
    'domain-is-pure',
  ],
  ['apps/sla/src/domain/a5.ts', "import { t } from '../../../../packages/calendar/src/days'", null],
  ['packages/events/src/b1.ts', "import { EntitySchema } from 'typeorm'", 'pure-packages-stay-pure'],
  ['apps/sla/src/graph/c1.ts', "import { t } from '../store/tables'", 'graph-only-reads-the-store'],
  ['apps/sla/src/graph/c2.ts', "import { t } from '../store/clock-queries'", null],
  ['apps/sla/src/graph/c3.ts', "import { t } from '../reactions/when-registered'", 'graph-does-not-react'],
  ['apps/sla/src/use-cases/d1.ts', "import { t } from '../graph/resolver'", 'use-cases-know-no-graph'],
  ['apps/sla/src/use-cases/d2.ts', "import { t } from '../store/tables'", null],
  ['apps/sla/src/reactions/e1.ts', "import { t } from '../graph/resolver'", 'reactions-know-no-graph'],
  ['apps/sla/src/reactions/e2.ts', "import { t } from '../use-cases/d2'", null],
  ['apps/sla/src/store/f1.ts', "import { t } from '../use-cases/d2'", 'store-knows-only-the-domain'],
  ['apps/sla/src/g1.ts', "import { t } from '../../intake/src/service'", 'app-imports-no-app'],
  ['apps/standalone/src/g2.ts', "import { t } from '../../intake/src/service'", null],
  [
    'packages/access/src/h1.ts',
    "import { t } from '../../../apps/intake/src/service'",
    'package-imports-no-app',
  ],
  ['apps/sla/src/i1.ts', "import { connect } from '@nats-io/transport-node'", 'only-messaging-speaks-nats'],
  ['packages/messaging/src/i2.ts', "import { connect } from '@nats-io/transport-node'", null],
  ['apps/sla/src/j1.ts', "import { t } from '../../../infra/run/seed'", 'nobody-imports-infra'],
  ['apps/sla/src/k1.ts', "import { t } from '../test/factory'", 'sources-import-no-tests'],
  ['apps/sla/src/l1.ts', "import { t } from './l2'", 'no-circle'],
  ['apps/sla/src/m1.ts', "import { t } from './nowhere'", 'every-import-resolves'],
] as const

/** What the files above import. */
const imported = [
  'apps/sla/src/store/tables.ts',
  'apps/sla/src/store/clock-queries.ts',
  'apps/sla/src/graph/resolver.ts',
  'apps/sla/src/reactions/when-registered.ts',
  'apps/sla/test/factory.ts',
  'apps/intake/src/service.ts',
  'packages/access/src/actor.ts',
  'packages/calendar/src/days.ts',
  'infra/run/seed.ts',
]

interface Violation {
  from: string
  rule: { name: string }
}

let root: string
let violations: Violation[]

beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'shouwen-layers-'))
  symlinkSync(join(checkout, 'node_modules'), join(root, 'node_modules'))
  for (const [path, text] of imports) write(path, `${text}\nexport const u = () => t\n`)
  for (const path of imported) write(path, 'export const t = 1\n')
  write('apps/sla/src/l2.ts', "import { u } from './l1'\nexport const t = u\n")
  const { stdout } = spawnSync(
    join(checkout, 'node_modules/.bin/depcruise'),
    [
      'apps',
      'packages',
      'infra',
      '--config',
      join(checkout, '.dependency-cruiser.cjs'),
      '--output-type',
      'json',
    ],
    { cwd: root, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 },
  )
  violations = JSON.parse(stdout).summary.violations
})

afterAll(() => rmSync(root, { recursive: true, force: true }))

function write(path: string, text: string): void {
  mkdirSync(dirname(join(root, path)), { recursive: true })
  writeFileSync(join(root, path), text)
}

describe('layer rules', () => {
  test.each(imports)('%s with %s: %s', (path, _text, rule) => {
    const broken = violations.filter(({ from }) => from === path).map(({ rule: { name } }) => name)
    expect(broken).toEqual(rule === null ? [] : [rule])
  })
})
