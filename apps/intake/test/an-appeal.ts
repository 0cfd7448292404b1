import type { Appeal } from '../src/domain/appeal'

const at = new Date('2026-03-02T01:00:00Z')

/** A residential complaint, just registered unless told otherwise. */
export function anAppeal(changes: Partial<Appeal> = {}): Appeal {
  return {
    id: '0197a1c2-0000-7000-8000-000000000001',
    groupId: '0197a1c2-0000-7000-8000-000000000002',
    projectId: '0197a1c2-0000-7000-8000-000000000003',
    projectPath: 'lvyuan/north/hetang',
    projectKind: 'residential',
    number: 'HT-20260302-0001',
    origin: 'registered',
    source: null,
    sourceId: null,
    sourceNature: null,
    sourceChannel: null,
    kind: 'complaint',
    channel: 'telephone',
    category: 'cleaning',
    grade: null,
    impact: null,
    aboutService: true,
    confidential: false,
    cause: null,
    content: '楼道三天没有打扫了',
    unitId: null,
    customerId: null,
    callerName: '王秀英',
    callerTelephone: '+8613800138000',
    receivedAt: at,
    registeredAt: at,
    firstContactId: 'steward',
    packId: 'residential',
    packVersion: 1,
    status: 'registered',
    departmentId: null,
    informedAt: null,
    outcome: null,
    resolvedAt: null,
    revisitedAt: null,
    closedAt: null,
    archivedAt: null,
    version: 1,
    ...changes,
  }
}
