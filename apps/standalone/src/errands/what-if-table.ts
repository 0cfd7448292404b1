import { randomUUID } from 'node:crypto'
import { runImport } from '@shouwen/history-import/command-line'
import { csvRecords } from '@shouwen/history-import/csv-records'
import { sourceBytes } from '@shouwen/history-import/source-file'
import { shippedPacks } from '@shouwen/procedure/shipped-packs'
import { until, type SchemaClient } from '@shouwen/scenarios/schema-client'

/** The messages twice: nobody has said of any whether it is an inquiry or a complaint. */
const mappings = ['teddy-inquiries', 'teddy-complaints'] as const

/** A simulation goes over two years at the most. */
const spans = [2010, 2012, 2014, 2016, 2018, 2020].map((year) => ({
  name: `${year}–${year + 1}`,
  from: `${year}-01-01T00:00:00+08:00`,
  to: `${year + 2}-01-01T00:00:00+08:00`,
}))

type Span = (typeof spans)[number]

/** Who weighs policies. */
const weigher = 'management'

interface Line {
  readonly kind: string
  readonly clock: { readonly code: string; readonly clause: string }
  readonly whatIf: {
    readonly clocks: number
    readonly met: number
    readonly breached: number
    readonly compliance: number | null
    readonly lateMedianMinutes: number | null
    readonly lateP90Minutes: number | null
  }
}

/**
 * Brings the messages in, replays their replies under both shipped procedures, and prints what either would have come to.
 * @param file `msg_id, created_at, …, replied_at`
 */
export async function printWhatIf(
  client: SchemaClient,
  file: string,
  print: (text: string) => void,
): Promise<void> {
  for (const mapping of mappings) {
    const code = await runImport([file, '--map', mapping], {
      folder: process.cwd(),
      clientFor: () => client,
      print,
      complain: print,
    })
    if (code !== 0) throw new Error(`${mapping} could not be imported.`)
  }
  const { projects } = await client.must<{ projects: { id: string; kind: string }[] }>(
    weigher,
    '{ projects { id kind } }',
  )
  const project = projects.find(({ kind }) => kind === 'RESIDENTIAL') ?? projects[0]
  if (project === undefined) throw new Error(`${weigher} sees no project.`)
  const replied = await repliedIn(file)
  print(
    '\n每条留言导入两次:一次按书面咨询,一次按投诉;回复时间即“已答复客户”的时间,未作其他假设。' +
      '\nEach message twice, as an inquiry in writing and as a complaint; its reply is when the customer was told. 2011–2020 lie before' +
      '\nthe holidays that the house knows: Monday to Friday count as working days.',
  )
  for (const pack of Object.values(shippedPacks)) {
    print(`\n规程 ${pack.id} 第 ${pack.version} 版 · procedure ${pack.id}, version ${pack.version}\n`)
    print(
      row(
        '年份 years',
        '类别 kind',
        '时限 clock',
        '条款',
        '件数',
        '达标率',
        '超时',
        '超时中位(天)',
        '超时P90(天)',
      ),
    )
    for (const span of spans) {
      const lines = await replayed(client, project.id, pack, span, mappings.length * (replied.get(span) ?? 0))
      for (const { kind, clock, whatIf } of lines) {
        print(
          row(
            span.name,
            kind,
            clock.code,
            clock.clause,
            String(whatIf.clocks),
            whatIf.compliance === null ? '–' : `${(100 * whatIf.compliance).toFixed(1)} %`,
            String(whatIf.breached),
            inDays(whatIf.lateMedianMinutes),
            inDays(whatIf.lateP90Minutes),
          ),
        )
      }
    }
  }
}

/** How many messages of each span have a reply that came after them. */
async function repliedIn(file: string): Promise<Map<Span, number>> {
  const counts = new Map<Span, number>()
  let places: { created: number; replied: number } | null = null
  for await (const record of csvRecords(sourceBytes(file), ',')) {
    if ('problem' in record) continue
    if (places === null) {
      places = { created: record.fields.indexOf('created_at'), replied: record.fields.indexOf('replied_at') }
      continue
    }
    const [created, replied] = [record.fields[places.created] ?? '', record.fields[places.replied] ?? '']
    const at = Date.parse(created)
    const span = spans.find(({ from, to }) => Date.parse(from) <= at && at < Date.parse(to))
    if (span !== undefined && Date.parse(replied) >= at) counts.set(span, (counts.get(span) ?? 0) + 1)
  }
  return counts
}

/** The result of a replay that goes over all that is expected: what was imported a moment ago may be on its way. */
function replayed(
  client: SchemaClient,
  projectId: string,
  { id: packId, version }: { readonly id: string; readonly version: number },
  { from, to }: Span,
  expected: number,
): Promise<readonly Line[]> {
  return until(async () => {
    const { startSimulation } = await client.must<{ startSimulation: { id: string; total: number } }>(
      weigher,
      'mutation Start($input: StartSimulationInput!) { startSimulation(input: $input) { id total } }',
      { input: { idempotencyKey: randomUUID(), packId, version, from, to, projectIds: [projectId] } },
    )
    const { id, total } = startSimulation
    const lines = await resultOf(client, id)
    if (total < expected) throw new Error(`${total} of ${expected} messages have arrived`)
    return lines
  })
}

function resultOf(client: SchemaClient, id: string): Promise<readonly Line[]> {
  return until(async () => {
    const { simulation } = await client.must<{ simulation: { state: string; lines: Line[] | null } }>(
      weigher,
      `query Look($id: ID!) { simulation(id: $id) { state lines(by: [KIND, CLOCK]) {
        kind clock { code clause }
        whatIf { clocks met breached compliance lateMedianMinutes lateP90Minutes }
      } } }`,
      { id },
    )
    if (simulation.lines === null) throw new Error(`the simulation is ${simulation.state}`)
    return simulation.lines
  })
}

const inDays = (minutes: number | null): string => (minutes === null ? '–' : (minutes / 1440).toFixed(1))

/** Columns of one line; a Chinese character is as wide as two others. */
function row(...cells: readonly string[]): string {
  const widths = [11, 12, 30, 9, 6, 8, 6, 13, 12]
  return cells.map((cell, at) => cell + ' '.repeat(Math.max(1, (widths[at] ?? 0) - widthOf(cell)))).join('')
}

function widthOf(text: string): number {
  return [...text].reduce((width, character) => width + (/[\u2E80-\uFFEF]/.test(character) ? 2 : 1), 0)
}
