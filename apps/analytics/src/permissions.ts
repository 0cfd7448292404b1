import { permissionTable } from '@shouwen/access/permission'
import { appealReaders, appealSeenByLink, everyPost } from '@shouwen/access/posts'

/** Who may read what all services' facts add up to. */
export const permissions = permissionTable('analytics', {
  Appeal: appealSeenByLink,
  'Appeal.trail': {
    ...appealReaders,
    roles: everyPost,
    because:
      'P4.1–P4.4, M3.3: who handles, supervises or checks; customers see that of their own appeals (C0.3)',
  },
  'Query.appealCounts': {
    ...appealReaders,
    customers: 'none',
    because: 'who may list appeals may count them; a BI reader counts without reading any',
  },
})
