import { tellRefusal, type Refusal } from '@shouwen/vocabulary/refusal'

/** Why somebody may not do something now, as the schema tells it; nulls where they may. */
export interface RefusalSeen {
  refusal: string | null
  reasonZh: string | null
  reasonEn: string | null
}

export function refusalSeen(refusal: Refusal | null): RefusalSeen {
  if (refusal === null) return { refusal: null, reasonZh: null, reasonEn: null }
  const { code, facts } = refusal
  return { refusal: code, reasonZh: tellRefusal(code, facts, 'zh'), reasonEn: tellRefusal(code, facts, 'en') }
}
