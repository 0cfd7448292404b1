import { parser } from '@prometheus-io/lezer-promql'

/** Which series an expression of Prometheus asks for. */
export interface Selector {
  readonly metric: string
  /** Labels that it must have: those it is chosen by, and those that it is grouped or matched by. */
  readonly labels: readonly string[]
  /** What labels must be. */
  readonly equals: Readonly<Record<string, string>>
}

type Node = ReturnType<typeof parser.parse>['topNode']

/** The selectors of an expression. Throws where it is no PromQL. */
export function selectorsOf(expression: string): Selector[] {
  const told = (node: Node): string => expression.slice(node.from, node.to)
  const found: Selector[] = []
  parser.parse(expression).iterate({
    enter({ type, node }) {
      if (type.isError) throw new Error(`no PromQL at ${node.from}: ${expression}`)
      if (type.name !== 'VectorSelector') return
      const matchers = within(node, 'UnquotedLabelMatcher').map((matcher) => {
        const [label, operator, value] = childrenOf(matcher).map(told)
        return { label: label ?? '', operator, value: String(JSON.parse(value ?? '""')) }
      })
      const exact = matchers.filter(({ operator }) => operator === '=')
      found.push({
        metric: within(node, 'Identifier').map(told).join(),
        labels: [...matchers.map(({ label }) => label), ...groupingsOver(node).map(told)],
        equals: Object.fromEntries(exact.map(({ label, value }) => [label, value])),
      })
    },
  })
  return found
}

/** The labels of every `by (…)` and `on (…)` that a node stands under. */
function groupingsOver(node: Node): Node[] {
  const above = node.parent
  if (above === null) return []
  const modifiers = childrenOf(above).filter(({ name }) => /^(Aggregate|Matching)Modifier/.test(name))
  return [...modifiers.flatMap((modifier) => within(modifier, 'LabelName')), ...groupingsOver(above)]
}

function within(node: Node, name: string): Node[] {
  return childrenOf(node).flatMap((child) => (child.name === name ? [child] : within(child, name)))
}

function childrenOf(node: Node): Node[] {
  const children: Node[] = []
  for (let child = node.firstChild; child !== null; child = child.nextSibling) children.push(child)
  return children
}
