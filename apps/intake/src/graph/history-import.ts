import { appealKinds, channels, type AppealKind, type Channel } from '@shouwen/vocabulary/appeals'
import { graphEnum } from '@shouwen/subgraph/enum'
import { IsUUID, Length, Matches, ValidateNested } from 'class-validator'
import { GraphQLDateTimeISO } from 'graphql-scalars'
import { Arg, Ctx, Field, ID, InputType, Int, Mutation, ObjectType, Resolver } from 'type-graphql'
import { importHistory } from '../use-cases/import-history'
import type { IntakeContext } from './context'

@InputType('HistoryRowInput', { description: 'One row of history.' })
export class HistoryRowArguments {
  @Field(() => String, { description: 'Its id in the source.' })
  sourceId!: string

  @Field(() => String, { description: "Its nature in the source's words, kept." })
  nature!: string

  @Field(() => String, { description: "Its channel in the source's words, kept." })
  channel!: string

  @Field(() => graphEnum(appealKinds), { nullable: true, description: 'The kind it corresponds to, if any.' })
  kind?: AppealKind | null

  @Field(() => graphEnum(channels), { nullable: true, description: 'The channel it corresponds to, if any.' })
  mappedChannel?: Channel | null

  @Field(() => GraphQLDateTimeISO, { description: 'When it was received there.' })
  receivedAt!: Date

  @Field(() => String, { nullable: true, description: 'Title, at most 200 characters.' })
  cause?: string | null

  @Field(() => String, { nullable: true, description: 'Content, at most 5,000 characters.' })
  content?: string | null

  @Field(() => String, { nullable: true, description: 'Reply or outcome, at most 2,000 characters.' })
  outcome?: string | null

  @Field(() => GraphQLDateTimeISO, {
    nullable: true,
    description: 'By when it had been promised there: it is kept as a clock of this due time.',
  })
  promisedBy?: Date | null

  @Field(() => GraphQLDateTimeISO, {
    nullable: true,
    description: 'When the customer had the reply there, not before `receivedAt`.',
  })
  repliedAt?: Date | null

  @Field(() => GraphQLDateTimeISO, {
    nullable: true,
    description: 'When it was settled there, not before `receivedAt`; it ends the clock of `promisedBy`.',
  })
  resolvedAt?: Date | null
}

@InputType('ImportHistoryInput', { description: 'Up to 500 rows of one collection, for one project.' })
export class ImportHistoryArguments {
  @Field(() => String, {
    description: 'Chosen by the client, 8 to 100 characters; a repeat changes nothing.',
  })
  @Length(8, 100)
  idempotencyKey!: string

  @Field(() => ID, { description: 'The project it is filed under.' })
  @IsUUID()
  projectId!: string

  @Field(() => String, { description: 'Name of the collection, kebab-case.' })
  @Matches(/^[a-z0-9][a-z0-9-]{1,59}$/)
  source!: string

  @Field(() => [HistoryRowArguments], { description: '1 to 500 rows.' })
  @ValidateNested({ each: true })
  rows!: HistoryRowArguments[]
}

@ObjectType('RefusedRow', { description: 'A row that was not taken.' })
export class RefusedRowType {
  @Field(() => Int, { description: 'Its place in the request, from 0.' })
  index!: number

  @Field(() => String, { description: 'The code of the refusal.' })
  code!: string

  @Field(() => String, { description: 'What is wrong with it.' })
  problem!: string
}

@ObjectType('ImportResult', { description: 'accepted + known + refused = rows.' })
export class ImportResultType {
  @Field(() => Int, { description: 'Rows that are new here.' })
  accepted!: number

  @Field(() => Int, { description: 'Rows that an earlier import has brought in.' })
  known!: number

  @Field(() => [RefusedRowType], { description: 'Rows that were not taken.' })
  refused!: RefusedRowType[]
}

@Resolver()
export class HistoryImport {
  @Mutation(() => ImportResultType, {
    description:
      'Brings history in, archived from the start: no work order, no first contact, and no clock but for what had been promised ' +
      'there. Idempotent by row.',
  })
  async importHistory(
    @Arg('input', () => ImportHistoryArguments) input: ImportHistoryArguments,
    @Ctx() { app, actor }: IntakeContext,
  ): Promise<ImportResultType> {
    const rows = input.rows.map((row) => ({
      ...row,
      kind: row.kind ?? null,
      mappedChannel: row.mappedChannel ?? null,
      cause: row.cause ?? null,
      content: row.content ?? null,
      outcome: row.outcome ?? null,
      promisedBy: row.promisedBy ?? null,
      repliedAt: row.repliedAt ?? null,
      resolvedAt: row.resolvedAt ?? null,
    }))
    const result = await importHistory(app.store, { ...input, rows }, actor)
    return { ...result, refused: [...result.refused] }
  }
}
