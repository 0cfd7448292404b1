import { describe, expect, test } from '@jest/globals'
import { shippedPacks } from '@shouwen/procedure/shipped-packs'
import { channels, impacts, repairGrades } from '@shouwen/vocabulary/appeals'
import { Refusal } from '@shouwen/vocabulary/refusal'
import fc from 'fast-check'
import { packOf } from '../src/domain/appeal'
import { decideRegister, type RegistrationForm } from '../src/domain/register'
import { aForm, aPlace } from './a-form'

const { residential, mall } = shippedPacks
const now = new Date('2026-03-02T01:00:00Z')

const registering =
  (changes: Partial<RegistrationForm>, pack = residential) =>
  () =>
    decideRegister(aForm(changes), aPlace({ pack }), now)

/** A form that one of the two procedures takes. */
const anyForm = fc.constantFrom(residential, mall).chain((pack) =>
  fc.constantFrom(...pack.categories).chain(({ code, kinds }) =>
    fc
      .record({
        kind: fc.constantFrom(...kinds),
        channel: fc.constantFrom(...channels.codes),
        category: fc.constant(code),
        grade: fc.constantFrom(...repairGrades.codes),
        impact: fc.option(fc.constantFrom(...impacts.codes)),
        cause: fc.option(fc.string({ maxLength: 100 })),
        content: fc.stringMatching(/^\s{0,3}\S[^]{0,50}$/),
        unitId: fc.option(fc.uuid()),
        receivedAt: fc.option(fc.date({ max: now, noInvalidDate: true })),
      })
      .map(({ grade, impact, ...form }) => ({
        pack,
        form: aForm({
          ...form,
          grade: form.kind === 'repair' ? grade : null,
          impact: pack === mall && form.kind === 'complaint' ? impact : null,
        }),
      })),
  ),
)

test('an appeal holds what its form says, and nothing that has not happened yet', () => {
  fc.assert(
    fc.property(anyForm, ({ pack, form }) => {
      const place = aPlace({ pack })
      const { cause, content, receivedAt, kind, channel, category, grade, impact, unitId } = form
      const { id, groupId, projectId, projectPath, number, firstContactId } = place
      const about = pack.categories.find(({ code }) => code === category)?.aboutService
      const appeal = decideRegister(form, place, now)
      expect(appeal).toEqual({
        id,
        groupId,
        projectId,
        projectPath,
        number,
        firstContactId,
        kind,
        channel,
        category,
        grade,
        impact,
        unitId,
        projectKind: pack.projectKind,
        origin: 'registered',
        source: null,
        sourceId: null,
        sourceNature: null,
        sourceChannel: null,
        aboutService: about,
        scope: null,
        severity: null,
        confidential: false,
        declined: null,
        cause: cause?.trim() || null,
        content: content.trim(),
        customerId: null,
        callerName: '王秀英',
        callerTelephone: '+8613800138000',
        receivedAt: receivedAt ?? now,
        registeredAt: now,
        packId: pack.id,
        packVersion: pack.version,
        status: 'registered',
        departmentId: null,
        informedAt: null,
        outcome: null,
        demand: null,
        resolvedAt: null,
        revisitedAt: null,
        closedAt: null,
        archivedAt: null,
        version: 1,
      })
      expect(packOf(appeal)).toEqual({ id: pack.id, version: pack.version })
    }),
  )
})

test('history has no procedure that it was promised under', () => {
  const appeal = registering({})()
  expect(packOf({ ...appeal, packId: null, packVersion: null })).toBeUndefined()
  expect(packOf({ ...appeal, packId: null })).toBeUndefined()
  expect(packOf({ ...appeal, packVersion: null })).toBeUndefined()
})

