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

/** The file as the schema shows it. */
export function printedForm({ content, ...file }: File): PrintedFormType {
  return { ...file, content: content.toString('base64') }
}
