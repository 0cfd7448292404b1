import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parse } from 'yaml'
import { z } from 'zod'

export const checkout = resolve(__dirname, '../../../..')

const rules = z.object({
  groups: z.array(
    z.object({
      rules: z.array(
        z.object({
          alert: z.string(),
          expr: z.string(),
          labels: z.object({ severity: z.enum(['critical', 'warning']) }),
          annotations: z.object({ summary: z.string(), description: z.string(), runbook: z.string() }),
        }),
      ),
    }),
  ),
})

/** The rules of infra/prometheus/alerts.yml. */
export const alerts = rules
  .parse(parse(fileOf('infra/prometheus/alerts.yml')))
  .groups.flatMap((group) => group.rules)

const panel = z.object({
  id: z.number(),
  type: z.enum(['row', 'timeseries']),
  title: z.string().min(1),
  gridPos: z.object({ x: z.number(), y: z.number(), w: z.number(), h: z.number() }),
  targets: z.array(z.object({ refId: z.string(), expr: z.string() })).default([]),
})

/** What infra/grafana/shouwen.json draws. */
export const panels = z
  .object({ panels: z.array(panel) })
  .parse(JSON.parse(fileOf('infra/grafana/shouwen.json'))).panels

/** Every expression of alerts and dashboard, with what it belongs to. */
export const watched: readonly (readonly [string, string])[] = [
  ...alerts.map(({ alert, expr }) => [`the alert ${alert}`, expr] as const),
  ...panels.flatMap(({ title, targets }) =>
    targets.map(({ expr }) => [`the panel ${title}`, expr.replaceAll('$__rate_interval', '1m')] as const),
  ),
]

export function fileOf(path: string): string {
  return readFileSync(join(checkout, path), 'utf8')
}

/** Runs promtool, which is fetched where it is missing; a machine that cannot get it fails the test. */
export async function promtool(...args: string[]): Promise<{ code: unknown; said: string }> {
  const command = spawn(process.execPath, ['infra/prometheus/promtool.mjs', ...args], {
    cwd: checkout,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  for (const stream of [command.stdout, command.stderr])
    stream.on('data', (data: Buffer) => (said += data.toString()))
  const [code]: unknown[] = await once(command, 'close')
  return { code, said }
}
