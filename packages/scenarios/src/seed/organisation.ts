import type {
  ImportOrganisationInput,
  OpenGroupInput,
  PostEntryInput,
  ProjectEntryInput,
  StaffEntryInput,
  UnitEntryInput,
} from '../generated/operations'

/** The groups that the seed opens. All names, people and numbers are made up. */
type Group = Omit<OpenGroupInput & ImportOrganisationInput, 'idempotencyKey' | 'groupCode'>

const everyDay = [1, 2, 3, 4, 5, 6, 7]

const aroundTheClock = [{ weekdays: everyDay, from: '00:00', to: '24:00' }]

function units(building: string, stairs: number, floors: number): UnitEntryInput[] {
  return Array.from({ length: stairs * floors * 2 }, (_, index) => {
    const stair = Math.floor(index / (floors * 2)) + 1
    const floor = Math.floor((index % (floors * 2)) / 2) + 1
    return { building, code: `${building}-${stair}-${floor}0${(index % 2) + 1}` }
  })
}

const hetang: ProjectEntryInput = {
  code: 'hetang',
  name: '荷塘小区',
  kind: 'RESIDENTIAL',
  timeZone: 'Asia/Shanghai',
  opens: '08:30',
  closes: '17:30',
  units: [...units('1', 2, 6), ...units('2', 2, 6), ...units('3', 2, 6)],
  departments: [
    { code: 'service', name: '客服部', duty: 'CUSTOMER_SERVICE' },
    { code: 'engineering', name: '工程部', duty: 'ENGINEERING' },
    { code: 'security', name: '公共秩序维护部', duty: 'SECURITY' },
    { code: 'environment', name: '环境部', duty: 'ENVIRONMENT' },
  ],
}

const songhe: ProjectEntryInput = {
  code: 'songhe',
  name: '松鹤家园',
  kind: 'RESIDENTIAL',
  timeZone: 'Asia/Shanghai',
  opens: '08:30',
  closes: '17:30',
  units: units('1', 1, 6),
  departments: [{ code: 'service', name: '客服部', duty: 'CUSTOMER_SERVICE' }],
}

const xinghui: ProjectEntryInput = {
  code: 'xinghui',
  name: '星汇购物中心',
  kind: 'MALL',
  timeZone: 'Asia/Shanghai',
  opens: '10:00',
  closes: '22:00',
  units: Array.from({ length: 24 }, (_, index) => ({
    building: 'L1',
    code: `L1-${String(index + 1).padStart(2, '0')}`,
  })),
  departments: [
    { code: 'operations', name: '营运部', duty: 'OPERATIONS' },
    { code: 'engineering', name: '工程部', duty: 'ENGINEERING' },
    { code: 'security', name: '安保部', duty: 'SECURITY' },
    { code: 'environment', name: '环境部', duty: 'ENVIRONMENT' },
  ],
}

const estate = 'lvyuan/north/hetang'
const mall = 'lvyuan/commercial/xinghui'

function member(
  code: string,
  name: string,
  telephone: string,
  posts: PostEntryInput[],
  department?: string,
): StaffEntryInput {
  return {
    code,
    name,
    telephone,
    subject: `dev|${code}`,
    posts,
    ...(department === undefined ? {} : { departmentCodes: [department], onDuty: aroundTheClock }),
  }
}

export const lvyuan: Group = {
  code: 'lvyuan',
  name: '绿源物业集团',
  companies: [
    { code: 'north', name: '绿源华北物业公司', projects: [hetang, songhe] },
    { code: 'commercial', name: '绿源商业管理公司', projects: [xinghui] },
  ],
  staff: [
    member(
      'steward',
      '林晓梅',
      '13900010001',
      [{ role: 'BUILDING_STEWARD', scope: estate }],
      `north/hetang/service`,
    ),
    member(
      'worker',
      '赵铁柱',
      '13900010002',
      [{ role: 'DEPARTMENT_WORKER', scope: estate }],
      `north/hetang/engineering`,
    ),
    {
      ...member('manager', '孙国强', '13900010003', [{ role: 'DEPARTMENT_MANAGER', scope: estate }]),
      departmentCodes: ['north/hetang/engineering'],
    },
    member(
      'cleaner',
      '吴桂芳',
      '13900010004',
      [{ role: 'DEPARTMENT_WORKER', scope: estate }],
      `north/hetang/environment`,
    ),
    member(
      'clerk',
      '李静',
      '13900010012',
      [{ role: 'DEPARTMENT_WORKER', scope: estate }],
      `north/hetang/service`,
    ),
    member('director', '周建平', '13900010005', [{ role: 'OFFICE_DIRECTOR', scope: estate }]),
    member(
      'security',
      '马志勇',
      '13900010006',
      [{ role: 'SECURITY_SHIFT_LEADER', scope: estate }],
      `north/hetang/security`,
    ),
    member('management', '郑淑芬', '13900010007', [{ role: 'MANAGEMENT_DEPARTMENT', scope: 'lvyuan' }]),
    member('gm-office', '何文博', '13900010008', [{ role: 'GM_OFFICE', scope: 'lvyuan' }]),
    member(
      'mall-operator',
      '苏婷',
      '13900010009',
      [{ role: 'MALL_OPERATOR', scope: mall }],
      `commercial/xinghui/operations`,
    ),
    member(
      'mall-worker',
      '刘大勇',
      '13900010010',
      [{ role: 'DEPARTMENT_WORKER', scope: mall }],
      `commercial/xinghui/engineering`,
    ),
    {
      ...member('mall-manager', '高翔', '13900010011', [{ role: 'DEPARTMENT_MANAGER', scope: mall }]),
      departmentCodes: ['commercial/xinghui/operations'],
    },
    member('mall-director', '何清', '13900010013', [
      { role: 'DIVISION_DIRECTOR', scope: 'lvyuan/commercial' },
    ]),
  ],
  machines: [
    {
      code: 'bi',
      name: '经营分析平台',
      subject: 'dev|bi',
      kind: 'MACHINE',
      role: 'BI_READER',
      scope: 'lvyuan',
    },
    {
      code: 'partner',
      name: '12345 政务服务便民热线',
      subject: 'dev|partner',
      kind: 'PARTNER',
      role: 'PARTNER',
      scope: 'lvyuan',
    },
  ],
}

export const hongtai: Group = {
  code: 'hongtai',
  name: '宏泰物业集团',
  companies: [
    {
      code: 'south',
      name: '宏泰华南物业公司',
      projects: [
        {
          ...songhe,
          code: 'jinxiu',
          name: '锦绣花园',
          units: units('1', 1, 6),
        },
      ],
    },
  ],
  staff: [
    member('rival-director', '钱伟', '13900020001', [
      { role: 'OFFICE_DIRECTOR', scope: 'hongtai/south/jinxiu' },
    ]),
  ],
  machines: [],
}

/** The posts of a persona of the seed: whoever signs in by the code of a member of staff. */
export function postsOf(persona: string): string[] {
  return [lvyuan, hongtai]
    .flatMap(({ staff }) => staff ?? [])
    .filter(({ code }) => code === persona)
    .flatMap(({ posts }) => posts.map(({ role }) => role))
}
