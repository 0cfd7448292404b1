import { subjectPattern } from './asyncapi.mjs'
import { generatedNote, table } from './markdown.mjs'

/**
 * `docs/events/README.md`: who announces what, when, and who listens.
 * @param {readonly import('./asyncapi.mjs').FactEntry[]} facts
 */
export function eventsReadme(facts) {
  const producers = [...new Set(facts.map(({ producer }) => producer))]
  const sections = producers.map((producer) => {
    const rows = facts
      .filter((fact) => fact.producer === producer)
      .map(({ type, about, listeners }) => [`\`${type}\``, about, listeners.join(', ') || '—'])
    return `## ${producer}\n\n${table(['fact', 'when it happens', 'who reacts'], rows)}\n`
  })
  return [
    generatedNote('npm run generate'),
    '# Events\n',
    `${facts.length} facts, each a CloudEvents 1.0 event in structured JSON on a NATS JetStream subject such as`,
    `\`${subjectPattern(facts[0])}\`. The machine-readable form is [asyncapi.json](asyncapi.json) (AsyncAPI 3.0.0);`,
    'the code is `packages/events`. A fact that changes its shape gets a new version at the end of its type.\n',
    ...sections,
  ].join('\n')
}
