/** A file of a package as its index lists it; `path` is relative to the package, with `/` between folders. */
export interface ListedFile {
  readonly path: string
  readonly size: number
  /** 64 hexadecimal digits. */
  readonly sha256: string
}

/** Names of the two files that list all others. */
export const sumsName = 'SHA256SUMS'
export const indexName = '目录.html'

/** Lines that `sha256sum -c` reads: hash, two spaces, path; UTF-8 and LF. */
export function sumsText(files: readonly Pick<ListedFile, 'path' | 'sha256'>[]): string {
  return files.map(({ path, sha256 }) => `${sha256}  ${path}\n`).join('')
}

/** Reads such lines back; a `*` before the path is the binary mark of other programs. Null where it is no such list. */
export function readSums(text: string): Pick<ListedFile, 'path' | 'sha256'>[] | null {
  const lines = text.split(/\r?\n/).filter((line) => line !== '')
  const files = lines.map((line) => /^([0-9a-f]{64}) [ *](.+)$/i.exec(line))
  if (lines.length === 0 || files.includes(null)) return null
  return files.map((match) => ({ sha256: match![1]!.toLowerCase(), path: match![2]! }))
}

const nameOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1)

/** What a check of a package found, as sentences; none where every file is as listed. */
export function packageProblems(
  listed: readonly Pick<ListedFile, 'path' | 'sha256'>[],
  /** The files that are there, by path; without those that list the others. */
  found: ReadonlyMap<string, string>,
): string[] {
  const known = new Set(listed.map((f) => f.path))
  return [
    ...listed.flatMap(({ path, sha256 }) => {
      const there = found.get(path)
      if (there === undefined) return [`缺少文件 ${nameOf(path)}`]
      return there === sha256 ? [] : [`文件 ${nameOf(path)} 与目录不符（SHA-256）`]
    }),
    ...[...found.keys()].filter((path) => !known.has(path)).map((path) => `文件 ${nameOf(path)} 不在目录里`),
  ]
}
