import { describe, expect, test } from '@jest/globals'
import { customerRelations } from '@shouwen/vocabulary/organisation'
import { Refusal } from '@shouwen/vocabulary/refusal'
import fc from 'fast-check'
import { betterRelation, identify, nameKey } from '../src/domain/customer'
import { nextTry } from '../src/domain/link-attempts'
import { readSearch } from '../src/domain/search'

describe('who somebody is', () => {
  test('blanks, width and case make no other name', () => {
    expect(nameKey(' Wang  Xiuying ')).toBe(nameKey('WANG xiuying'))
    expect(nameKey('王　秀英')).toBe(nameKey('王秀英'))
    expect(nameKey('王秀英')).not.toBe(nameKey('王秀瑛'))
  })

  test('a telephone is kept as E.164, however it was written', () => {
    expect(identify({ name: ' Wang X ', telephone: '138-0013-8000' })).toEqual({
      name: 'Wang X',
      nameKey: 'wangx',
      telephone: '+8613800138000',
    })
    expect(() => identify({ name: '王', telephone: '12' })).toThrow(new Refusal('TELEPHONE_INVALID'))
  })

  test('a name is there and has an end', () => {
    const telephone = '13800138000'
    expect(identify({ name: '王'.repeat(50), telephone }).name).toHaveLength(50)
    expect(() => identify({ name: '王'.repeat(51), telephone })).toThrow(
      new Refusal('TEXT_TOO_LONG', { field: 'name', limit: 50, length: 51 }),
    )
    expect(() => identify({ name: '　 ', telephone })).toThrow(
      new Refusal('INPUT_INVALID', { problems: 'name is empty' }),
    )
  })

  test('somebody known as more than a caller never becomes a mere caller', () => {
    for (const known of customerRelations.codes)
      for (const told of customerRelations.codes)
        expect([known, told, betterRelation(known, told)]).toEqual([
          known,
          told,
          told === 'caller' ? known : told,
        ])
  })

  test('a name is compared by what makes it a name, however it is written', () => {
    const widened = (name: string) =>
      name.replaceAll(/[!-~]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0))
    fc.assert(
      fc.property(fc.stringMatching(/^[a-zA-Z0-9王秀英 ]{1,20}$/), (name) => {
        const key = nameKey(name)
        expect(key).not.toMatch(/\s/)
        for (const same of [key, name.toUpperCase(), widened(name), ` ${[...name].join('  ')}`])
          expect(nameKey(same)).toBe(key)
        expect(nameKey(`${name}英`)).toBe(`${key}英`)
      }),
    )
  })
})

describe('a search', () => {
  test('digits are a telephone, anything else the beginning of a name', () => {
    expect(readSearch('138 0013 8000')).toEqual({ by: 'telephone', telephone: '+8613800138000' })
    expect(readSearch('+86 13800138000')).toEqual({ by: 'telephone', telephone: '+8613800138000' })
    expect(readSearch(' 王秀 ')).toEqual({ by: 'name', prefix: '王秀' })
    expect(readSearch('  ')).toEqual({ by: 'everybody' })
    expect(readSearch(null)).toEqual({ by: 'everybody' })
  })

  test.each(['138', '+86 138', '(0591)', '1', '12 34'])('"%s" is no whole telephone', (text) => {
    expect(() => readSearch(text)).toThrow(new Refusal('TELEPHONE_INVALID'))
  })

  test.each(['(0591) 8755 1234', '+86 138-0013-8000', ' 13800138000 '])('"%s" is a telephone', (text) => {
    expect(readSearch(text)).toMatchObject({ by: 'telephone' })
  })

  test.each([
    ['王13800138000', '王13800138000'],
    ['13800138000 王', '13800138000王'],
    ['-138', '-138'],
    [')138', ')138'],
    ['+x', '+x'],
    ['Li Na', 'lina'],
  ])('"%s" is the beginning of a name', (text, prefix) => {
    expect(readSearch(text)).toEqual({ by: 'name', prefix })
  })

  test('has at most 50 characters', () => {
    expect(readSearch('王'.repeat(50))).toEqual({ by: 'name', prefix: '王'.repeat(50) })
    expect(() => readSearch('王'.repeat(51))).toThrow(
      new Refusal('TEXT_TOO_LONG', { field: 'search', limit: 50, length: 51 }),
    )
  })
})

test('an attempt in vain is tried again later each time, an hour at the most', () => {
  const now = new Date('2026-03-02T01:00:00Z')
  const waits = [1, 2, 3, 11, 12, 500].map((attempts) => nextTry(attempts, now).getTime() - now.getTime())
  expect(waits).toEqual([2_000, 4_000, 8_000, 2_048_000, 3_600_000, 3_600_000])
})

test('nobody is asked for sooner after more attempts, and everybody within the hour', () => {
  const now = new Date('2026-03-02T01:00:00Z')
  fc.assert(
    fc.property(fc.nat(2_000), (attempts) => {
      const wait = nextTry(attempts, now).getTime() - now.getTime()
      expect(wait).toBeGreaterThanOrEqual(1_000)
      expect(wait).toBeLessThanOrEqual(3_600_000)
      expect(nextTry(attempts + 1, now).getTime() - now.getTime()).toBe(Math.min(2 * wait, 3_600_000))
    }),
  )
})
