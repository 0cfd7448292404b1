/** The services of the house, by the folder of their app; each owns a database. */
export const services = /** @type {const} */ ([
  'intake',
  'dispatch',
  'sla',
  'revisit-audit',
  'elderly-care',
  'customer-profile',
  'analytics',
])

/**
 * The database of a service: its name in PostgreSQL's manner.
 * @param {string} service
 */
export function databaseOf(service) {
  return service.replaceAll('-', '_')
}
