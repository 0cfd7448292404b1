import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql'
import { WITHHELD_TEXT } from '../domain/confidentiality'
import { withheld } from '../use-cases/withheld'
import { AppealType } from './appeal-type'
import type { IntakeContext } from './context'
import { wordsSeen } from './parts-seen'

/** The words of an appeal, which are withheld from most where it is confidential (P5.6.3.3). */
@Resolver(() => AppealType)
export class AppealWords {
  @FieldResolver(() => Boolean, {
    description:
      'Whether words of it are withheld from you, because it is confidential (P5.6.3.3): cause, outcome, caller, ' +
      `customer and unit are then null, texts are \`${WITHHELD_TEXT}\`.`,
  })
  redacted(@Root() appeal: AppealType, @Ctx() { actor }: IntakeContext): boolean {
    return withheld(appeal, actor) !== 'nothing'
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: '事由, at most 200 characters (P5.1.1). Null where it is withheld.',
  })
  cause(@Root() appeal: AppealType, @Ctx() { actor }: IntakeContext): string | null {
    return wordsSeen(appeal, actor).cause
  }

  @FieldResolver(() => String, {
    description: `诉求内容, at most 5,000 characters (P5.1.1). \`${WITHHELD_TEXT}\` where it is withheld.`,
  })
  content(@Root() appeal: AppealType, @Ctx() { actor }: IntakeContext): string {
    return wordsSeen(appeal, actor).content
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: '处理结果, at most 2,000 characters. Null where it is withheld.',
  })
  outcome(@Root() appeal: AppealType, @Ctx() { actor }: IntakeContext): string | null {
    return wordsSeen(appeal, actor).outcome
  }
}
