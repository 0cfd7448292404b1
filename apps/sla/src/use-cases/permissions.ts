import { permissionTable } from '@shouwen/access/permission'
import { appealReaders, appealSeenByLink } from '@shouwen/access/posts'

/** Whoever sees an appeal sees its clocks. */
export const permissions = permissionTable('sla', {
  Appeal: appealSeenByLink,
  'Query.dueNext': appealReaders,
})
