import { closedSet, type CodeOf } from './closed-set'

/** Which shipped procedure a project follows unless its group publishes its own. */
export const projectKinds = closedSet('ProjectKind', '项目类型', {
  residential: { zh: '住宅小区', en: 'residential estate' },
  mall: { zh: '购物中心', en: 'shopping mall' },
})
export type ProjectKind = CodeOf<typeof projectKinds>

/** What a department is there for; the hand-over rule looks a department up by its duty. */
export const duties = closedSet('Duty', '部门职责', {
  customerService: { zh: '客户服务', en: 'customer service' },
  engineering: { zh: '工程维修', en: 'engineering and repairs' },
  security: { zh: '公共秩序维护', en: 'security' },
  environment: { zh: '环境保洁', en: 'cleaning and greenery' },
  operations: { zh: '营运服务', en: 'mall operations' },
})
export type Duty = CodeOf<typeof duties>

/** Where somebody of the house answers the telephone at any hour (P5.6.6.2, P5.6.8.1, P5.6.9). */
export const dutyPosts = closedSet('DutyPost', '值班点', {
  guardRoom: { zh: '安防值班室', en: 'guard room' },
  controlRoom: { zh: '消防监控室', en: 'fire control room' },
  dutyManager: { zh: '值班经理', en: 'manager on duty' },
})
export type DutyPost = CodeOf<typeof dutyPosts>

/** P4, P5, M2, M4.7.1: the posts that the procedures name, and the machines that ask. */
export const roles = closedSet('Role', '岗位 (P4.1–P4.4, M2, M4.7.1)', {
  buildingSteward: { zh: '楼管员', en: 'building steward' },
  mallOperator: { zh: '营运人员', en: 'mall operator or front desk' },
  departmentWorker: { zh: '部门员工', en: 'department worker' },
  departmentManager: { zh: '部门经理', en: 'department manager' },
  divisionDirector: { zh: '总监', en: 'division director' },
  officeDirector: { zh: '管理处主任', en: 'management-office director' },
  managementDepartment: { zh: '公司管理部', en: 'company management department' },
  gmOffice: { zh: '总经办', en: "general manager's office" },
  securityShiftLeader: { zh: '公共秩序维护班长', en: 'security shift leader' },
  customer: { zh: '客户', en: 'customer' },
  partner: { zh: '转办单位', en: 'forwarding partner' },
  biReader: { zh: '报表只读账号', en: 'BI reader' },
  platformOperator: { zh: '平台运维', en: 'platform operator' },
})
export type Role = CodeOf<typeof roles>

/** What kind of account acts: people, and the machines of partners and dashboards. */
export const personKinds = closedSet('PersonKind', '账号类型', {
  staff: { zh: '员工', en: 'member of staff' },
  customer: { zh: '客户', en: 'customer' },
  linkHolder: { zh: '查询链接持有人', en: 'holder of a link to an appeal' },
  partner: { zh: '转办单位', en: 'partner' },
  machine: { zh: '机器账号', en: 'machine' },
  service: { zh: '内部服务', en: 'service of the house' },
})
export type PersonKind = CodeOf<typeof personKinds>

/** The accounts of an organisation that are no people. */
export const machineKinds = closedSet('MachineKind', '机器账号类型', {
  partner: { zh: '转办单位', en: 'partner' },
  machine: { zh: '机器账号', en: 'machine' },
})
export type MachineKind = CodeOf<typeof machineKinds>

/** Who a person is to us. */
export const customerRelations = closedSet('CustomerRelation', '客户身份', {
  homeowner: { zh: '业主', en: 'homeowner' },
  resident: { zh: '住户', en: 'resident' },
  tenant: { zh: '租户', en: 'tenant' },
  relative: { zh: '亲属', en: 'relative' },
  caller: { zh: '来电人', en: 'caller, relation not yet known' },
})
export type CustomerRelation = CodeOf<typeof customerRelations>
