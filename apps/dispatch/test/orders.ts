import { expect } from '@jest/globals'
import type { Actor } from '@shouwen/access/actor'
import { v7 as uuidv7 } from 'uuid'
import type { Estate } from './estate'

/** An order, as far as tests look at it. */
export interface Order {
  id: string
  status: string
  version: number
  result: string | null
  department: { id: string; name: string }
  assignedTo: { id: string } | null
  acceptedBy: { id: string; name: string } | null
}

export interface Handled {
  handovers: {
    rule: string
    clause: string
    reason: string | null
    department: { name: string }
    staff: { id: string } | null
  }[]
  workOrders: Order[]
}

const appealQuery = /* GraphQL */ `
  query Handled($representations: [_Any!]!) {
    _entities(representations: $representations) {
      ... on Appeal {
        id
        handovers {
          rule
          clause
          reason
          department {
            name
          }
          staff {
            id
          }
        }
        workOrders {
          id
          status
          version
          result
          department {
            id
            name
          }
          assignedTo {
            id
          }
          acceptedBy {
            id
            name
          }
        }
      }
    }
  }
`

/** A mutation of orders by its name, answering with these fields. */
export function mutation(name: string, fields = 'id status version'): string {
  const type = `${name.charAt(0).toUpperCase()}${name.slice(1)}Input`
  return `mutation Change($input: ${type}!) { ${name}(input: $input) { ${fields} } }`
}

export const accept = mutation('acceptWorkOrder', 'id status version acceptedBy { id name } acceptedAt')
export const complete = mutation('completeWorkOrder', 'id status version result doneBy { id } doneAt')

/** What an actor sees of appeals, in the order asked. */
export async function handled(estate: Estate, actor: Actor, ...appealIds: string[]): Promise<Handled[]> {
  const representations = appealIds.map((id) => ({ __typename: 'Appeal', id }))
  const { data, codes } = await estate.bench.ask<{ _entities: Handled[] }>(actor, appealQuery, {
    representations,
  })
  expect(codes).toEqual([])
  return data._entities
}

/** The first order of an appeal. */
export async function firstOrder(estate: Estate, appealId: string): Promise<Order> {
  const [seen] = await handled(estate, estate.worker('li', 'engineering'), appealId)
  const [order] = seen?.workOrders ?? []
  if (order === undefined) throw new Error('no order')
  return order
}

/** The input of a change of an order, at the version that it was seen at. */
export function change(order: { id: string; version: number }, rest: Record<string, unknown> = {}) {
  return {
    input: { idempotencyKey: uuidv7(), workOrderId: order.id, expectedVersion: order.version, ...rest },
  }
}
