import { graphEnum } from '@shouwen/subgraph/enum'
import {
  attachmentKinds,
  workMoments,
  type AttachmentKind,
  type WorkMoment,
} from '@shouwen/vocabulary/attachments'
import { IsUUID, Length, ValidateIf } from 'class-validator'
import { GraphQLDateTimeISO } from 'graphql-scalars'
import { Directive, Field, ID, InputType, Int, ObjectType } from 'type-graphql'
import { StaffReference } from './references'

@Directive('@key(fields: "id")')
@ObjectType('WorkOrder', { description: "Dispatch's work order, with what shows the work." })
export class WorkOrderType {
  @Field(() => ID, { description: "The order's id in dispatch." })
  id!: string
}

@ObjectType('Attachment', {
  description: 'A photograph, a recording or a letter beside the record of an appeal (P5.1.1, M4.2).',
})
export class AttachmentType {
  @Field(() => ID, { description: 'Its id.' })
  id!: string

  @Field(() => graphEnum(attachmentKinds), { description: 'What it is.' })
  kind!: AttachmentKind

  @Field(() => String, { description: 'As which it is served: `image/jpeg`.' })
  mediaType!: string

  @Field(() => String, { description: 'Its name, at most 120 characters.' })
  fileName!: string

  @Field(() => Int, { description: 'Bytes.' })
  size!: number

  @Field(() => String, { description: 'SHA-256 of its bytes as they are served, in hexadecimal.' })
  sha256!: string

  @Field(() => String, {
    description:
      'SHA-256 of its bytes as they were sent: photographs are made anew without the place where they were taken.',
  })
  receivedSha256!: string

  @Field(() => Int, { nullable: true, description: 'Pixels, of a photograph.' })
  width!: number | null

  @Field(() => Int, { nullable: true, description: 'Pixels, of a photograph.' })
  height!: number | null

  @Field(() => String, {
    description: 'Where the gateway gives it, with the same bearer token: `/attachments/…`.',
  })
  path!: string

  @Field(() => String, { nullable: true, description: 'What it shows, at most 200 characters.' })
  caption!: string | null

  @Field(() => Boolean, { description: 'Whether its customer sees it as well (C0.3).' })
  visibleToCustomer!: boolean

  @Field(() => String, { nullable: true, description: 'The playbook of its step; null where it is of none.' })
  playbook!: string | null

  @Field(() => String, { nullable: true, description: 'The step that it is evidence of; null: of none.' })
  step!: string | null

  @Field(() => WorkOrderType, { nullable: true, description: 'The work that it shows; null: none.' })
  workOrder!: WorkOrderType | null

  @Field(() => graphEnum(workMoments), {
    nullable: true,
    description: 'Whether it shows the state before or after the work (P5.6.1).',
  })
  moment!: WorkMoment | null

  @Field(() => StaffReference, { description: 'Who put it here.' })
  attachedBy!: StaffReference

  @Field(() => GraphQLDateTimeISO, { description: 'When.' })
  attachedAt!: Date
}

const given = (_input: object, value: unknown): boolean => value !== undefined && value !== null

@InputType('AttachInput', { description: "An upload becomes part of an appeal's record (P5.1.1, M4.2)." })
export class AttachArguments {
  @Field(() => String, {
    description: 'Chosen by the client, 8 to 100 characters; a repeat changes nothing.',
  })
  @Length(8, 100)
  idempotencyKey!: string

  @Field(() => ID, { description: 'Which appeal.' })
  @IsUUID()
  appealId!: string

  @Field(() => ID, { description: 'What `POST /attachments` answered, within a day; your own.' })
  @IsUUID()
  uploadId!: string

  @Field(() => String, { nullable: true, description: 'What it shows, at most 200 characters.' })
  caption?: string | null

  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether the customer sees it; not, unless told (C0.3).',
  })
  visibleToCustomer?: boolean | null

  @Field(() => String, {
    nullable: true,
    description: 'With `step`: the playbook of the step that it is evidence of.',
  })
  @ValidateIf(given)
  @Length(1, 60)
  playbook?: string | null

  @Field(() => String, { nullable: true, description: 'With `playbook`: the step that it is evidence of.' })
  @ValidateIf(given)
  @Length(1, 60)
  step?: string | null

  @Field(() => ID, { nullable: true, description: 'The work order of the appeal that it shows.' })
  @ValidateIf(given)
  @IsUUID()
  workOrderId?: string | null

  @Field(() => graphEnum(workMoments), { nullable: true, description: 'With `workOrderId` (P5.6.1).' })
  moment?: WorkMoment | null
}
