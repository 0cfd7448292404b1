import { personasClient } from './personas-client'
import { printWhatIf } from './what-if-table'

/** `demo-what-if URL FILE`: real messages and their replies, replayed under both shipped procedures. */
const [url = '', file = ''] = process.argv.slice(2)

printWhatIf(personasClient(url, process.env['SHOUWEN_DATA'] ?? '.shouwen'), file, (text) =>
  console.log(text),
).catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
})
