import { expect, test } from '@jest/globals'
import { v5 as uuidv5 } from 'uuid'
import { ORGANISATION_NAMESPACE, organisationId, pathOf } from '../src/domain/organisation-id'

test('an id is the UUID v5 of its path', () => {
  const project = pathOf.project('lvyuan', 'north', 'hetang')
  for (const path of [
    'lvyuan',
    project,
    pathOf.unit(project, '3栋', '3-1-502'),
    pathOf.staff('lvyuan', 'li'),
  ]) {
    expect(organisationId(path)).toBe(uuidv5(path, ORGANISATION_NAMESPACE))
  }
})

test('ids never change: seeds, mappings and other services keep them', () => {
  expect(organisationId('lvyuan/north/hetang')).toBe('3ca4d128-3de6-583e-bb94-ec258e0505c3')
})
