import type { SecretsRule } from '@shouwen/procedure/pack'
import { secretGrounds, type SecretGround } from '@shouwen/vocabulary/privacy'
import { Refusal } from '@shouwen/vocabulary/refusal'
import { secretWords } from '@shouwen/vocabulary/secret-words'
import type { Appeal } from './appeal'
import { move } from './transitions'

/** The clause under which secrets are kept, whatever the procedure. */
const KEPT_UNDER = 'P5.6.3.3'

/** P5.6.3.3: an inquiry asks for what is kept: it is declined from now on. Refuses with NOTHING_TO_DECLINE. */
export function decideDecline(appeal: Appeal, rule: SecretsRule | null, ground: SecretGround): Appeal {
  if (rule === null || appeal.kind === null || !rule.declines.includes(appeal.kind)) {
    throw new Refusal('NOTHING_TO_DECLINE')
  }
  return move(appeal, 'declineToDisclose', { declined: ground })
}

/**
 * P5.6.3.3: who asks for what is kept hears the catalogue's words, and no others: what is written freely could name it.
 * Refuses with SECRET_KEPT.
 */
export function requireKept({ declined }: Pick<Appeal, 'declined'>, told: string): void {
  if (declined === null) return
  const { zh, en } = secretWords[declined]
  if (told.trim() === zh || told.trim() === en) return
  throw new Refusal('SECRET_KEPT', {
    ground: secretGrounds.labels[declined].zh,
    words: zh,
    clause: KEPT_UNDER,
  })
}

/** Why what was asked for is not met: of what is kept, the catalogue's words, whatever somebody has written. */
export function reasonTold({ declined }: Pick<Appeal, 'declined'>, reason: string | null): string | null {
  return declined === null ? reason : secretWords[declined].zh
}
