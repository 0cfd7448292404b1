import type { Label } from './closed-set'
import type { SecretGround } from './privacy'

/** P5.6.3.3: all that a customer is told where what they ask for is kept: words that give nothing of it away. */
export const secretWords = {
  anotherCustomer: {
    zh: '您咨询的事项涉及其他客户的信息,我们负有保密义务,不能提供,敬请谅解。',
    en: 'What you ask for concerns another customer; we are bound to keep it and cannot tell you. We ask for your understanding.',
  },
  companySecret: {
    zh: '您咨询的事项涉及公司运营机密,不能提供,敬请谅解。',
    en: 'What you ask for is confidential to the company; we cannot tell you. We ask for your understanding.',
  },
} as const satisfies Readonly<Record<SecretGround, Label>>
