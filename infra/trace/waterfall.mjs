/** @typedef {import('@shouwen/testing/trace-collector').CollectedSpan} Span */

/**
 * @typedef {object} Row
 * @property {Span} span
 * @property {number} depth how many spans it stands under
 * @property {Span[]} statements what of it was said to the database, drawn within its bar
 */

/** Each process with its name in Chinese and its colour by day and by night, as in docs/flow.svg. */
const processes = /** @type {const} */ ({
  gateway: ['网关', '#1b2733', '#dbe4ee'],
  intake: ['受理', '#1d4ed8', '#79a8ff'],
  dispatch: ['派单', '#b45309', '#f0b45b'],
  sla: ['时限', '#b91c1c', '#ff8a80'],
  'revisit-audit': ['回访抽查', '#6d28d9', '#b79bff'],
  'elderly-care': ['空巢老人', '#be185d', '#ff8fc0'],
  'customer-profile': ['客户档案', '#0f766e', '#4fd1c0'],
  analytics: ['统计', '#475569', '#a8b5c6'],
})

const width = 1260
const head = 116
const rowHeight = 19
const foot = 44
/** Where the names begin, and where time begins and ends. */
const names = 158
const [from, to] = [540, 1170]

/**
 * Draws a trace as a waterfall: a row for each span, under the one that it belongs to, coloured by its process; SQL
 * statements are marks within the bar of who made them.
 * @param {readonly Span[]} spans of one trace
 * @returns {string} SVG, for light and dark pages
 */
