import { expect, test } from '@jest/globals'
import { clauseById, clauseCatalogue, clauseIds, isClauseId, readClause } from '../src/clause-catalogue'

const residential = `
  P3.kinds P3.channels P4.1 P4.2 P4.3 P4.4 P5.1.1 P5.1.2 P5.1.3 P5.2.1 P5.2.2 P5.2.3 P5.3 P5.4.1
  P5.4.2 P5.4.3 P5.5.1 P5.5.2 P5.5.3 P5.5.4 P5.6.1 P5.6.2.1 P5.6.2.2 P5.6.2.3 P5.6.2.4 P5.6.2.5
  P5.6.3.1 P5.6.3.2 P5.6.3.3 P5.6.4.1 P5.6.4.2 P5.6.5.1 P5.6.5.2 P5.6.5.3 P5.6.5.3a P5.6.5.3b
  P5.6.6.1 P5.6.6.2 P5.6.6.3 P5.6.6.4 P5.6.6.5 P5.6.7.0 P5.6.7.1 P5.6.7.2 P5.6.7.3 P5.6.7.4 P5.6.7.5
  P5.6.7.6 P5.6.7.7 P5.6.7.8 P5.6.8.0 P5.6.8.1 P5.6.8.2 P5.6.8.3 P5.6.9 P6.0 P7.0`
const mall = `
  M2 M3.1 M3.2 M3.3 M3.4 M4.1 M4.2 M4.3 M4.4 M4.5.1 M4.5.2 M4.5.3 M4.6.1 M4.6.2 M4.6.3 M4.7.1 M4.7.2
  M4.7.3 M4.8 M4.9 M4.10 M4.11`
const crm = `
  C0.1 C0.2 C0.3 C1.static C1.dynamic C1.service C1.card C1.analysis C2.passive C2.proactive C3
  C4.value C4.longterm C4.group C5`
const expected = [residential, mall, crm].flatMap((ids) => ids.trim().split(/\s+/))

test('the catalogue holds every clause of the three documents, each once', () => {
  expect(clauseIds).toEqual(expected)
  expect(new Set(clauseIds).size).toBe(94)
})

test.each(clauseCatalogue)(
  'clause $id is told in Chinese and in English, with its section',
  ({ id, source, zh, en }) => {
    expect(zh).toMatch(/^[^a-z]*\p{Script=Han}.*。$/u)
    expect(en).toMatch(/^[A-Z].*\.$/)
    expect(source.section).toMatch(/^\d[\d.]*( [ab])?$|^introduction$/)
    if (source.section !== 'introduction')
      expect(id.slice(1)).toContain(source.section.replace(/\.0$|[ ]/g, ''))
  },
)

test('both texts of a clause name the same numbers', () => {
  const figures = (text: string) => [...new Set(text.match(/\d+( ?%)?/g) ?? [])].sort()
  for (const { id, zh, en } of clauseCatalogue) {
    expect([id, figures(zh).map((figure) => figure.replace(' ', ''))]).toEqual([
      id,
      figures(en).map((figure) => figure.replace(' ', '')),
    ])
  }
})

test('a clause is found by its id, and only by an id of the catalogue', () => {
  expect(clauseById('P5.5.1').source).toEqual({ document: 'residential', section: '5.5.1' })
  expect(isClauseId('M4.8')).toBe(true)
  expect(isClauseId('M9.9')).toBe(false)
  expect(isClauseId(undefined)).toBe(false)
  expect(() => clauseById('P99')).toThrow('no clause P99')
})

test('a clause is kept as its row says', () => {
  const row = { id: 'M4.8', source: { document: 'mall', section: '4.8' }, zh: '回访。', en: 'A revisit.' }
  expect(readClause(row)).toEqual(row)
})

test.each([
  ['P4.8', 'mall'],
  ['M4.8', 'residential'],
  ['M4.8', 'hotel'],
  ['X4.8', 'mall'],
  ['Mx', 'mall'],
  ['4.8M4', 'mall'],
  ['', 'mall'],
])('the row "%s" of the document %s is no clause', (id, document) => {
  const row = { id, source: { document, section: '4.8' }, zh: '回访。', en: 'A revisit.' }
  expect(() => readClause(row)).toThrow(`clause ${id} does not belong to the document ${document}`)
})
