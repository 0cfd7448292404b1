import { isSeeded, seed } from '@shouwen/scenarios/seed/seed'
import { personasClient } from './personas-client'

/** `seed URL`: sows the made-up groups into a running house that has none. */
async function main(url: string): Promise<void> {
  const client = personasClient(url, process.env['SHOUWEN_DATA'] ?? '.shouwen')
  if (!(await isSeeded(client))) await seed(client)
}

main(process.argv[2] ?? '').catch((error: unknown) => {
  console.error(error)
  process.exitCode = 1
})
