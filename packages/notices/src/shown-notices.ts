import { maskedTelephone } from '@shouwen/vocabulary/telephone'
import type { NoticeChannel } from '@shouwen/vocabulary/notices'
import { rejected, sent, type Message, type Notifier, type Way } from './way'

/** A notice that would have gone out. */
export interface ShownNotice {
  readonly channel: NoticeChannel
  readonly place: string
  readonly text: string
  /** Masked: `138****8000`. Empty for a room. */
  readonly telephones: readonly string[]
}

/** Notices that are kept: the newest. */
const KEPT = 100

/** While developing: nothing leaves the house. Every channel is set up, and shows what it would have sent. */
export class ShownNotices implements Notifier {
  private kept: ShownNotice[] = []

  /** @param show is told each, for a log. */
  constructor(
    private readonly show: (notice: ShownNotice) => void = () => undefined,
    readonly publicUrl: string | null = null,
  ) {}

  /** The newest hundred, oldest first. */
  get shown(): readonly ShownNotice[] {
    return this.kept
  }

  way(channel: NoticeChannel, place: string): Way {
    const toTelephones = channel === 'sms'
    return {
      toTelephones,
      send: ({ text }: Message, telephones) => {
        if (toTelephones && telephones.length === 0) return Promise.resolve(rejected('no-address'))
        const notice = { channel, place, text, telephones: telephones.map(maskedTelephone) }
        this.kept = [...this.kept.slice(1 - KEPT), notice]
        this.show(notice)
        return Promise.resolve(sent)
      },
    }
  }
}
