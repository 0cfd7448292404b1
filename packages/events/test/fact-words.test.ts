import { expect, test } from '@jest/globals'
import { hasWords, wordsFor } from '@shouwen/vocabulary/fact-words'
import { z } from 'zod'
import { factCatalogue } from '../src/catalogue'

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
