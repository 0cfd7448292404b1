import { expect, test } from '@jest/globals'
import { buildSchema, execute, parse } from 'graphql'
import { pino } from 'pino'
import { errorFormatter } from '../src/errors'

const schema = buildSchema(`
  enum Kind { COMPLAINT }
  input Caller { name: String!, telephone: String! }
  input Form { kind: Kind!, content: String!, caller: Caller }
  type Query { check(form: Form!): Boolean }
`)

const query = parse('query Check($form: Form!) { check(form: $form) }')
const caller = { name: '王秀英; 女', telephone: '13812345678' }
const format = errorFormatter(pino({ level: 'silent' }))

test.each([
  [{ kind: 'COMPLAINT', caller }, '"content" of required type'],
  [{ kind: 'GOSSIP', content: '楼道; 垃圾', caller }, '"form.kind": Value "GOSSIP" does not exist'],
  [
    { kind: 'COMPLAINT', content: '楼道', caller: { name: 13812345678 } },
    '"form.caller.name": String cannot',
  ],
  [null, 'must not be null'],
])('a fault of the input %# is told without the input', async (form, told) => {
  const { errors = [] } = await execute({ schema, document: query, variableValues: { form } })
  const [problem] = errors.map((error) => {
    const { message, extensions } = format(
      { message: error.message, extensions: { code: 'BAD_USER_INPUT' } },
      error,
    )
    expect(extensions).toEqual({ code: 'INPUT_INVALID', facts: { problems: message }, retryable: false })
    return message
  })
  expect(problem).toContain(told)
  expect(problem).not.toMatch(/王秀英|楼道|telephone: /)
})
