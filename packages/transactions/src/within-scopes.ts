import { Brackets, type ObjectLiteral, type WhereExpressionBuilder } from 'typeorm'

/**
 * Rows whose place lies at or below one of the scopes; no scope, no row.
 * @param column the qualified path column, `appeal.projectPath`.
 */
export function withinScopes(column: string, scopes: readonly string[]): Brackets {
  return new Brackets((where: WhereExpressionBuilder) => {
    if (scopes.length === 0) {
      where.where('false')
      return
    }
    scopes.forEach((scope, index) => {
      const parameters: ObjectLiteral = {
        [`scope${index}`]: scope,
        [`below${index}`]: `${scope.replaceAll(/[%_\\]/g, String.raw`\$&`)}/%`,
      }
      where.orWhere(`(${column} = :scope${index} or ${column} like :below${index})`, parameters)
    })
  })
}