describe('who asks', () => {
  const customerId = '0197a1c2-0000-7000-8000-000000000009'

  test('is a known customer, whose name is kept elsewhere', () => {
    expect(registering({ customerId, caller: null })()).toMatchObject({
      customerId,
      callerName: null,
      callerTelephone: null,
    })
  })

  test('is one of the two: not nobody, not both, not a caller without a name', () => {
    const oneOfTwo = new Refusal('CUSTOMER_OR_CALLER')
    expect(registering({ customerId: null, caller: null })).toThrow(oneOfTwo)
    expect(registering({ customerId })).toThrow(oneOfTwo)
    expect(registering({ caller: { name: '  ', telephone: '13800138000' } })).toThrow(oneOfTwo)
  })

  test('has a name of at most 50 characters and a telephone that is one', () => {
    expect(registering({ caller: { name: '王'.repeat(50), telephone: '13800138000' } })).not.toThrow()
    expect(registering({ caller: { name: '王'.repeat(51), telephone: '13800138000' } })).toThrow(
      new Refusal('TEXT_TOO_LONG', { field: 'callerName', limit: 50, length: 51 }),
    )
    expect(registering({ caller: { name: '王秀英', telephone: '12' } })).toThrow(
      new Refusal('TELEPHONE_INVALID'),
    )
  })
})

describe('the form', () => {
  test('needs a content of at most 5,000 characters', () => {
    expect(registering({ content: ' \n ' })).toThrow(new Refusal('CONTENT_MISSING'))
    expect(registering({ content: '水'.repeat(5_000) })).not.toThrow()
    expect(registering({ content: '水'.repeat(5_001) })).toThrow(
      new Refusal('TEXT_TOO_LONG', { field: 'content', limit: 5_000, length: 5_001 }),
    )
  })

  test('may name a cause of at most 200 characters', () => {
    expect(registering({ cause: '漏'.repeat(200) })).not.toThrow()
    expect(registering({ cause: '漏'.repeat(201) })).toThrow(
      new Refusal('TEXT_TOO_LONG', { field: 'cause', limit: 200, length: 201 }),
    )
  })

  test('is of a kind that the procedure handles, in a category that takes the kind', () => {
    expect(registering({ kind: 'commendation' })).toThrow(
      new Refusal('KIND_NOT_IN_PROCEDURE', { kind: 'commendation' }),
    )
    expect(registering({ kind: 'coordination', category: 'other' }, mall)).toThrow(
      new Refusal('KIND_NOT_IN_PROCEDURE', { kind: 'coordination' }),
    )
    expect(registering({ category: 'lease-and-fees' })).toThrow(
      new Refusal('CATEGORY_UNKNOWN', { category: 'lease-and-fees' }),
    )
    const narrow = residential.categories.find(({ kinds }) => !kinds.includes('repair'))
    if (narrow === undefined) throw new Error('some category takes no repairs')
    expect(registering({ kind: 'repair', grade: 'minor', category: narrow.code })).toThrow(
      new Refusal('CATEGORY_UNKNOWN', { category: narrow.code }),
    )
  })

  test('has a grade when it is a repair, where a clock depends on it, and never else', () => {
    const repair = { kind: 'repair', category: 'other' } as const
    expect(registering(repair)).toThrow(new Refusal('GRADE_REQUIRED'))
    expect(registering({ ...repair, grade: 'minor' })()).toMatchObject({ grade: 'minor' })
    expect(registering({ grade: 'minor' })).toThrow(new Refusal('GRADE_ONLY_FOR_REPAIR'))
    expect(registering(repair, mall)()).toMatchObject({ grade: null })
    expect(registering({ ...repair, grade: 'major' }, mall)()).toMatchObject({ grade: 'major' })
  })

  test('is judged by its impact when it is a complaint in a mall, and never else', () => {
    const impact = 'stopsBusiness'
    const never = new Refusal('IMPACT_ONLY_FOR_MALL_COMPLAINT')
    expect(registering({ impact }, mall)()).toMatchObject({ impact })
    expect(registering({ impact })).toThrow(never)
    expect(registering({ impact, kind: 'inquiry', category: 'other' }, mall)).toThrow(never)
  })

  test('is of something that was said already', () => {
    expect(registering({ receivedAt: now })()).toMatchObject({ receivedAt: now, registeredAt: now })
    expect(registering({ receivedAt: new Date(now.getTime() + 1) })).toThrow(
      new Refusal('TIME_IN_FUTURE', { field: 'receivedAt' }),
    )
  })
})
