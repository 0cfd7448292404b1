import { codeNamed } from '@shouwen/subgraph/enum'
import { revisitMethods, satisfactions } from '@shouwen/vocabulary/revisiting'
import { z } from 'zod'

/** What other services tell of an appeal for a form: as they show it to whoever asks. Null is what they do not show. */

const named = z.object({ name: z.string() }).nullish()
const places = {
  unit: z.object({ building: z.string(), code: z.string() }).nullish(),
  customer: z.object({ name: z.string(), telephone: z.string() }).nullish(),
  firstContact: named,
}

const revisit = z.object({
  method: z
    .string()
    .nullish()
    .transform((name) => codeNamed(revisitMethods, name)),
  satisfaction: z
    .string()
    .nullish()
    .transform((name) => codeNamed(satisfactions, name)),
  words: z.string().nullish(),
  completedAt: z.coerce.date().nullish(),
  completedBy: named,
})

const complaint = z.object({ ...places, revisits: z.array(revisit) })

/** What the form of an appeal requires: in the order of the lists, which only grow at their ends. */
export const toldOfAppeal = complaint.extend({
  project: named,
  department: named,
  instructions: z.array(z.object({ signedBy: named })),
  progressReports: z.array(z.object({ reportedBy: named })),
  feedbacks: z.array(z.object({ givenBy: named })),
})

/** What the summary of a month's complaints requires. */
export const toldOfSummary = z.object({ project: named, complaints: z.array(complaint) })

export type ToldOfAppeal = z.infer<typeof toldOfAppeal>
export type ToldOfComplaint = z.infer<typeof complaint>
export type ToldOfSummary = z.infer<typeof toldOfSummary>
type ToldRevisit = z.infer<typeof revisit>

const people = '{ name }'
const ofRevisits = `revisits { method satisfaction words completedAt completedBy ${people} }`
const ofComplaint = `unit { building code } customer { name telephone } firstContact ${people} ${ofRevisits}`

/** The same, as federation asks for it. */
export const requiredByForm =
  `project ${people} department ${people} ${ofComplaint} instructions { signedBy ${people} } ` +
  `progressReports { reportedBy ${people} } feedbacks { givenBy ${people} }`
export const requiredBySummary = `project ${people} complaints { ${ofComplaint} }`

/** A revisit that was made, in the words of a form. */
export interface RevisitMade {
  readonly at: Date
  readonly method: string
  readonly satisfaction: string
  readonly words: string
  readonly by: string
}

/** The revisits that have been made, oldest first. */
export function revisitsMade(revisits: readonly ToldRevisit[]): RevisitMade[] {
  return revisits.flatMap(({ method, satisfaction, words, completedAt, completedBy }) =>
    completedAt && method && satisfaction
      ? [
          {
            at: completedAt,
            method: revisitMethods.labels[method].zh,
            satisfaction: satisfactions.labels[satisfaction].zh,
            words: words ?? '',
            by: completedBy?.name ?? '',
          },
        ]
      : [],
  )
}
