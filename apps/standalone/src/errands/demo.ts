import { personas, isPersona } from '@shouwen/gateway/identity/personas'
import { elderRound } from '@shouwen/scenarios/lives/elder-round'
import { mallComplaint } from '@shouwen/scenarios/lives/mall-complaint'
import { minorRepair } from '@shouwen/scenarios/lives/minor-repair'
import { residentialComplaint } from '@shouwen/scenarios/lives/residential-complaint'
import type { Told } from '@shouwen/scenarios/lives/teller'
import { personasClient } from './personas-client'

/** `demo URL`: lives three appeals and a round through the public schema, each step told with the clauses it obeys. */
async function main(url: string): Promise<void> {
  const client = personasClient(url, process.env['SHOUWEN_DATA'] ?? '.shouwen')
  const lives = [
    ['一、住宅投诉 · a residential complaint', residentialComplaint],
    ['二、住宅小修 · a residential minor repair', minorRepair],
    ['三、商场投诉 · a mall complaint', mallComplaint],
    ['四、空巢老人巡访 · the round of empty-nest elders', elderRound],
  ] as const
  for (const [title, live] of lives) {
    console.log(`\n${title}`)
    await live(client, tell)
  }
  console.log(`\nSee them all: ${url}/`)
}

function tell({ who, zh, en, clauses }: Told): void {
  const name = isPersona(who) ? personas[who].zh.split('(')[0] : '系统'
  const cited = clauses.length === 0 ? '' : `  [${clauses.join(' ')}]`
  console.log(`  ✓ ${name}:${zh}  · ${en}${cited}`)
}

main(process.argv[2] ?? '').catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
})
