import { closedSet, type CodeOf } from './closed-set'

/** P5.6.3.3: why somebody who sees personal data masked needs it in clear. Every reveal is logged with one of these. */
export const revealReasons = closedSet('RevealReason', '查看敏感信息的理由 (P5.6.3.3)', {
  callBack: { zh: '回电', en: 'to call the customer back' },
  siteVisit: { zh: '上门联系', en: 'to announce a visit at the door' },
  emergency: { zh: '紧急情况', en: 'an emergency' },
  audit: { zh: '抽查核实', en: 'to check a sampled appeal' },
  complaintInvestigation: { zh: '投诉调查', en: 'to investigate a complaint' },
  judicialRequest: { zh: '司法机关调取', en: 'a request of a court or the police' },
})
export type RevealReason = CodeOf<typeof revealReasons>

/** P5.6.3.3: why an appeal is kept confidential, or no longer. */
export const confidentialityReasons = closedSet('ConfidentialityReason', '保密理由 (P5.6.3.3)', {
  customersSecret: { zh: '涉及其他客户机密', en: "another customer's secret" },
  companySecret: { zh: '涉及公司运营机密', en: "the company's secret" },
  staffConcerned: { zh: '涉及员工本人', en: 'a member of staff is concerned' },
  underInvestigation: { zh: '司法或调查进行中', en: 'under investigation' },
  noLongerNeeded: { zh: '无需继续保密', en: 'no longer needed' },
})
export type ConfidentialityReason = CodeOf<typeof confidentialityReasons>

/** P5.6.3.3: which parts of a confidential appeal somebody else is given. */
export const disclosureParts = closedSet('DisclosurePart', '披露内容 (P5.6.3.3)', {
  words: { zh: '诉求内容', en: 'what was said: cause and content' },
  customer: { zh: '客户与房屋', en: 'whom it is about: customer, caller and unit' },
  handling: { zh: '处理情况', en: 'how it was handled: outcome, instructions and progress' },
})
export type DisclosurePart = CodeOf<typeof disclosureParts>

/** P5.6.3.3, P5.6.5.1: on which ground something kept is given to somebody. */
export const disclosureGrounds = closedSet('DisclosureGround', '披露依据 (P5.6.3.3, P5.6.5.1)', {
  handlingTogether: { zh: '协同办理', en: 'they help to handle it' },
  audit: { zh: '抽查核实', en: 'to check a sampled appeal' },
  consent: { zh: '客户本人同意', en: 'whom it concerns agreed' },
  legalRepresentative: { zh: '律师或代理人', en: 'a lawyer or representative with the papers' },
  judicialRequest: { zh: '司法机关调取', en: 'a request of police, procuratorate or a discipline body' },
})
export type DisclosureGround = CodeOf<typeof disclosureGrounds>

/** P5.6.3.3: whose secret an inquiry asks for. */
export const secretGrounds = closedSet('SecretGround', '不予提供的原因 (P5.6.3.3)', {
  anotherCustomer: { zh: '涉及其他客户机密', en: "another customer's secret" },
  companySecret: { zh: '涉及公司运营机密', en: "the company's secret" },
})
export type SecretGround = CodeOf<typeof secretGrounds>
