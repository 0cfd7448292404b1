/**
 * @typedef {object} FactEntry
 * @property {string} type
 * @property {string} producer
 * @property {string} about
 * @property {readonly string[]} listeners services that react to it
 * @property {object} data JSON Schema of its data
 */

const cloudEvents = 'application/cloudevents+json'

/** Where a fact is published: the partition follows from the appeal, else from what the fact is about. */
export function subjectPattern({ type, producer }) {
  return `shouwen.${producer}.{partition}.${type.slice(producer.length + 1)}`
}

/**
 * The catalogue of facts as an AsyncAPI 3.0.0 document: a channel per fact, a send operation of its producer and a
 * receive operation of each service that reacts to it.
 * @param {{ facts: readonly FactEntry[], envelope: object, partitions: number }} catalogue
 */
export function asyncApiDocument({ facts, envelope, partitions }) {
  const services = [...new Set(facts.flatMap(({ producer, listeners }) => [producer, ...listeners]))].sort()
  return {
    asyncapi: '3.0.0',
    info: {
      title: 'Shouwen events',
      version: '1.0.0',
      description:
        'Facts that the services of Shouwen announce over NATS JetStream, as CloudEvents 1.0 in structured JSON. ' +
        'They carry ids, codes and times, never personal data. Delivery is at least once; the header Nats-Msg-Id ' +
        "and the attribute id are the event's id. Within one partition facts of one producer keep their order.",
      license: { name: 'Apache-2.0', url: 'https://www.apache.org/licenses/LICENSE-2.0' },
      tags: services.map((name) => ({ name })),
    },
    defaultContentType: cloudEvents,
    servers: {
      jetstream: {
        host: '127.0.0.1:4222',
        protocol: 'nats',
        description: 'The NATS cluster of an installation.',
      },
    },
    channels: Object.fromEntries(facts.map((fact) => [fact.type, channelOf(fact)])),
    operations: Object.fromEntries(facts.flatMap(operationsOf)),
    components: {
      parameters: {
        partition: {
          description: `Hash of the appeal's id, else of what the fact is about, in ${partitions} partitions.`,
          enum: Array.from({ length: partitions }, (_, partition) => String(partition).padStart(2, '0')),
        },
      },
      messages: Object.fromEntries(facts.map((fact) => [fact.type, messageOf(fact)])),
      schemas: {
        envelope: { description: 'CloudEvents 1.0 attributes and the extensions of Shouwen.', ...envelope },
        ...Object.fromEntries(facts.map(({ type, data }) => [type, data])),
      },
    },
  }
}

function channelOf(fact) {
  return {
    address: subjectPattern(fact),
    description: fact.about,
    parameters: { partition: { $ref: '#/components/parameters/partition' } },
    messages: { [fact.type]: { $ref: `#/components/messages/${fact.type}` } },
  }
}

function messageOf({ type, about }) {
  return {
    name: type,
    summary: about,
    contentType: cloudEvents,
    headers: {
      type: 'object',
      properties: {
        'Nats-Msg-Id': { type: 'string', format: 'uuid', description: "The event's id, for deduplication." },
        'Content-Type': { const: cloudEvents },
      },
      required: ['Nats-Msg-Id', 'Content-Type'],
    },
    correlationId: { location: '$message.payload#/correlationid' },
    payload: {
      allOf: [
        { $ref: '#/components/schemas/envelope' },
        {
          type: 'object',
          properties: { type: { const: type }, data: { $ref: `#/components/schemas/${type}` } },
        },
      ],
    },
  }
}

function operationsOf({ type, producer, about, listeners }) {
  const operation = (service, action, summary) => ({
    action,
    channel: { $ref: `#/channels/${type}` },
    summary,
    tags: [{ name: service }],
    messages: [{ $ref: `#/channels/${type}/messages/${type}` }],
  })
  return [
    [`${producer}.announces.${type}`, operation(producer, 'send', about)],
    ...listeners.map((service) => [
      `${service}.reacts-to.${type}`,
      operation(service, 'receive', `The ${service} service reacts to it.`),
    ]),
  ]
}

/**
 * The references of a document that lead nowhere inside it.
 * @param {object} document
 * @returns {string[]}
 */
export function findBrokenReferences(document) {
  const references = []
  JSON.stringify(document, (key, value) => {
    if (key === '$ref') references.push(value)
    return value
  })
  const leadsSomewhere = (reference) =>
    reference
      .slice('#/'.length)
      .split('/')
      .reduce((node, part) => node?.[part.replaceAll('~1', '/').replaceAll('~0', '~')], document) !==
    undefined
  return [...new Set(references)].filter((reference) => !leadsSomewhere(reference))
}
