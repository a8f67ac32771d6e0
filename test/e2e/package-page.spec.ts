import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { sha256 } from '../../db/crypto.ts'
import { writePackage } from '../../main/package/write.ts'
import { assetUrl } from '../../main/worker-entry.ts'
import { expect, test } from './fixtures.ts'

// The page in a package, opened from the disk as a hospital does: no app, no network.
test.use({ viewport: { width: 1366, height: 768 } })

const names = ['R14-ZY-2024-001-V1.0.docx', 'R01-XJ-2024-Q1-001-V1.0.docx', 'R03-GZ-20240209-001-V1.0.docx']

async function makePackage(folder: string): Promise<{ inside: string; zip: string }> {
  mkdirSync(join(folder, 'stored'), { recursive: true })
  const files = names.map((name, n) => {
    const bytes = Buffer.alloc(70_000 + n * 13, n + 7)
    const file = join(folder, 'stored', name)
    writeFileSync(file, bytes)
    return { path: `0${n + 1}-文件/${name}`, title: `单据${n + 1}`, from: { file, sha256: sha256(bytes) } }
  })
  await writePackage({
    store: folder,
    id: 'package',
    name: '示例医院_验收资料包',
    about: { contract: 'c', complete: true, at: '2025-01-10T09:30:00.000+08:00' },
    files,
    head: {
      title: '示例医院验收资料包',
      facts: [['合同', '示例合同']],
      unfinished: [],
      page: fileURLToPath(assetUrl('package/index.html')),
      script: fileURLToPath(assetUrl('package/verify.js')),
    },
  })
  const inside = join(folder, 'package', '示例医院_验收资料包')
  return { inside, zip: `${inside}.zip` }
}

test('the page in the package checks folder and zip file, and names the one that was changed', async ({
  chromium,
  folder,
  kind,
}) => {
  test.skip(kind !== 'loopback', 'no shell takes part: once is enough')
  const { inside, zip } = await makePackage(folder)
  const page = await chromium.context.newPage()
  for (const own of [true, false]) {
    // Browsers that keep their own SHA-256 from local pages have the one in the page.
    if (!own) await page.addInitScript(() => Object.defineProperty(crypto, 'subtle', { value: undefined }))
    await page.goto(pathToFileURL(join(inside, '目录.html')).href)
    await page.setInputFiles('#folder', inside)
    await expect(page.getByRole('status')).toHaveText('核对通过：3 个文件全部与目录一致')
    await page.setInputFiles('#files', zip)
    await expect(page.getByRole('status')).toHaveText('核对通过：3 个文件全部与目录一致')
  }
  const victim = join(inside, '02-文件', names[1]!)
  const bytes = readFileSync(victim)
  bytes[5]! ^= 1
  writeFileSync(victim, bytes)
  const packed = readFileSync(zip)
  packed[packed.indexOf(Buffer.alloc(64, 9)) + 10]! ^= 1
  writeFileSync(zip, packed)
  await page.setInputFiles('#folder', inside)
  await expect(page.getByRole('status')).toHaveText('核对未通过：1 处')
  await expect(page.getByRole('listitem')).toHaveText([`文件 ${names[1]} 与目录不符（SHA-256）`])
  await page.setInputFiles('#files', [])
  await page.setInputFiles('#files', zip)
  await expect(page.getByRole('listitem')).toHaveText([`文件 ${names[2]} 与目录不符（SHA-256）`])
  await page.setInputFiles('#files', victim)
  await expect(page.getByRole('status')).toHaveText('核对未通过：1 处')
  await page.close()
})
