import { graphEnum } from '@shouwen/subgraph/enum'
import { packChanges, type PackChange } from '@shouwen/procedure/pack-changes'
import { projectKinds, type ProjectKind } from '@shouwen/vocabulary/organisation'
import { Length } from 'class-validator'
import { GraphQLDateTimeISO, GraphQLJSON } from 'graphql-scalars'
import {
  Arg,
  Ctx,
  Field,
  FieldResolver,
  ID,
  InputType,
  Int,
  Mutation,
  ObjectType,
  Query,
  Resolver,
  Root,
} from 'type-graphql'
import { versionKey } from '../domain/pack-version'
import { PUBLISHED_LIMIT, publishedFor, withBases, type WithBase } from '../store/procedure-queries'
import { checkProcedure, type ProcedureCheck } from '../use-cases/check-procedure'
import { permissions } from '../use-cases/permissions'
import { publishProcedure } from '../use-cases/publish-procedure'
import type { IntakeContext } from './context'
import { StaffReference } from './references'

@ObjectType('ProcedureChange', {
  description: 'A rule that two versions of a procedure state differently (C0.1).',
})
export class ProcedureChangeType {
  @Field(() => String, { description: 'Where: `clocks.minor-repair.window.hours`.' })
  path!: string

  @Field(() => GraphQLJSON, {
    nullable: true,
    description: 'In the version it was made from; null: nothing.',
  })
  before!: unknown

  @Field(() => GraphQLJSON, { nullable: true, description: 'In this version; null: nothing.' })
  after!: unknown
}

@ObjectType('ProcedureCheck', { description: 'What publishing a procedure would be answered with (C0.1).' })
export class ProcedureCheckType {
  @Field(() => [String], {
    description: 'Every fault with its path, `clocks.3.window.hours: …`; empty when there is none.',
  })
  problems!: readonly string[]

  @Field(() => [ProcedureChangeType], {
    description: 'How it differs from the version that it was made from; empty while it has faults.',
  })
  changes!: readonly PackChange[]
}

@ObjectType('PublishedProcedure', { description: 'A version of a procedure, which never changes (C0.1).' })
export class PublishedProcedureType {
  @Field(() => String, { description: 'Its name; every version of it has the same.' })
  packId!: string

  @Field(() => Int, { description: 'Its number, from 1.' })
  version!: number

  @Field(() => graphEnum(projectKinds), { description: 'For which projects.' })
  projectKind!: ProjectKind

  @Field(() => String, {
    nullable: true,
    description: "Where it holds: a company's or a project's path; null: the whole group.",
  })
  scope!: string | null

  @Field(() => GraphQLDateTimeISO, {
    description: 'From when. What was registered before keeps its procedure.',
  })
  effectiveFrom!: Date

  @Field(() => StaffReference, { nullable: true, description: 'Who published it; null for a shipped one.' })
  publishedBy!: StaffReference | null

  @Field(() => Boolean, { description: 'Whether the project that was asked for follows it now.' })
  inForce!: boolean
}

@InputType('PublishProcedureInput', { description: "A group's own version of a procedure (C0.1)." })
export class PublishProcedureArguments {
  @Field(() => String, {
    description: 'Chosen by the client, 8 to 100 characters; a repeat changes nothing.',
  })
  @Length(8, 100)
  idempotencyKey!: string

  @Field(() => String, {
    nullable: true,
    description:
      "Where it is to hold: a company's or a project's path, `lvyuan/north`; the whole group unless given.",
  })
  scope?: string | null

  @Field(() => GraphQLDateTimeISO, {
    nullable: true,
    description: 'From when, not in the past; at once unless given.',
  })
  effectiveFrom?: Date | null

  @Field(() => GraphQLJSON, {
    description: 'The whole pack, made from one that `publishedProcedures` shows.',
  })
  pack!: object
}

