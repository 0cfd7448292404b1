import type {
  MachineEntry,
  OrganisationFile,
  ProjectEntry,
  StaffEntry,
} from '../src/domain/organisation-file'

/** The estate Hetang with two units and a department. */
export function aProject(changes: Partial<ProjectEntry> = {}): ProjectEntry {
  return {
    code: 'hetang',
    name: '荷塘月色',
    kind: 'residential',
    timeZone: 'Asia/Shanghai',
    opens: '08:30',
    closes: '17:30',
    units: [
      { building: '3栋', code: '3-1-502' },
      { building: '4栋', code: '3-1-502' },
    ],
    departments: [{ code: 'works', name: '工程部', duty: 'engineering' }],
    ...changes,
  }
}

/** Somebody of the engineering department. */
export function aMember(changes: Partial<StaffEntry> = {}): StaffEntry {
  return {
    code: 'li',
    name: '李强',
    telephone: '138 0013 8000',
    subject: 'li@lvyuan',
    posts: [{ role: 'departmentWorker', scope: 'lvyuan/north/hetang' }],
    departmentCodes: ['north/hetang/works'],
    onDuty: [{ weekdays: [1, 2, 3, 4, 5], from: '08:00', to: '18:00' }],
    ...changes,
  }
}

export function aMachine(changes: Partial<MachineEntry> = {}): MachineEntry {
  return {
    code: 'board',
    name: '大屏',
    subject: 'board@lvyuan',
    kind: 'machine',
    role: 'biReader',
    scope: 'lvyuan',
    ...changes,
  }
}

/** A company with one estate, somebody who works there, and a dashboard. */
export function aFile(changes: Partial<OrganisationFile> = {}): OrganisationFile {
  return {
    groupCode: 'lvyuan',
    companies: [{ code: 'north', name: '北区公司', projects: [aProject()] }],
    staff: [aMember()],
    machines: [aMachine()],
    ...changes,
  }
}
