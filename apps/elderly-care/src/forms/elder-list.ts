import { localDay, localMinute } from '@shouwen/calendar/local-time'
import type { List } from '@shouwen/documents/list'
import { NOTHING, roomWords } from '@shouwen/documents/paper'
import { z } from 'zod'
import type { Relative } from '../domain/elder'

const toldUnit = z.object({ building: z.string(), code: z.string() }).nullish()

/** What dispatch tells of a list of elders: as it shows it to whoever asks. */
export const toldOfRegister = z.object({
  project: z.object({ name: z.string() }).nullish(),
  elders: z.array(z.object({ unit: toldUnit })),
})

/** The same, as federation asks for it. */
export const requiredByList = 'project { name } elders { unit { building code } }'

/** An elder as the asker sees them. Blood type and history of illness have no place here (P5.6.7.2). */
export interface ElderOnList {
  readonly name: string
  /** The date, or the year alone where that is all they see. */
  readonly born: string
  readonly livesAlone: boolean
  readonly relatives: readonly Relative[]
  readonly registeredAt: Date
}

/** P5.6.7.1, P7.0: room, name and relatives of each elder, by their rooms. */
export function elderList(
  elders: readonly ElderOnList[],
  told: z.infer<typeof toldOfRegister>,
  timeZone: string,
  now: Date,
): List {
  const rows = told.elders
    .flatMap(({ unit }, at) => {
      const elder = elders[at]
      return elder === undefined ? [] : [{ elder, room: roomWords(unit) }]
    })
    .sort((one, other) => one.room.localeCompare(other.room, 'zh', { numeric: true }))
  const alone = rows.filter(({ elder }) => elder.livesAlone).length
  return {
    title: '空巢老人名册',
    landscape: true,
    captions: [`项目：${told.project?.name ?? NOTHING}`, `截至 ${localDay(now, timeZone)}`],
    printedAt: now,
    printedAtText: localMinute(now, timeZone),
    columns: [
      { title: '序号', width: 6, align: 'center' },
      { title: '房号', width: 12 },
      { title: '姓名', width: 10 },
      { title: '出生日期', width: 13, align: 'center' },
      { title: '居住情况', width: 10, align: 'center' },
      { title: '亲属、子女（关系）及联系电话', width: 52 },
      { title: '登记日期', width: 13, align: 'center' },
      { title: '备注', width: 20 },
    ],
    rows: rows.map(({ elder, room }, at) => [
      at + 1,
      room,
      elder.name,
      elder.born,
      elder.livesAlone ? '独居' : '与人同住',
      elder.relatives
        .map(({ name, relationship, telephone }) => `${name}（${relationship}）${telephone}`)
        .join('\n'),
      localDay(elder.registeredAt, timeZone),
      '',
    ]),
    totals: [`合计 ${rows.length} 人，其中独居 ${alone} 人。`],
    signatures: ['楼管员', '管理处主任'],
  }
}
