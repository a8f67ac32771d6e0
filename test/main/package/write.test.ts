import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { sha256 } from '../../../db/crypto.ts'
import type { PackageFile } from '../../../main/package/job.ts'
import { openPackages } from '../../../main/package/store.ts'
import { assetUrl } from '../../../main/worker-entry.ts'
import { testFolder } from '../../support/folder.ts'

const folder = (): string => testFolder()
const about = { contract: 'c', complete: true, at: '2025-01-10T09:30:00.000+08:00' }
const head = {
  title: '示例医院验收资料包',
  facts: [['合同', '示例 <合同> & 更多']] as const,
  unfinished: [],
  page: fileURLToPath(assetUrl('package/index.html')),
  script: fileURLToPath(assetUrl('package/verify.js')),
}

/** Files of some bytes each in a vault-like folder, as a package has them. */
function sample(at: string, count = 5): PackageFile[] {
  mkdirSync(join(at, 'stored'), { recursive: true })
  return Array.from({ length: count }, (_, n) => {
    const bytes = Buffer.alloc(300_000 + n, n + 1)
    const file = join(at, 'stored', String(n))
    writeFileSync(file, bytes)
    return {
      path: `02-巡检记录/R01-XJ-2024-Q${n + 1}-001-V1.0.docx`,
      title: `第${n + 1}季度巡检报告`,
      from: { file, sha256: sha256(bytes) },
    }
  })
}

describe('a package on disk', () => {
  test('is a folder and a zip that other programs verify, and only its own files', async () => {
    const at = folder()
    const packages = openPackages(join(at, 'packages'))
    const written = await packages.write(
      { id: '20250110-093000', name: '示例医院_验收资料包', files: sample(at), about, head },
      {},
    )
    const place = packages.place(written.id)
    expect(readdirSync(place).sort()).toEqual(['package.json', '示例医院_验收资料包', '示例医院_验收资料包.zip'])
    const inside = join(place, written.name)
    execFileSync('sha256sum', ['--strict', '-c', 'SHA256SUMS'], { cwd: inside })
    expect(readFileSync(join(inside, 'SHA256SUMS'), 'utf8').split('\n').length).toBe(7)
    const out = join(at, 'unzipped')
    execFileSync('python3', [
      '-c',
      'import sys,zipfile; zipfile.ZipFile(sys.argv[1]).extractall(sys.argv[2])',
      `${inside}.zip`,
      out,
    ])
    execFileSync('sha256sum', ['--strict', '-c', 'SHA256SUMS'], { cwd: join(out, written.name) })
    expect(readFileSync(join(inside, '目录.html'), 'utf8')).toContain('示例 &lt;合同&gt; &amp; 更多')
    expect(sha256(readFileSync(`${inside}.zip`))).toBe(written.zip.sha256)
    expect(packages.list()).toEqual([written])
  }, 60_000)

  test('names the file of which one byte was changed, a lost one and a strange one', async () => {
    const at = folder()
    const packages = openPackages(join(at, 'packages'))
    const { id, name } = await packages.write({ id: 'a', name: '资料包', files: sample(at), about, head }, {})
    expect(await packages.verify(id, {})).toEqual({ files: 6, problems: [] })
    const inside = join(packages.place(id), name, '02-巡检记录')
    const victim = join(inside, 'R01-XJ-2024-Q2-001-V1.0.docx')
    const bytes = readFileSync(victim)
    bytes[1000]! ^= 1
    writeFileSync(victim, bytes)
    writeFileSync(join(inside, '别的.txt'), '')
    expect((await packages.verify(id, {})).problems).toEqual([
      '文件 R01-XJ-2024-Q2-001-V1.0.docx 与目录不符（SHA-256）',
      '文件 别的.txt 不在目录里',
    ])
  }, 60_000)

  test('that is cancelled leaves nothing under its name, and the next start sweeps what a kill left', async () => {
    const at = folder()
    const packages = openPackages(join(at, 'packages'))
    const stop = new AbortController()
    const run = packages.write(
      { id: 'b', name: '资料包', files: sample(at, 8), about, head },
      { signal: stop.signal, progress: (done) => done === 11 && stop.abort() },
    )
    await expect(run).rejects.toThrow('aborted')
    expect(readdirSync(join(at, 'packages'))).toEqual([])
    mkdirSync(join(at, 'packages', '.part-c', 'x'), { recursive: true })
    packages.sweep()
    expect(existsSync(join(at, 'packages', '.part-c'))).toBe(false)
  }, 60_000)

  test('is refused with a sentence where a file no longer fits its hash', async () => {
    const at = folder()
    const packages = openPackages(join(at, 'packages'))
    const files = sample(at)
    writeFileSync(join(at, 'stored', '3'), 'changed')
    await expect(packages.write({ id: 'd', name: '资料包', files, about, head }, {})).rejects.toThrow(
      '“第4季度巡检报告”的文件内容已损坏，与记录的哈希不符，没有生成验收包。请从备份找回后再试。',
    )
    expect(readdirSync(join(at, 'packages'))).toEqual([])
  }, 60_000)
})
