import { describe, expect, test } from '@jest/globals'
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
    expect(identify({ name: '王', telephone: '138-0013-8000' }).telephone).toBe('+8613800138000')
    expect(() => identify({ name: '王', telephone: '12' })).toThrow(
      expect.objectContaining({ code: 'TELEPHONE_INVALID' }),
    )
  })

  test('a name is there and has an end', () => {
    const telephone = '13800138000'
    expect(identify({ name: '王'.repeat(50), telephone }).name).toHaveLength(50)
    expect(() => identify({ name: '王'.repeat(51), telephone })).toThrow(
      expect.objectContaining({ code: 'TEXT_TOO_LONG' }),
    )
    expect(() => identify({ name: '　 ', telephone })).toThrow(
      expect.objectContaining({ code: 'INPUT_INVALID' }),
    )
  })

  test('somebody known as more than a caller never becomes a mere caller', () => {
    expect(betterRelation('caller', 'homeowner')).toBe('homeowner')
    expect(betterRelation('homeowner', 'caller')).toBe('homeowner')
    expect(betterRelation('tenant', 'homeowner')).toBe('homeowner')
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
})

test('an attempt in vain is tried again later each time, an hour at the most', () => {
  const now = new Date('2026-03-02T01:00:00Z')
  const waits = [1, 2, 3, 11, 12, 500].map((attempts) => nextTry(attempts, now).getTime() - now.getTime())
  expect(waits).toEqual([2_000, 4_000, 8_000, 2_048_000, 3_600_000, 3_600_000])
})
