import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { Refusal } from '../src/refusal'
import { maskedName, maskedTelephone, normalTelephone } from '../src/telephone'

/** A Chinese mobile number, without the country. */
const anyMobile = fc
  .tuple(fc.constantFrom('13', '15', '17', '18'), fc.integer({ min: 0, max: 999_999_999 }))
  .map(([prefix, rest]) => `${prefix}${String(rest).padStart(9, '0')}`)

const invalid = new Refusal('TELEPHONE_INVALID')

describe('a telephone', () => {
  test.each([
    ['13800138000', '+8613800138000'],
    ['138 0013 8000', '+8613800138000'],
    ['+86 138-0013-8000', '+8613800138000'],
    ['(0591) 8755 1234', '+8659187551234'],
    ['+1 212 555 0123', '+12125550123'],
  ])('"%s" is written %s', (given, written) => {
    expect(normalTelephone(given)).toBe(written)
  })

  test('is the same number however it is written, and written once it stays as it is', () => {
    fc.assert(
      fc.property(
        anyMobile,
        fc.constantFrom('', ' ', '-', '  '),
        fc.constantFrom('', '+86', '0086', '+86 '),
        (mobile, gap, country) => {
          const given = `${country}${mobile.slice(0, 3)}${gap}${mobile.slice(3, 7)}${gap}${mobile.slice(7)}`
          const written = normalTelephone(given)
          expect(written).toBe(`+86${mobile}`)
          expect(normalTelephone(written)).toBe(written)
        },
      ),
      { numRuns: 50 },
    )
  })

  test.each(['', '12', '1380013800013800', 'call me', '+999 123456'])('is not "%s"', (given) => {
    expect(() => normalTelephone(given)).toThrow(invalid)
  })

  test('has 40 characters at the most, blanks included', () => {
    const padded = (length: number) => '13800138000'.padEnd(length)
    expect(normalTelephone(padded(40))).toBe('+8613800138000')
    expect(() => normalTelephone(padded(41))).toThrow(invalid)
  })

  test('never makes anything but a telephone or a refusal of what it is given', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.stringMatching(/^[+\d() -]{0,45}$/)), (given) => {
        try {
          expect(normalTelephone(given)).toMatch(/^\+\d{3,17}$/)
        } catch (error) {
          expect(error).toEqual(invalid)
        }
      }),
    )
  })
})

describe('masked', () => {
  test('a telephone shows its first three figures and its last four, never what lies between', () => {
    fc.assert(
      fc.property(anyMobile, (mobile) => {
        expect(maskedTelephone(`+86${mobile}`)).toBe(`${mobile.slice(0, 3)}****${mobile.slice(7)}`)
      }),
    )
  })

  test.each([
    ['+8613800138000', '138****8000'],
    ['+12125550123', '+12****0123'],
    ['+8612345', '****'],
    ['+86123456', '****'],
    ['+861234567', '123****4567'],
    ['110', '****'],
    ['13800138686', '138****8686'],
    ['138+8600138000', '138****8000'],
  ])('%s is %s', (telephone, shown) => {
    expect(maskedTelephone(telephone)).toBe(shown)
  })

  test.each([
    ['张三', '张*'],
    ['王秀英', '王**'],
    ['欧阳修文', '欧**'],
    ['李', '李*'],
    ['', '*'],
    ['𠮷田', '𠮷*'],
  ])('the name %s is %s', (name, shown) => {
    expect(maskedName(name)).toBe(shown)
  })

  test('a name tells only its first character, and not how long it is', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 3, maxLength: 50, unit: 'grapheme' }), (name) => {
        const [first = ''] = name
        expect(['*', '**'].map((stars) => first + stars)).toContain(maskedName(name))
      }),
    )
  })
})
