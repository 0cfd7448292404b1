import {
  ImportOrganisationDocument,
  OpenGroupDocument,
  ProjectUnitsDocument,
  ProjectsDocument,
  RegisterCustomerDocument,
  SetDutyNumbersDocument,
} from '@shouwen/scenarios/generated/operations'
import { platform } from './people.mjs'

/** Estates of the group: sixteen requests at once are spread over them, as a group's are. */
const PROJECTS = 8

/** Flats of each estate; what a list of units shows at once. */
const UNITS = 100

/** Customers of each estate whom the group knows. */
const CUSTOMERS = 6

const group = 'bench'

/** Sees all estates, people in clear. */
export const director = 'bench|director'

/**
 * @typedef {object} Project
 * @property {string} id
 * @property {string} steward subject of its building steward, who registers
 * @property {string} worker subject of somebody of its environment department
 * @property {string[]} unitIds
 * @property {string[]} customerIds
 */

/**
 * Opens the bench's property group through the public schema: estates, departments, people on duty, customers.
 * @param {import('@shouwen/scenarios/schema-client').SchemaClient} client
 * @returns {Promise<Project[]>}
 */
export async function openEstates(client) {
  const codes = Array.from({ length: PROJECTS }, (_, index) => `estate-${index + 1}`)
  await client.must(platform, OpenGroupDocument, {
    input: { idempotencyKey: 'bench-group', code: group, name: '压测物业集团' },
  })
  await client.must(platform, ImportOrganisationDocument, {
    input: {
      idempotencyKey: 'bench-organisation',
      groupCode: group,
      companies: [{ code: 'north', name: '压测华北公司', projects: codes.map(estate) }],
      staff: [
        person('director', '周建平', [{ role: 'OFFICE_DIRECTOR', scope: `${group}/north` }]),
        ...codes.flatMap(staffOf),
      ],
      machines: [],
    },
  })
  const { projects: withIds } = await client.must(director, ProjectsDocument)
  const { projects: withUnits } = await client.must(director, ProjectUnitsDocument)
  return Promise.all(
    codes.map(async (code) => {
      const path = `${group}/north/${code}`
      const id = withIds.find((each) => each.path === path)?.id ?? ''
      const unitIds = (withUnits.find((each) => each.path === path)?.units.edges ?? []).map(
        ({ node }) => node.id,
      )
      await client.must(director, SetDutyNumbersDocument, {
        input: {
          idempotencyKey: `bench-numbers-${code}`,
          projectId: id,
          post: 'GUARD_ROOM',
          numbers: [{ telephone: '8110' }],
        },
      })
      const customerIds = []
      for (let index = 0; index < CUSTOMERS; index += 1) {
        const { registerCustomer } = await client.must(`bench|${code}-steward`, RegisterCustomerDocument, {
          input: {
            idempotencyKey: `bench-customer-${code}-${index}`,
            name: `业主${code}${index}`,
            telephone: `138${code.slice('estate-'.length).padStart(2, '0')}${String(index).padStart(6, '0')}`,
            relation: 'HOMEOWNER',
            unitId: unitIds[index],
          },
        })
        customerIds.push(registerCustomer.id)
      }
      return {
        id,
        steward: `bench|${code}-steward`,
        worker: `bench|${code}-environment`,
        unitIds,
        customerIds,
      }
    }),
  )
}

/** @param {string} code */
function estate(code) {
  return {
    code,
    name: `压测小区 ${code}`,
    kind: /** @type {const} */ ('RESIDENTIAL'),
    timeZone: 'Asia/Shanghai',
    opens: '08:30',
    closes: '17:30',
    units: Array.from({ length: UNITS }, (_, index) => ({
      building: String(Math.floor(index / 20) + 1),
      code: `${Math.floor(index / 20) + 1}-1-${String((index % 20) + 1).padStart(2, '0')}`,
    })),
    departments: [
      { code: 'service', name: '客服部', duty: /** @type {const} */ ('CUSTOMER_SERVICE') },
      { code: 'engineering', name: '工程部', duty: /** @type {const} */ ('ENGINEERING') },
      { code: 'security', name: '公共秩序维护部', duty: /** @type {const} */ ('SECURITY') },
      { code: 'environment', name: '环境部', duty: /** @type {const} */ ('ENVIRONMENT') },
    ],
  }
}

/** @param {string} code of an estate: its steward, and one worker on duty for each department */
function staffOf(code) {
  const scope = `${group}/north/${code}`
  return [
    person(`${code}-steward`, '林晓梅', [{ role: 'BUILDING_STEWARD', scope }], [`north/${code}/service`]),
    ...['engineering', 'security', 'environment'].map((department) =>
      person(
        `${code}-${department}`,
        '赵铁柱',
        [{ role: 'DEPARTMENT_WORKER', scope }],
        [`north/${code}/${department}`],
      ),
    ),
  ]
}

/**
 * @param {string} code
 * @param {string} name
 * @param {{ role: import('@shouwen/scenarios/generated/operations').Role, scope: string }[]} posts
 * @param {string[]} departmentCodes
 */
function person(code, name, posts, departmentCodes = []) {
  return {
    code,
    name,
    telephone: '13900010001',
    subject: `bench|${code}`,
    posts,
    departmentCodes,
    onDuty: [{ weekdays: [1, 2, 3, 4, 5, 6, 7], from: '00:00', to: '24:00' }],
  }
}
