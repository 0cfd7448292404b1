import type { Scene } from './scene'

/** A work order, as the schema shows it to whoever handles an appeal. */
export interface OrderSeen {
  readonly id: string
  readonly version: number
  readonly status: string
  readonly department: { readonly name: string }
}

type Seen<More> = { workOrders: (OrderSeen & More)[] }

/** An appeal's order with a status, waited for; the newest of several. */
export async function orderOf<More = object>(
  scene: Scene,
  appealId: string,
  status: string,
  more = '',
): Promise<OrderSeen & More> {
  const fields = `workOrders { id version status department { name } ${more} }`
  const holds = (seen: Seen<More>): boolean => seen.workOrders.some((order) => order.status === status)
  const { workOrders } = await scene.appeal<Seen<More>>(appealId, fields, holds)
  const found = workOrders.findLast((order) => order.status === status)
  if (found === undefined) throw new Error(`no order is ${status}`)
  return found
}

/** The input of a change of an order, at the version that it was seen at. */
export function at<More extends object>(
  { id, version }: { id: string; version: number },
  more?: More,
): { workOrderId: string; expectedVersion: number } & More {
  return { workOrderId: id, expectedVersion: version, ...(more as More) }
}

/** The id of a project's department by its duty. */
export async function departmentId(scene: Scene, path: string, duty: string): Promise<string> {
  type Projects = { projects: { path: string; departments: { id: string; duty: string }[] }[] }
  const { projects } = await scene.query<Projects>(
    'management',
    '{ projects { path departments { id duty } } }',
  )
  const there = projects.find((each) => each.path === path)?.departments ?? []
  const found = there.find((each) => each.duty === duty)
  if (found === undefined) throw new Error(`${path} has no department for ${duty}`)
  return found.id
}
