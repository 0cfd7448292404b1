import { shippedPacks } from '@shouwen/procedure/shipped-packs'
import type { ProcedurePack } from '@shouwen/procedure/pack'

/** The estate's: the office director coordinates, and decides about every hand-over from the third on. */
export const coordinated: ProcedurePack['handover'] = shippedPacks.residential.handover

/** As of before there were coordinators. */
export const uncoordinated: ProcedurePack['handover'] = {
  rule: 'dutyOfCategory',
  fallbackDuty: 'customerService',
  clause: 'P5.2.1',
}
