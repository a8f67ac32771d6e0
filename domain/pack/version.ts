/** A version to propose after `version`: its last number counted up past those that are `taken`. */
export function nextVersion(version: string, taken: readonly string[]): string {
  const [, head = '', last = ''] = /^(.*?)(\d{1,9})$/.exec(version) ?? []
  for (let n = 1; ; n++) {
    const next = last === '' ? `${version}-${n + 1}` : `${head}${Number(last) + n}`
    if (!taken.includes(next)) return next
  }
}
