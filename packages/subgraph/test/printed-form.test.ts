import 'reflect-metadata'
import { expect, test } from '@jest/globals'
import { PRINTS_IN_A_REQUEST, printedForm } from '../src/printed-form'

const file = { fileName: '表.pdf', mediaType: 'application/pdf', content: Buffer.from('表') }
const print = () => Promise.resolve(file)

test('a file is shown by its bytes in base64', async () => {
  expect(await printedForm({}, print)).toEqual({ ...file, content: '6KGo' })
})

test('one request has so many made and no more; another has its own', async () => {
  const request = {}
  for (let made = 0; made < PRINTS_IN_A_REQUEST; made += 1) await printedForm(request, print)
  await expect(printedForm(request, print)).rejects.toMatchObject({ code: 'PRINTS_TOO_MANY' })
  expect((await printedForm({}, print)).fileName).toBe('表.pdf')
})