@ObjectType('ProcedurePublished', { description: 'What was published.' })
export class ProcedurePublishedType {
  @Field(() => String, { description: 'Its name.' })
  packId!: string

  @Field(() => Int, { description: 'Its number.' })
  version!: number
}

const keyOf = ({ packId, version }: PublishedProcedureType, groupId: string): string =>
  versionKey({ groupId, packId, version })

/** C0.1: what a group publishes, and how it differs from what it was made from. */
@Resolver(() => PublishedProcedureType)
export class PublishedProcedures {
  @Query(() => [PublishedProcedureType], {
    description:
      `The versions published for a project, its company or its group, the latest to come into force first, at most ` +
      `${PUBLISHED_LIMIT} (C0.1). Refuses: NOT_YET_KNOWN, NOT_PERMITTED.`,
  })
  async publishedProcedures(
    @Arg('projectId', () => ID) projectId: string,
    @Ctx() { app, actor, groupId }: IntakeContext,
  ): Promise<PublishedProcedureType[]> {
    const { store } = app
    const reader = { actor, permission: permissions['Query.publishedProcedures'] }
    const versions = await store.read(groupId, (manager) =>
      publishedFor(manager, reader, projectId, store.clock.now()),
    )
    return versions.map(({ publishedBy, ...version }) => ({
      ...version,
      publishedBy: publishedBy === null ? null : { id: publishedBy },
    }))
  }

  @FieldResolver(() => GraphQLJSON, { nullable: true, description: 'The pack.' })
  async pack(@Root() version: PublishedProcedureType, @Ctx() context: IntakeContext): Promise<object | null> {
    return (await this.rules(version, context))?.pack ?? null
  }

  @FieldResolver(() => [ProcedureChangeType], {
    description: 'How it differs from the version that it was made from (C0.1); empty for a shipped one.',
  })
  async changes(
    @Root() version: PublishedProcedureType,
    @Ctx() context: IntakeContext,
  ): Promise<PackChange[]> {
    const rules = await this.rules(version, context)
    return rules === null || rules.base === null ? [] : packChanges(rules.base, rules.pack)
  }

  private rules(version: PublishedProcedureType, context: IntakeContext): Promise<WithBase | null> {
    const { app, groupId } = context
    return context.batched('publishedRules', keyOf(version, groupId), (keys) =>
      app.store.read(groupId, (manager) => withBases(manager, keys)),
    )
  }

  @Query(() => ProcedureCheckType, {
    description:
      'Tries a pack without publishing it: every fault, and what it would change (C0.1). Refuses: NOT_FOUND where ' +
      'none of your projects lies, NOT_PERMITTED.',
  })
  checkProcedure(
    // A literal in the query has no prototype, which the argument's validation does not bear.
    @Arg('pack', () => GraphQLJSON, { validate: false }) pack: object,
    @Arg('scope', () => String, {
      nullable: true,
      description: 'Where it is to hold; the whole group unless given.',
    })
    scope: string | null | undefined,
    @Ctx() { app, actor, groupId }: IntakeContext,
  ): Promise<ProcedureCheck> {
    const tried = { scope: scope ?? null, groupId, pack }
    return app.store.read(groupId, (manager) => checkProcedure(manager, actor, tried))
  }

  @Mutation(() => ProcedurePublishedType, {
    description:
      "Publishes a group's own version of a procedure for a place and everything below it; what was registered before " +
      'keeps its own (C0.1). Refuses: PACK_INVALID with every fault and its path, ' +
      'NOT_FOUND where none of your projects lies, INPUT_INVALID, NOT_PERMITTED.',
  })
  publishProcedure(
    @Arg('input', () => PublishProcedureArguments) input: PublishProcedureArguments,
    @Ctx() { app, actor }: IntakeContext,
  ): Promise<ProcedurePublishedType> {
    const { scope = null, effectiveFrom = null } = input
    return publishProcedure(app.store, { ...input, scope, effectiveFrom }, actor)
  }
}
