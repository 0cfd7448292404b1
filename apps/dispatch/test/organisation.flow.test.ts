import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { serviceActor } from '@shouwen/access/actor'
import { groupOpened, projectOpened, staffAppointed, unitsRegistered } from '@shouwen/events/dispatch'
import { aStaffMember } from '@shouwen/testing/actors'
import { v7 as uuidv7 } from 'uuid'
import { organisationId } from '../src/domain/organisation-id'
import { aFile, aWorker, Estate, operator, type Input } from './estate'

let estate: Estate
let other: Estate

beforeAll(async () => {
  estate = await Estate.open()
  other = await Estate.openOn(estate.bench, 'jingcheng')
})

afterAll(() => estate.bench.close())

const accountOf = `query ($subject: String!) {
  accountOf(subject: $subject) { personId kind groupId grants { role scope } departmentIds }
}`

const me = `{ me { id kind name group { id code name } posts { role scope } customerId } }`

describe('a group', () => {
  test('opened again is the same group, announced once', async () => {
    const again = await estate.bench.ask(
      operator,
      `mutation ($input: OpenGroupInput!) { openGroup(input: $input) { id name } }`,
      { input: { idempotencyKey: uuidv7(), code: 'lvyuan', name: '别的名字' } },
    )
    expect(again.codes).toEqual([])
    expect(again.data).toEqual({ openGroup: { id: estate.groupId, name: '绿源集团' } })
    const facts = await estate.bench.announced(groupOpened)
    expect(facts.filter(({ code }) => code === 'lvyuan')).toHaveLength(1)
  })

  test('is opened by the platform operator alone', async () => {
    const input = { idempotencyKey: uuidv7(), code: 'mine', name: '我的' }
    const open = `mutation ($input: OpenGroupInput!) { openGroup(input: $input) { id } }`
    const director = aStaffMember(estate.groupId, 'officeDirector', estate.path)
    const insider = aStaffMember(estate.groupId, 'platformOperator', 'lvyuan')
    for (const actor of [director, insider]) {
      expect((await estate.bench.ask(actor, open, { input })).codes).toEqual(['NOT_PERMITTED'])
    }
    const bad = await estate.bench.ask(operator, open, { input: { ...input, code: 'Not a code' } })
    expect(bad.codes).toEqual(['INPUT_INVALID'])
  })
})

