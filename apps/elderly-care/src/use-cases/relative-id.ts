import { v5 as uuidv5 } from 'uuid'

/**
 * The id by which a call to a relative is recorded (P5.6.6.5). Made from the elder's id and the relative's place in the list, so that
 * facts may carry it: nothing of a person is in it.
 */
export function relativeId(elderId: string, place: number): string {
  return uuidv5(`relative ${place}`, elderId)
}
