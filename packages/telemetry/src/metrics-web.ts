import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { z } from 'zod'
import type { Meters } from './meters'

/** Answers a scrape. */
export function scrapeHandler(meters: Meters): RequestListener {
  return (_request, response) =>
    void meters.scrape().then(
      ({ body, contentType }) => response.setHeader('content-type', contentType).end(body),
      () => response.writeHead(500).end(),
    )
}

/** Where a process whose other port is for clients tells its numbers. */
export const metricsEnvironment = {
  /** Its own port for `/metrics`; 0: a free one. Without it there is none. */
  METRICS_PORT: z.coerce.number().int().min(0).max(65535).optional(),
  /** The address that this port listens on. */
  METRICS_HOST: z.string().default('127.0.0.1'),
}

/** Serves `/metrics` where the environment says so. */
export function openMetrics(
  meters: Meters,
  { METRICS_PORT: port, METRICS_HOST: host }: z.infer<z.ZodObject<typeof metricsEnvironment>>,
): Promise<{ url: string | null; close(): Promise<void> }> {
  if (port === undefined) return Promise.resolve({ url: null, close: () => Promise.resolve() })
  return serveMetrics(meters, { host, port })
}

/**
 * Serves `/metrics` on a port of its own: for a process whose other port is for clients.
 * @param port 0: a free one
 */
export async function serveMetrics(
  meters: Meters,
  { host, port }: { host: string; port: number },
): Promise<{ url: string; close(): Promise<void> }> {
  const answer = scrapeHandler(meters)
  const server = createServer((request, response) => {
    if (request.url === '/metrics') answer(request, response)
    else response.writeHead(404).end()
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, resolve)
  })
  const { port: bound } = server.address() as AddressInfo
  return {
    url: `http://${host}:${bound}/metrics`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