describe('an organisation', () => {
  test('is brought in by its codes; the same file again changes and announces nothing', async () => {
    const staff = [aWorker('li', 'engineering', { subject: 'worker' })]
    const first = await estate.imported(aFile('lvyuan', {}, { staff }))
    expect(first.projects).toEqual([{ id: estate.projectId, path: 'lvyuan/north/hetang' }])
    expect(first.unitCount).toEqual({ added: 2, changed: 0, unchanged: 0 })
    const before = await estate.bench.trail()
    const second = await estate.imported(aFile('lvyuan', {}, { staff }))
    expect(second.unitCount).toEqual({ added: 0, changed: 0, unchanged: 2 })
    expect(second.staffCount).toEqual({ added: 0, changed: 0, unchanged: 1 })
    expect(await estate.bench.trail()).toHaveLength(before.length)
  })

  test('announces its places whole, its people by id, and never a name', async () => {
    const [project] = await estate.bench.announced(projectOpened)
    expect(project).toMatchObject({ path: 'lvyuan/north/hetang', code: 'hetang', timeZone: 'Asia/Shanghai' })
    const [units] = await estate.bench.announced(unitsRegistered)
    expect(units?.units.map(({ unitId }) => unitId)).toContain(
      organisationId('lvyuan/north/hetang/unit:3/3-1-502'),
    )
    const people = await estate.bench.announced(staffAppointed)
    expect(people).toContainEqual({ staffId: estate.staffId('li') })
    expect(JSON.stringify(await estate.bench.trail())).not.toMatch(/李师傅|13800138001/)
  })

  test('changed names are kept, and told', async () => {
    const renamed = await estate.imported(
      aFile('lvyuan', { name: '荷塘月色' }, { staff: [aWorker('li', 'service', { subject: 'worker' })] }),
    )
    expect(renamed.staffCount).toEqual({ added: 0, changed: 1, unchanged: 0 })
    const facts = await estate.bench.announced(projectOpened)
    expect(facts.at(-1)).toMatchObject({ projectId: estate.projectId, name: '荷塘月色' })
  })

  test('a thousand units are told in facts of at most 500', async () => {
    const units = Array.from({ length: 1001 }, (_, index) => ({ building: '9', code: `9-${index}` }))
    await estate.imported(aFile('lvyuan', { name: '荷塘月色', units }))
    const facts = await estate.bench.announced(unitsRegistered)
    expect(facts.slice(-3).map((fact) => fact.units.length)).toEqual([500, 500, 1])
  })

  const faults: [string, Input, string][] = [
    ['a code that is none', aFile('lvyuan', { code: 'He Tang' }), 'INPUT_INVALID'],
    ['a time zone that is none', aFile('lvyuan', { timeZone: '+08:00' }), 'INPUT_INVALID'],
    ['hours upside down', aFile('lvyuan', { opens: '18:00', closes: '08:00' }), 'INPUT_INVALID'],
    [
      'a unit twice',
      aFile('lvyuan', {
        units: [
          { building: '1', code: 'a' },
          { building: '1', code: 'a' },
        ],
      }),
      'INPUT_INVALID',
    ],
    [
      'a weekday that is none',
      withStaff({ onDuty: [{ weekdays: [8], from: '08:00', to: '09:00' }] }),
      'INPUT_INVALID',
    ],
    ['a post nowhere', withStaff({ posts: [{ role: 'GM_OFFICE', scope: 'lvyuan/south' }] }), 'INPUT_INVALID'],
    [
      'a post in another group',
      withStaff({ posts: [{ role: 'GM_OFFICE', scope: 'jingcheng' }] }),
      'INPUT_INVALID',
    ],
    ['a post of customers', withStaff({ posts: [{ role: 'CUSTOMER', scope: 'lvyuan' }] }), 'INPUT_INVALID'],
    ['a department nowhere', withStaff({ departmentCodes: ['north/hetang/magic'] }), 'INPUT_INVALID'],
    ['a telephone that is none', withStaff({ telephone: '12' }), 'TELEPHONE_INVALID'],
    [
      'a role that GraphQL does not know',
      withStaff({ posts: [{ role: 'KING', scope: 'lvyuan' }] }),
      'INPUT_INVALID',
    ],
    ['a group that nobody opened', aFile('nowhere'), 'NOT_FOUND'],
  ]

  function withStaff(changes: Input): Input {
    return aFile('lvyuan', {}, { staff: [aWorker('wang', 'engineering', changes)] })
  }

  test.each(faults)('with %s is refused whole', async (_what, file, code) => {
    const before = await estate.bench.trail()
    expect((await estate.import(file)).codes).toEqual([code])
    expect(await estate.bench.trail()).toHaveLength(before.length)
  })

  test('somebody with an account of another group is refused', async () => {
    const staff = [
      aWorker('zhao', 'engineering', {
        subject: 'worker',
        posts: [{ role: 'DEPARTMENT_WORKER', scope: 'jingcheng' }],
      }),
    ]
    expect((await other.import(aFile('jingcheng', {}, { staff }))).codes).toEqual(['ALREADY_REGISTERED'])
  })

  test('is brought in by the platform operator, or one of the group itself', async () => {
    const director = aStaffMember(estate.groupId, 'officeDirector', 'lvyuan')
    const insider = aStaffMember(estate.groupId, 'platformOperator', 'lvyuan')
    const ask = async (actor: typeof director, file: Input) =>
      (
        await estate.bench.ask(
          actor,
          `mutation ($input: ImportOrganisationInput!) { importOrganisation(input: $input) { group { id } } }`,
          { input: file },
        )
      ).codes
    expect(await ask(director, aFile('lvyuan'))).toEqual(['NOT_PERMITTED'])
    expect(await ask(insider, aFile('jingcheng'))).toEqual(['NOT_PERMITTED'])
    expect(await ask(insider, aFile('lvyuan'))).toEqual([])
  })
})

