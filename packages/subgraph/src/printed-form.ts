import { Refusal } from '@shouwen/vocabulary/refusal'
import { Directive, Field, ObjectType } from 'type-graphql'

/** A file that a service made, as its bytes. */
interface File {
  readonly fileName: string
  readonly mediaType: string
  readonly content: Buffer
}

@Directive('@shareable')
@ObjectType('PrintedForm', {
  description: 'A form, list or letter as a file (P7.0): what you may see of it, and no more.',
})
export class PrintedFormType {
  @Field(() => String, { description: 'What to call it, with its ending.' })
  fileName!: string

  @Field(() => String, { description: 'Its media type.' })
  mediaType!: string

  @Field(() => String, { description: 'Its bytes in base64.' })
  content!: string
}

/** Files that one request may have made, at the most: each takes the service's own time. */
export const PRINTS_IN_A_REQUEST = 10

const counts = new WeakMap<object, number>()

/**
 * The file as the schema shows it. Refuses with PRINTS_TOO_MANY what is above 10 files of one request.
 * @param request its context.
 */
export async function printedForm(request: object, print: () => Promise<File>): Promise<PrintedFormType> {
  const count = (counts.get(request) ?? 0) + 1
  counts.set(request, count)
  if (count > PRINTS_IN_A_REQUEST) throw new Refusal('PRINTS_TOO_MANY', { limit: PRINTS_IN_A_REQUEST })
  const { content, ...file } = await print()
  return { ...file, content: content.toString('base64') }
}
