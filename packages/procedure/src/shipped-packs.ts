import type { ProjectKind } from '@shouwen/vocabulary/organisation'
import mall from './packs/mall.json'
import residential from './packs/residential.json'
import type { ProcedurePack } from './pack'
import { validatePack } from './validate-pack'

/** The two procedures that come with the product, validated: what a project follows until its group publishes its own. */
export const shippedPacks: Readonly<Record<ProjectKind, ProcedurePack>> = {
  residential: validatePack(residential),
  mall: validatePack(mall),
}
