import { Refusal } from '@shouwen/vocabulary/refusal'
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'

const WINDOW_SECONDS = 60

/** Requests a minute. */
export interface RateSettings {
  /** Of each signed-in subject. */
  readonly perSubject: number
  /** Of each address, as far as nobody is signed in. */
  readonly perAddress: number
}

/** Counts what clients ask, in this process; refuses with RATE_LIMITED what is too much. */
export class RateLimits {
  private readonly subjects: RateLimiterMemory
  private readonly addresses: RateLimiterMemory

  constructor({ perSubject, perAddress }: RateSettings) {
    this.subjects = new RateLimiterMemory({ points: perSubject, duration: WINDOW_SECONDS })
    this.addresses = new RateLimiterMemory({ points: perAddress, duration: WINDOW_SECONDS })
  }

  countSubject(subject: string): Promise<void> {
    return count(this.subjects, subject)
  }

  /** A request that nobody has signed for. */
  countAddress(address: string): Promise<void> {
    return count(this.addresses, address)
  }
}

async function count(limiter: RateLimiterMemory, who: string): Promise<void> {
  try {
    await limiter.consume(who)
  } catch (spent) {
    if (!(spent instanceof RateLimiterRes)) throw spent
    throw new Refusal('RATE_LIMITED', { retryAfter: Math.max(1, Math.ceil(spent.msBeforeNext / 1_000)) })
  }
}
