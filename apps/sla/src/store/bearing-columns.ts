import { optionalId, optionalText } from '@shouwen/transactions/columns'

/** Who has an appeal, and who answers for it. */
export const inHandColumns = {
  departmentId: { name: 'department_id', ...optionalId },
  firstContactId: { name: 'first_contact', ...optionalText },
} as const

/** What a clock is counted under. */
export const bearingColumns = { kind: optionalText, category: optionalText, ...inHandColumns } as const
