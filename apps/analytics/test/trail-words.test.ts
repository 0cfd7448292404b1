import { expect, test } from '@jest/globals'
import { factCatalogue } from '@shouwen/events/catalogue'
import { z } from 'zod'
import { hasWords, wordsFor } from '../src/domain/trail-words'

test('every fact about an appeal has its words in both languages', () => {
  const aboutAppeals = factCatalogue.filter(
    ({ data }) => data instanceof z.ZodObject && 'appealId' in data.shape,
  )
  expect(aboutAppeals.length).toBeGreaterThan(20)
  expect(aboutAppeals.map(({ type }) => type).filter((type) => !hasWords(type))).toEqual([])
})

test('a fact of a newer producer is shown by its type', () => {
  expect(wordsFor('intake.appeal.sung.v1')).toEqual({
    zh: 'intake.appeal.sung.v1',
    en: 'intake.appeal.sung.v1',
  })
})
