/** A person of the development issuer: somebody whom the seed knows. */
export interface Persona {
  /** The token's subject. */
  readonly subject: string
  readonly zh: string
  readonly en: string
}

const persona = (code: string, zh: string, en: string): Persona => ({ subject: `dev|${code}`, zh, en })

/** Who can sign in while developing; `npm run token -- CODE`. */
export const personas = {
  steward: persona('steward', '楼管员 林晓梅(荷塘小区)', 'building steward, Hetang estate'),
  worker: persona('worker', '工程部员工 赵铁柱(荷塘小区)', 'department worker, Hetang estate'),
  manager: persona('manager', '工程部经理 孙国强(荷塘小区)', 'department manager, Hetang estate'),
  cleaner: persona('cleaner', '环境部员工 吴桂芳(荷塘小区)', 'cleaning worker, Hetang estate'),
  clerk: persona('clerk', '客服部员工 李静(荷塘小区)', 'customer-service worker, Hetang estate'),
  director: persona('director', '管理处主任 周建平(荷塘小区)', 'management-office director, Hetang estate'),
  security: persona('security', '公共秩序维护班长 马志勇(荷塘小区)', 'security shift leader, Hetang estate'),
  management: persona('management', '公司管理部 郑淑芬', 'company management department'),
  'gm-office': persona('gm-office', '总经办 何文博', "general manager's office"),
  'mall-operator': persona('mall-operator', '营运人员 苏婷(星汇购物中心)', 'operator, Xinghui mall'),
  'mall-worker': persona(
    'mall-worker',
    '工程部员工 刘大勇(星汇购物中心)',
    'engineering worker, Xinghui mall',
  ),
  'mall-manager': persona(
    'mall-manager',
    '营运部经理 高翔(星汇购物中心)',
    'department manager, Xinghui mall',
  ),
  'mall-director': persona('mall-director', '总监 何清(星汇购物中心)', 'division director, Xinghui mall'),
  bi: persona('bi', '报表只读账号', 'BI reader'),
  partner: persona('partner', '12345 转办平台', 'forwarding partner, 12345'),
  resident: persona('resident', '业主 陈建国(荷塘小区 3-1-502)', 'homeowner, Hetang 3-1-502'),
  'rival-director': persona('rival-director', '管理处主任 钱伟(宏泰集团)', "a second group's director"),
  platform: persona('platform', '平台运维', 'platform operator'),
} as const satisfies Record<string, Persona>

export type PersonaCode = keyof typeof personas

export const personaCodes = Object.keys(personas).filter((code): code is PersonaCode => code in personas)

/** Tells a persona's code from any other string. */
export function isPersona(code: string): code is PersonaCode {
  return code in personas
}
