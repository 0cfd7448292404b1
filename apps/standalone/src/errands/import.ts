import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { runImport } from '@shouwen/history-import/command-line'
import { z } from 'zod'
import { personasClient } from './personas-client'

const running = z.object({ url: z.url() })

/** `import FILE --map MAPPING …`: brings history into a running house. Relative paths start where npm was called. */
async function main(args: readonly string[]): Promise<void> {
  const dataFolder = process.env['SHOUWEN_DATA'] ?? '.shouwen'
  process.exitCode = await runImport(args, {
    folder: process.env['INIT_CWD'] ?? process.cwd(),
    clientFor: (url) => personasClient(originOf(url ?? runningHouse(dataFolder)), dataFolder),
    print: (text) => console.log(text),
    complain: (text) => console.error(text),
  })
}

/** Where the house that uses this data folder answers. */
function runningHouse(dataFolder: string): string {
  const given = process.env['SHOUWEN_URL']
  if (given !== undefined && given !== '') return given
  try {
    return running.parse(JSON.parse(readFileSync(join(dataFolder, 'run.json'), 'utf8'))).url
  } catch {
    throw new Error(
      `Nothing runs on ${dataFolder}: run npm start first, in another terminal, or give --url.\n` +
        '请先在另一个终端运行 npm start,或用 --url 指定地址。',
    )
  }
}

function originOf(url: string): string {
  if (!URL.canParse(url)) throw new Error(`--url: "${url}" is no URL.`)
  return new URL(url).origin
}

void main(process.argv.slice(2))
