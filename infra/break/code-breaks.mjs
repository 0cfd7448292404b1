/**
 * A clause that code guards, and the code taken out: the text in a file that is put in the place of another.
 * @typedef {{ clauses: string[], rule: string, file: string, find: string, replace: string }} CodeBreak
 */

/** What no rule of a pack says. Each text stands in its file exactly once. @type {CodeBreak[]} */
export const codeBreaks = [
  {
    clauses: ['P3.kinds'],
    rule: 'a kind that the procedure does not have is refused',
    file: 'apps/intake/src/domain/register.ts',
    find: '!pack.kinds.some(({ kind }) => kind === form.kind)',
    replace: 'pack.kinds.length === 0',
  },
  {
    clauses: ['P3.channels'],
    rule: 'an appeal keeps how it reached us',
    file: 'apps/intake/src/domain/register.ts',
    find: 'channel: form.channel,',
    replace: "channel: 'telephone',",
  },
  {
    clauses: ['P4.1', 'P5.1.2', 'M3.3'],
    rule: 'only the first contact does what the first contact does',
    file: 'apps/intake/src/domain/first-contact.ts',
    find: 'personId === appeal.firstContactId || directsTheOffice',
    replace: "personId !== ''",
  },
  {
    clauses: ['P4.2'],
    rule: 'the posts of an estate receive there',
    file: 'apps/intake/src/use-cases/permissions.ts',
    find: "  'Mutation.archiveAppeal': { roles: receivers,",
    replace: "  'Mutation.archiveAppeal': { roles: ['gmOffice'],",
  },
  {
    clauses: ['P4.3'],
    rule: 'the director has the figures of the office alone',
    file: 'apps/analytics/src/store/count-queries.ts',
    find: ".where(factsVisibleTo(actor, permissions['Query.appealCounts']))",
    replace: ".where('true')",
  },
  {
    clauses: ['P4.4'],
    rule: "the general manager's office draws its own sample",
    file: 'apps/revisit-audit/src/use-cases/permissions.ts',
    find: "      gmOffice: {\n        roles: ['gmOffice'],",
    replace: "      gmOffice: {\n        roles: ['managementDepartment'],",
  },
  {
    clauses: ['P5.1.1'],
    rule: 'the form has the fields of the procedure',
    file: 'apps/intake/src/forms/appeal-form.ts',
    find: "firstContact: '接待人',",
    replace: "firstContact: '',",
  },
  {
    clauses: ['P7.0'],
    rule: 'the list of elders is printed',
    file: 'apps/elderly-care/src/forms/elder-list.ts',
    find: "title: '空巢老人名册',",
    replace: "title: '名册',",
  },
  {
    clauses: ['P5.6.2.4'],
    rule: 'nothing is settled while a superior has to decide',
    file: 'apps/intake/src/domain/escalation.ts',
    find: 'if (open !== undefined) throw',
    replace: "if (open?.id === '') throw",
  },
  {
    clauses: ['P5.6.7.1'],
    rule: "the list has the relatives' telephones",
    file: 'apps/elderly-care/src/domain/register-elder.ts',
    find: 'form.relatives.length === 0 ||',
    replace: 'form.relatives.length < 0 ||',
  },
  {
    clauses: ['P5.6.7.0'],
    rule: 'who lives with their children is no empty-nest elder',
    file: 'apps/elderly-care/src/domain/register-elder.ts',
    find: '!form.livesApartFromChildren',
    replace: "form.name === ''",
  },
  {
    clauses: ['M2'],
    rule: 'the posts of a mall receive there, and no others',
    file: 'apps/intake/src/use-cases/permissions.ts',
    find: "mall: { roles: ['mallOperator'],",
    replace: "mall: { roles: ['mallOperator', 'buildingSteward'],",
  },
  {
    clauses: ['M4.3'],
    rule: 'who is refused has heard why',
    file: 'apps/intake/src/domain/resolve.ts',
    find: "demand === 'refused' && !refusalExplained",
    replace: "demand === 'refused' && moved.id === ''",
  },
  {
    clauses: ['C0.1'],
    rule: 'a version holds where it was published',
    file: 'packages/procedure/src/in-force.ts',
    find: 'nearness(a) - nearness(b) ||',
    replace: 'nearness(b) - nearness(a) ||',
  },
  {
    clauses: ['C0.2'],
    rule: 'one telephone is one customer, however it is written',
    file: 'packages/vocabulary/src/telephone.ts',
    find: 'return parsed.number',
    replace: 'return given',
  },
  {
    clauses: ['C0.3'],
    rule: 'a link opens nothing after its end, or once it is revoked',
    file: 'apps/intake/src/domain/customer-link.ts',
    find: 'revokedAt === null && now < endsAt',
    replace: 'revokedAt !== now && endsAt !== now',
  },
  {
    clauses: ['P6.0'],
    rule: 'the chart shows where an appeal stands',
    file: 'packages/procedure/src/draw-flow.ts',
    find: "if (at.has(id)) return 'at'",
    replace: "if (at.has(id)) return 'ahead'",
  },
]
