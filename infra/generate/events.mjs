import { createRequire } from 'node:module'
import { Complaint } from '../run/complaint.mjs'
import { asyncApiDocument, findBrokenReferences } from './asyncapi.mjs'
import { eventsReadme } from './events-readme.mjs'
import { loadService, serviceNames } from './services.mjs'

const require = createRequire(import.meta.url)

/** `docs/events`: the catalogue of facts as AsyncAPI 3.0.0 and as a page to read. */
export async function generateEvents() {
  const { factCatalogue } = await import('@shouwen/events/catalogue')
  const { factEnvelope } = await import('@shouwen/events/fact')
  const { PARTITIONS } = await import('@shouwen/events/subject')
  const { z } = await import('zod')
  const reactionsOf = new Map()
  for (const name of serviceNames) reactionsOf.set(name, (await loadService(name)).reactions)
  const listenersOf = ({ type }) =>
    serviceNames.filter((name) => reactionsOf.get(name).some(({ listensTo }) => listensTo.type === type))
  const facts = factCatalogue.map((definition) => ({
    type: definition.type,
    producer: definition.producer,
    about: definition.about,
    listeners: listenersOf(definition),
    data: jsonSchemaOf(z, definition.data),
  }))

  const document = asyncApiDocument({
    facts,
    envelope: jsonSchemaOf(z, factEnvelope),
    partitions: PARTITIONS,
  })
  assertAsyncApi(document)
  return {
    'docs/events/asyncapi.json': `${JSON.stringify(document, null, 2)}\n`,
    'docs/events/README.md': eventsReadme(facts),
  }
}

/** AsyncAPI's own schema language is a superset of JSON Schema draft 7. */
function jsonSchemaOf(z, type) {
  const { $schema: _draft, ...schema } = z.toJSONSchema(type, { target: 'draft-7' })
  return schema
}

/** The published JSON Schema of AsyncAPI checks the form; that every reference leads somewhere it cannot check. */
function assertAsyncApi(document) {
  // Required here, not imported above: the command that loads this file installs dependencies first.
  const { default: Ajv } = require('ajv')
  const ajv = new Ajv({ strict: false, allErrors: true, validateFormats: false, logger: false })
  const isValid = ajv.compile(require('@asyncapi/specs/schemas/3.0.0-without-$id.json'))
  const faults = isValid(document)
    ? []
    : isValid.errors.map((error) => `${error.instancePath} ${error.message}`)
  const broken = findBrokenReferences(document).map((reference) => `${reference} leads nowhere`)
  if (faults.length + broken.length > 0) {
    throw new Complaint(
      `docs/events/asyncapi.json would not be AsyncAPI 3.0.0:\n${[...faults, ...broken].join('\n')}`,
    )
  }
}
