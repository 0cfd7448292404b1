import { revealersOf } from '@shouwen/access/masking'
import { permissionTable, type PermissionRow } from '@shouwen/access/permission'
import { everyPost, placePointedTo } from '@shouwen/access/posts'

const customerReaders: PermissionRow = {
  roles: [...everyPost, 'biReader'],
  scope: 'project',
  customers: 'own',
  services: 'all',
  because: 'P4.1–P4.4, M3.3: who handles, supervises or reports; machines see names and telephones masked',
}

/** Who may do and see what of customers. */
export const permissions = permissionTable('customer-profile', {
  Customer: customerReaders,
  'Customer.telephoneForNotices': {
    roles: [],
    scope: 'group',
    customers: 'none',
    services: ['intake'],
    because: 'ADR 0022, C0.3, P5.3: who tells customers how their appeals stand',
  },
  Unit: placePointedTo,
  'Unit.residents': customerReaders,
  'Query.customer': customerReaders,
  'Query.customers': {
    roles: everyPost,
    scope: 'project',
    customers: 'none',
    because: 'C0.2: one profile across projects, for staff',
  },
  'Query.accountOfCustomer': {
    roles: [],
    scope: 'group',
    customers: 'none',
    services: ['gateway'],
    because: 'the gateway finds out whose account a token is of',
  },
  'Mutation.registerCustomer': {
    roles: ['buildingSteward', 'mallOperator', 'officeDirector'],
    scope: 'project',
    customers: 'none',
    because: 'C1.static, P4.2, M4.2: who receives customers writes them down',
  },
  'Mutation.openCustomerAccount': {
    roles: ['officeDirector', 'mallOperator'],
    scope: 'project',
    customers: 'none',
    because: 'C0.3: who answers for a project lets its customers see their own appeals',
  },
  'Mutation.revealCustomer': {
    roles: revealersOf('customer'),
    scope: 'project',
    customers: 'none',
    because: 'P5.5.2, P5.6.3.3: who sees customers masked and has a reason to call one',
  },
  'Customer.reveals': {
    roles: ['officeDirector', 'managementDepartment'],
    scope: 'project',
    customers: 'none',
    because: 'P5.6.3.3: every disclosure is logged, for who answers for the project and who supervises',
  },
})
