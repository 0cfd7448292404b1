/** Whether a place in the tree lies at or below a scope: `lvyuan/north` covers `lvyuan/north/hetang`. */
export function covers(scope: string, path: string): boolean {
  return path === scope || path.startsWith(`${scope}/`)
}