export function waterfall(spans) {
  const rows = rowsOf(spans)
  const begin = Math.min(...spans.map((span) => span.from))
  const end = Math.max(...spans.map((span) => span.to))
  const step = stepOf(end - begin)
  const last = Math.ceil((end - begin) / step) * step
  /** @param {number} at */
  const x = (at) => round(from + ((at - begin) / last) * (to - from))
  const bottom = head + rows.length * rowHeight
  const height = bottom + foot
  const used = Object.entries(processes).filter(([name]) => spans.some((span) => span.process === name))
  const lines = Array.from({ length: Math.round(last / step) + 1 }, (_, index) => index * step)
  return `${[
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-labelledby="title desc">`,
    '<title id="title">一次来电的全程追踪 · One telephone call as a trace</title>',
    `<desc id="desc">${spans.length} spans of ${used.length} processes in ${Math.round(end - begin)} ms: from the request through gateway and intake, over NATS JetStream, to every service that reacts, analytics included.</desc>`,
    `<style>\n${styles(used)}\n</style>`,
    `<rect x=".5" y=".5" width="${width - 1}" height="${height - 1}" rx="14" class="page"/>`,
    '<text x="24" y="36" class="h">一次来电的全程追踪 · One telephone call as a trace</text>',
    `<text x="${width - 24}" y="36" class="quiet" text-anchor="end">${spans.length} 段 spans · ${used.length} 个进程 processes · ${Math.round(end - begin)} ms</text>`,
    legend(used),
    ...lines.map(
      (at) =>
        `<path d="M${x(begin + at)} ${head - 12}V${bottom + 2}" class="grid"/>` +
        `<text x="${x(begin + at)}" y="${head - 18}" class="quiet" text-anchor="middle">${at} ms</text>`,
    ),
    ...rows.map((row, index) => rowDrawn(row, head + index * rowHeight, x)),
    `<text x="24" y="${height - 18}" class="quiet">publish 发布 · process 处理 · 条内色块为 SQL 语句 marks within a bar are SQL statements</text>`,
    `<text x="${width - 24}" y="${height - 18}" class="quiet" text-anchor="end">npm run draw:trace</text>`,
    '</svg>',
  ].join('\n')}\n`
}

/** @param {[string, readonly [string, string, string]][]} used */
function legend(used) {
  let left = 24
  return used
    .map(([name, [zh]]) => {
      const at = left
      left += 16 + zh.length * 11.5 + textWidth(name) + 24
      return (
        `<rect x="${round(at)}" y="54" width="11" height="11" rx="3" class="b-${name}"/>` +
        `<text x="${round(at + 16)}" y="64" class="t-${name}">${zh} ${name}</text>`
      )
    })
    .join('')
}

/**
 * @param {Row} row
 * @param {number} top
 * @param {(at: number) => number} x
 */
function rowDrawn({ span, depth, statements }, top, x) {
  const { process, name } = span
  const base = top + 12
  const label = names + depth * 11
  const ends = [span, ...statements].map((each) => x(each.from) + barWidth(each, x))
  return [
    `<text x="24" y="${base}" class="t-${process}">${process}</text>`,
    `<text x="${label}" y="${base}">${escaped(name)}</text>`,
    `<path d="M${round(label + textWidth(name) + 6)} ${base - 4}H${round(x(span.from) - 4)}" class="lead"/>`,
    `<rect x="${x(span.from)}" y="${top + 2}" width="${barWidth(span, x)}" height="12" rx="2.5" class="s-${process}"/>`,
    ...statements.map(
      (each) =>
        `<rect x="${x(each.from)}" y="${top + 4.5}" width="${barWidth(each, x)}" height="7" class="b-${process}"/>`,
    ),
    `<text x="${round(Math.max(...ends) + 5)}" y="${base}" class="quiet">${told(span.to - span.from)}</text>`,
  ].join('')
}

/**
 * The rows from top to bottom: each span before those that belong to it, these by their time.
 * @param {readonly Span[]} spans
 * @returns {Row[]}
 */
function rowsOf(spans) {
  const known = new Set(spans.map(({ spanId }) => spanId))
  /** @param {string | null} parent @returns {Span[]} */
  const under = (parent) =>
    spans
      .filter(
        ({ parentSpanId }) =>
          (parentSpanId !== null && known.has(parentSpanId) ? parentSpanId : null) === parent,
      )
      .sort((left, right) => left.from - right.from)
  /** @param {Span} span @param {number} depth @returns {Row[]} */
  const from = (span, depth) => {
    const children = under(span.spanId)
    const statements = children.filter(isStatement)
    return [
      { span, depth, statements },
      ...children.filter((child) => !isStatement(child)).flatMap((child) => from(child, depth + 1)),
    ]
  }
  return under(null).flatMap((span) => from(span, 0))
}

/** @param {Span} span */
function isStatement(span) {
  return span.attributes['db.system.name'] !== undefined
}

/** @param {[string, readonly [string, string, string]][]} used */
function styles(used) {
  /** @param {1 | 2} which */
  const colours = (which) =>
    used
      .map(
        ([name, look]) =>
          `.t-${name}{fill:${look[which]}}.b-${name}{fill:${look[which]}}.s-${name}{fill:${look[which]};fill-opacity:.3}`,
      )
      .join('\n')
  return [
    'text{font-family:system-ui,-apple-system,"PingFang SC","Microsoft YaHei","Noto Sans CJK SC","WenQuanYi Micro Hei",sans-serif;font-size:11px;fill:#1b2733}',
    '.page{fill:#ffffff;stroke:#d5dce5}.h{font-size:21px;font-weight:700}.quiet{fill:#52606d;font-size:10.5px}',
    '.grid{fill:none;stroke:#d5dce5;stroke-width:1}.lead{fill:none;stroke:#9aa5b1;stroke-width:.7;stroke-dasharray:1 4}',
    colours(1),
    '@media (prefers-color-scheme: dark) {',
    'text{fill:#e6edf3}.page{fill:#0d1117;stroke:#30363d}.quiet{fill:#9fb0c0}.grid{stroke:#26303b}.lead{stroke:#5b6773}',
    colours(2),
    '}',
  ].join('\n')
}

/**
 * A round number of milliseconds between two lines: about ten lines.
 * @param {number} milliseconds
 */
function stepOf(milliseconds) {
  const steps = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000, 2_000, 5_000]
  return steps.find((step) => milliseconds / step <= 10) ?? 10_000
}

/**
 * @param {Span} span
 * @param {(at: number) => number} x
 */
function barWidth(span, x) {
  return round(Math.max(1.2, x(span.to) - x(span.from)))
}

/** @param {number} milliseconds */
function told(milliseconds) {
  if (milliseconds < 0.1) return '&lt; 0.1'
  return milliseconds < 10 ? milliseconds.toFixed(1) : String(Math.round(milliseconds))
}

/** @param {string} text about how wide it is drawn */
function textWidth(text) {
  return text.length * 5.9
}

/** @param {number} number */
function round(number) {
  return Math.round(number * 10) / 10
}

/** @param {string} text */
function escaped(text) {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
}
