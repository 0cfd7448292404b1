import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import type { Actor } from '@shouwen/access/actor'
import { aStaffMember } from '@shouwen/testing/actors'
import type { ProjectKind, Role } from '@shouwen/vocabulary/organisation'
import { v7 as uuidv7 } from 'uuid'
import { anEstate, type Estate } from './estate'

const cases: { kind: ProjectKind; receives: Role[]; signs: Role[]; neither: Role[] }[] = [
  {
    kind: 'residential',
    receives: ['buildingSteward', 'officeDirector', 'securityShiftLeader'],
    signs: ['officeDirector', 'divisionDirector'],
    neither: ['mallOperator', 'departmentManager', 'departmentWorker', 'managementDepartment'],
  },
  {
    kind: 'mall',
    receives: ['mallOperator'],
    signs: ['departmentManager', 'divisionDirector'],
    neither: ['buildingSteward', 'officeDirector', 'securityShiftLeader', 'departmentWorker'],
  },
]

describe.each(cases)('at a $kind project', ({ kind, receives, signs, neither }) => {
  let estate: Estate
  const posts = [...new Set([...receives, ...signs, ...neither])]
  const holder = (role: Role): Actor => aStaffMember(estate.groupId, role, 'lvyuan/north/hetang')

  beforeAll(async () => {
    estate = await anEstate(kind)
  })

  afterAll(() => estate.bench.close())

  async function asked(actor: Actor, mutation: string, type: string, input: object) {
    return estate.bench.ask<
      Record<string, { id: string; version: number; progressReports: { id: string }[] }>
    >(
      actor,
      `mutation Do($input: ${type}!) { ${mutation}(input: $input) { id version progressReports { id } } }`,
      { input: { idempotencyKey: uuidv7(), ...input } },
    )
  }

  const register = (actor: Actor) =>
    asked(actor, 'registerAppeal', 'RegisterAppealInput', {
      projectId: estate.projectId,
      caller: { name: '王秀英', telephone: '13800138000' },
      kind: 'COMPLAINT',
      channel: 'TELEPHONE',
      category: 'cleaning',
      content: '楼道三天没有打扫了',
    })

  test('only who receives there registers an appeal', async () => {
    for (const role of posts) {
      const { codes } = await register(holder(role))
      expect({ role, codes }).toEqual({ role, codes: receives.includes(role) ? [] : ['NOT_PERMITTED'] })
    }
  })

  test('only the post that the procedure names, or the division director, instructs and reviews', async () => {
    for (const role of posts) {
      const codes = signs.includes(role) ? [] : ['NOT_PERMITTED']
      const { data } = await register(estate.steward)
      const appealId = data['registerAppeal']?.id
      const instruction = { appealId, expectedVersion: 1, content: '今日内处理完毕。' }
      const instructed = await asked(holder(role), 'instructAppeal', 'InstructAppealInput', instruction)
      expect({ role, codes: instructed.codes }).toEqual({ role, codes })
      const reported = await asked(estate.steward, 'reportProgress', 'ReportProgressInput', {
        appealId,
        expectedVersion: 1 + (codes.length === 0 ? 1 : 0),
        content: '已到场。',
      })
      const report = reported.data['reportProgress']
      const reviewed = await asked(holder(role), 'reviewProgress', 'ReviewProgressInput', {
        appealId,
        expectedVersion: report?.version,
        progressId: report?.progressReports[0]?.id,
      })
      expect({ role, codes: reviewed.codes }).toEqual({ role, codes })
    }
  })
})
