import type { SetDutyNumbersInput } from '../generated/operations'

/** The numbers on duty of a project, and who sets them. All are made up. */
interface ProjectNumbers {
  readonly persona: string
  readonly path: string
  readonly numbers: readonly Pick<SetDutyNumbersInput, 'post' | 'numbers'>[]
}

const allDay = (telephone: string) => [{ telephone }]

export const dutyNumbers: readonly ProjectNumbers[] = [
  {
    persona: 'director',
    path: 'lvyuan/north/hetang',
    numbers: [
      {
        post: 'GUARD_ROOM',
        numbers: [
          { telephone: '027-87650110', from: '07:00', to: '19:00' },
          { telephone: '027-87650119', from: '19:00', to: '07:00' },
        ],
      },
      { post: 'CONTROL_ROOM', numbers: allDay('8119') },
      { post: 'DUTY_MANAGER', numbers: allDay('13900010090') },
    ],
  },
  {
    persona: 'management',
    path: 'lvyuan/north/songhe',
    numbers: [{ post: 'GUARD_ROOM', numbers: allDay('027-87660110') }],
  },
  {
    persona: 'mall-manager',
    path: 'lvyuan/commercial/xinghui',
    numbers: [
      { post: 'GUARD_ROOM', numbers: allDay('027-87670110') },
      { post: 'CONTROL_ROOM', numbers: allDay('027-87670119') },
    ],
  },
  {
    persona: 'rival-director',
    path: 'hongtai/south/jinxiu',
    numbers: [{ post: 'GUARD_ROOM', numbers: allDay('020-83330110') }],
  },
]
