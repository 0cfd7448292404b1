/** `HT-20261123-0007`: the project, the local day, the count of the day. */
export function appealNumber(projectCode: string, localDay: string, count: number): string {
  return `${projectCode.toUpperCase()}-${localDay.replaceAll('-', '')}-${String(count).padStart(4, '0')}`
}
