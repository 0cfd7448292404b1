import { tokenOf } from './personas-client'

/** `token PERSONA`: prints an access token. */
const [persona = ''] = process.argv.slice(2)
tokenOf(persona, process.env['SHOUWEN_DATA'] ?? '.shouwen').then(
  (token) => console.log(token),
  (error: unknown) => {
    console.error(error instanceof Error ? error.message : error)
    process.exitCode = 2
  },
)