describe('accounts', () => {
  beforeAll(async () => {
    await estate.imported(
      aFile(
        'lvyuan',
        {},
        {
          staff: [aWorker('li', 'engineering', { subject: 'worker' })],
          machines: [
            {
              code: 'dashboard',
              name: '看板',
              subject: 'bi',
              kind: 'MACHINE',
              role: 'BI_READER',
              scope: 'lvyuan',
            },
          ],
        },
      ),
    )
  })

  test('are told to the gateway, as the actor carries them', async () => {
    const gateway = serviceActor('gateway', null)
    const worker = await estate.bench.ask(gateway, accountOf, { subject: 'worker' })
    expect(worker.data['accountOf']).toEqual({
      personId: estate.staffId('li'),
      kind: 'staff',
      groupId: estate.groupId,
      grants: [{ role: 'departmentWorker', scope: 'lvyuan/north/hetang' }],
      departmentIds: [estate.departmentId('engineering')],
    })
    const machine = await estate.bench.ask(gateway, accountOf, { subject: 'bi' })
    expect(machine.data['accountOf']).toMatchObject({
      personId: organisationId('lvyuan/machine:dashboard'),
      kind: 'machine',
    })
    const nobody = await estate.bench.ask(gateway, accountOf, { subject: 'nobody' })
    expect(nobody).toMatchObject({ codes: [], data: { accountOf: null } })
  })

  test('are told to nobody else', async () => {
    const { codes } = await estate.bench.ask(estate.worker('li', 'engineering'), accountOf, {
      subject: 'worker',
    })
    expect(codes).toEqual(['NOT_PERMITTED'])
  })

  test('know themselves', async () => {
    const worker = await estate.bench.ask(estate.worker('li', 'engineering'), me)
    expect(worker.data['me']).toEqual({
      id: estate.staffId('li'),
      kind: 'STAFF',
      name: '李师傅',
      group: { id: estate.groupId, code: 'lvyuan', name: '绿源集团' },
      posts: [{ role: 'DEPARTMENT_WORKER', scope: 'lvyuan/north/hetang' }],
      customerId: null,
    })
    const platform = await estate.bench.ask(operator, me)
    expect(platform.data['me']).toMatchObject({ kind: 'MACHINE', name: null, group: null })
  })
})

describe('places', () => {
  const projects = `{ projects { id path name units(first: 1) { edges { node { building code project { path } } cursor } pageInfo { hasNextPage endCursor } } departments { name duty } } }`

  test('are seen by scope, with their units in order', async () => {
    const steward = aStaffMember(estate.groupId, 'buildingSteward', estate.path)
    const { data, codes } = await estate.bench.ask(steward, projects)
    expect(codes).toEqual([])
    expect(data['projects']).toMatchObject([
      {
        id: estate.projectId,
        path: estate.path,
        units: {
          edges: [{ node: { building: '1', code: '1-1-101', project: { path: estate.path } } }],
          pageInfo: { hasNextPage: true },
        },
        departments: [{ duty: 'ENGINEERING' }, { duty: 'CUSTOMER_SERVICE' }],
      },
    ])
    const elsewhere = aStaffMember(estate.groupId, 'buildingSteward', 'lvyuan/north/hetang-west')
    expect((await estate.bench.ask(elsewhere, projects)).data['projects']).toEqual([])
  })

  test('the next page of units begins after the last', async () => {
    const steward = aStaffMember(estate.groupId, 'buildingSteward', estate.path)
    const page = `query ($id: ID!, $after: String) { project(id: $id) { units(first: 1, after: $after) { edges { node { code } } pageInfo { endCursor } } } }`
    type Page = {
      project: { units: { edges: { node: { code: string } }[]; pageInfo: { endCursor: string } } }
    }
    const first = await estate.bench.ask<Page>(steward, page, { id: estate.projectId })
    const after = first.data.project.units.pageInfo.endCursor
    const second = await estate.bench.ask<Page>(steward, page, { id: estate.projectId, after })
    expect(second.data.project.units.edges).toEqual([{ node: { code: '3-1-502' } }])
    const broken = await estate.bench.ask(steward, page, { id: estate.projectId, after: 'x' })
    expect(broken.codes).toEqual(['CURSOR_INVALID'])
  })

  test('another group sees nothing of them', async () => {
    const stranger = aStaffMember(other.groupId, 'officeDirector', 'lvyuan')
    const entities = `query ($r: [_Any!]!) { _entities(representations: $r) { ... on Project { name } ... on Staff { name } ... on Unit { code } } }`
    const { data } = await estate.bench.ask(stranger, entities, {
      r: [
        { __typename: 'Project', id: estate.projectId },
        { __typename: 'Staff', id: estate.staffId('li') },
        { __typename: 'Unit', id: organisationId('lvyuan/north/hetang/unit:3/3-1-502') },
      ],
    })
    expect(data['_entities']).toEqual([null, null, null])
    expect((await estate.bench.ask(stranger, projects)).data['projects']).toEqual([])
  })
})
