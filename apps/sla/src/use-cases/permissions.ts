import { permissionTable } from '@shouwen/access/permission'
import { appealReaders } from '@shouwen/access/posts'

/** Whoever sees an appeal sees its clocks. */
export const permissions = permissionTable('sla', {
  Appeal: appealReaders,
  'Query.dueNext': appealReaders,
})
