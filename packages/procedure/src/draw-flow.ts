import { Graph, layout } from '@dagrejs/dagre'
import type { Flow, Station, Way } from './flow'

/** Where an appeal stands: stations it has passed, and those where it is. All of them ahead, unless told. */
export interface Position {
  readonly passed: ReadonlySet<string>
  readonly at: ReadonlySet<string>
  /** Stations that its answers have ruled out. */
  readonly ruledOut: ReadonlySet<string>
}

const nowhere: Position = { passed: new Set(), at: new Set(), ruledOut: new Set() }

const FONT = 14
const LINE = 20
const PADDING = 10
const MARGIN = 24
const TITLE = 40

/** A flow as an SVG picture, which stands alone: its colours and words need nothing else. */
export function drawFlow(flow: Flow, position: Position = nowhere): string {
  const graph = placed(flow)
  const { width = 0, height = 0 } = graph.graph() as { width?: number; height?: number }
  const [wide, high] = [Math.ceil(width), Math.ceil(height + TITLE)]
  const ways = flow.ways.map((way, at) => drawWay(way, graph.edge(way.from, way.to, String(at)) as Line))
  const stations = flow.stations.map((each) =>
    drawStation(each, graph.node(each.id) as Box, standing(each.id, position)),
  )
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${wide} ${high}" width="${wide}" height="${high}" role="img" font-family="'Noto Sans SC','PingFang SC','Microsoft YaHei',sans-serif" font-size="${FONT}">`,
    `<title>${escaped(flow.zh)}</title>`,
    '<defs><marker id="tip" viewBox="0 0 10 10" refX="9" refY="5" markerWidth="8" markerHeight="8" orient="auto"><path d="M0 0 10 5 0 10z" fill="#56606b"/></marker></defs>',
    `<rect width="${wide}" height="${high}" fill="#fff"/>`,
    `<text x="${wide / 2}" y="28" text-anchor="middle" font-size="18" font-weight="bold">${escaped(flow.zh)}</text>`,
    `<g transform="translate(0 ${TITLE})">`,
    ...ways,
    ...stations,
    '</g></svg>',
  ].join('\n')
}

interface Box {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

interface Line {
  readonly points: readonly { readonly x: number; readonly y: number }[]
  readonly x?: number
  readonly y?: number
}

function placed({ stations, ways }: Flow): Graph {
  const graph = new Graph({ multigraph: true })
  graph.setGraph({ rankdir: 'TB', nodesep: 28, ranksep: 44, marginx: MARGIN, marginy: MARGIN })
  graph.setDefaultEdgeLabel(() => ({}))
  for (const each of stations) graph.setNode(each.id, sizeOf(each))
  for (const [at, { from, to, zh }] of ways.entries()) {
    const label = zh === null ? {} : { width: widthOf(zh) + PADDING, height: LINE, labelpos: 'c' }
    graph.setEdge(from, to, label, String(at))
  }
  layout(graph)
  return graph
}

function linesOf({ zh, notes, clause }: Station): string[] {
  return [clause === null ? zh : `${zh} ${clause}`, ...notes]
}

function sizeOf(station: Station): { width: number; height: number } {
  const lines = linesOf(station)
  const slant = station.shape === 'question' ? 2 * LINE : 0
  return {
    width: Math.max(...lines.map(widthOf)) + 2 * PADDING + slant,
    height: lines.length * LINE + 2 * PADDING,
  }
}

/** A Chinese character is as wide as the font is high, others are about half as wide. */
function widthOf(text: string): number {
  return [...text].reduce(
    (width, character) => width + ((character.codePointAt(0) ?? 0) > 0x2e7f ? FONT : FONT * 0.58),
    0,
  )
}

type Standing = 'ahead' | 'passed' | 'at' | 'ruledOut'

function standing(id: string, { passed, at, ruledOut }: Position): Standing {
  if (at.has(id)) return 'at'
  if (passed.has(id)) return 'passed'
  return ruledOut.has(id) ? 'ruledOut' : 'ahead'
}

const colours: Readonly<Record<Standing, string>> = {
  ahead: 'fill="#fff" stroke="#56606b"',
  passed: 'fill="#e3f1e5" stroke="#3b7d45"',
  at: 'fill="#fff1d6" stroke="#c26b00" stroke-width="3"',
  ruledOut: 'fill="#fff" stroke="#c6ccd2" stroke-dasharray="4 3"',
}

function drawStation(station: Station, { x, y, width, height }: Box, standing: Standing): string {
  const lines = linesOf(station)
  const first = y - ((lines.length - 1) * LINE) / 2 + FONT / 3
  const ink = standing === 'ruledOut' ? '#98a1aa' : '#1b2126'
  const words = lines.map((line, at) => {
    const weight = at === 0 ? ' font-weight="bold"' : ''
    return `<text x="${tenth(x)}" y="${tenth(first + at * LINE)}" text-anchor="middle" fill="${ink}"${weight}>${escaped(line)}</text>`
  })
  const name = `data-station="${escaped(station.id)}" data-standing="${standing}"`
  return `<g ${name}>${outline(station.shape, { x, y, width, height }, colours[standing])}${words.join('')}</g>`
}

function outline(shape: Station['shape'], { x, y, width, height }: Box, colour: string): string {
  const [left, right, top, bottom] = [x - width / 2, x + width / 2, y - height / 2, y + height / 2]
  if (shape === 'question') {
    const points = [
      [left, y],
      [left + LINE, top],
      [right - LINE, top],
      [right, y],
      [right - LINE, bottom],
      [left + LINE, bottom],
    ]
    return `<polygon points="${points.map((point) => point.map(tenth).join()).join(' ')}" ${colour}/>`
  }
  const round = shape === 'end' ? height / 2 : 4
  return `<rect x="${tenth(left)}" y="${tenth(top)}" width="${tenth(width)}" height="${tenth(height)}" rx="${tenth(round)}" ${colour}/>`
}

function drawWay({ zh }: Way, { points, x, y }: Line): string {
  const line = `<polyline points="${points.map((point) => `${tenth(point.x)},${tenth(point.y)}`).join(' ')}" fill="none" stroke="#56606b" marker-end="url(#tip)"/>`
  if (zh === null || x === undefined || y === undefined) return line
  const width = widthOf(zh) + 6
  return (
    line +
    `<rect x="${tenth(x - width / 2)}" y="${tenth(y - LINE / 2)}" width="${tenth(width)}" height="${LINE}" fill="#fff"/>` +
    `<text x="${tenth(x)}" y="${tenth(y + FONT / 3)}" text-anchor="middle" fill="#56606b" font-size="12">${escaped(zh)}</text>`
  )
}

const tenth = (length: number): number => Math.round(length * 10) / 10

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

function escaped(text: string): string {
  return text.replaceAll(/[&<>"]/g, (character) => entities[character] ?? character)
}
