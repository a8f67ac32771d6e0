import { spawn, spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type { Page } from '@playwright/test'
import Database from 'better-sqlite3'
import { expect, test } from './fixtures.ts'
import { keepLedger, mayBeFound, readLedger } from './ledger.ts'
import { SetupForm } from './pages/setup-form.ts'
import { Wizard } from './pages/wizard.ts'
import { randomFrom } from './random.ts'
import type { Kind } from './shell.ts'

test.use({ actionTimeout: 20_000 })

/** Kills per shell: the store is the same in all, so that the second one only has to show that it is. */
const killsOf: Readonly<Record<Kind, number>> = { loopback: 30, 'electron-standin': 8, electron: 8 }
/** A kill comes after this long at most, in ms: long enough that much was called saved. */
const longest = 2400
const seed = Number(process.env['ROUNDS_SEED'] ?? Date.now() % 1_000_000)
const letters = [...'表空间使用率超限，已通知院方扩容ABC 129𠮷🙂。']
const words = ['正常', '异常', '关注'] as const

/** What is typed into, each with the way to it. The names are those of the ledger. */
const fields = {
  '/place': { item: '', label: '检查地点' },
  'BIZ-01/note': { item: 'BIZ-01', label: '备注' },
  'ENV-05/description': { item: 'ENV-05', label: '问题描述' },
} as const
type FieldName = keyof typeof fields

/** Begins an inspection with ENV-05 judged 异常; the rest is for the kills. */
async function begin(page: Page): Promise<string> {
  await new SetupForm(page).fill()
  await new SetupForm(page).finish()
  await expect(page.getByRole('button', { name: /^开始/ })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/\/inspection\/[0-9a-f]+\?/)
  const path = new URL(page.url()).pathname
  await goTo(page, path, 'ENV-05')
  await new Wizard(page).verdict('异常').click()
  await expect(page.getByLabel('问题描述')).toBeVisible()
  return path
}

async function goTo(page: Page, path: string, item: string): Promise<void> {
  const section = item.startsWith('ENV') ? 'environment' : 'business'
  await page.goto(new URL(path + (item === '' ? '?step=prepare' : `?step=${section}&item=${item}`), page.url()).href)
  await expect(page.getByRole('navigation', { name: '检查清单' })).toBeVisible()
}

async function openField(page: Page, name: FieldName): Promise<void> {
  const field = page.getByLabel(fields[name].label, { exact: true })
  const write = page.getByRole('button', { name: '写备注' })
  if (name === 'BIZ-01/note') {
    await expect(field.or(write)).toBeVisible()
    if (await write.isVisible()) await write.click()
  }
  await field.focus()
  await page.keyboard.press('Control+End')
}

async function found(page: Page, path: string, name: string): Promise<string> {
  const [item = '', kind] = name.split('/')
  await goTo(page, path, item)
  if (kind === 'verdict')
    return (await page
      .getByRole('radiogroup', { name: '检查结果' })
      .getByRole('radio', { checked: true })
      .textContent())!.slice(0, 2)
  await openField(page, name as FieldName)
  return page.getByLabel(fields[name as FieldName].label, { exact: true }).inputValue()
}

test('kills while typing and judging lose nothing that was called saved', async ({ shell }) => {
  const kills = killsOf[shell.kind]
  test.setTimeout(600_000)
  console.log(`durability: seed ${seed} (ROUNDS_SEED repeats it)`)
  const random = randomFrom(seed)
  const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)]!
  const path = await begin(shell.page)
  let called = 0
  const lost: number[] = []
  for (let kill = 1; kill <= kills; kill++) {
    const { page } = shell
    const name = pick(Object.keys(fields) as FieldName[])
    const { item } = fields[name]
    await goTo(page, path, item)
    await openField(page, name)
    await keepLedger(page)

    const end = Date.now() + random() * longest
    let alive = true
    const murder = pause(end - Date.now()).then(() => {
      process.kill(shell.pid, 'SIGKILL')
      alive = false
    })
    // Whatever the page is asked for after the kill may fail.
    const work = async (): Promise<void> => {
      while (alive) {
        if (item.startsWith('BIZ') && random() < 0.05) {
          await new Wizard(page).verdict(pick(words)).click({ timeout: 2000 })
          await openField(page, name)
        }
        await page.keyboard.insertText(pick(letters))
        await pause(random() * 120)
      }
    }
    const working = work().catch((error: unknown) => {
      if (alive) throw error
    })
    await murder
    await working
    const told = await readLedger(page)
    await shell.kill()
    const again = await shell.restart()
    for (const [field, allowed] of mayBeFound(told)) {
      // A result may lead into its first missing field, which is gone again with the next result.
      if (!(field in fields) && !field.endsWith('/verdict')) continue
      called++
      const value = await found(again, path, field)
      expect(allowed, `kill ${kill}, seed ${seed}: ${field}`).toContain(value)
      if (field === name)
        lost.push(
          end -
            (told.changes.find(({ at, value: typed }) => at > told.savedAt && typed.length > value.length)?.at ?? end),
        )
    }
  }
  const median = Math.round(lost.sort((a, b) => a - b)[Math.floor(lost.length / 2)]!)
  console.log(
    `durability: ${called} values had been called saved before ${kills} kills; all were found again; ` +
      `of what came after, typing of ${median} ms was lost in the middle case`,
  )
  expect(called).toBeGreaterThan(kills / 3)
  expect(median, 'what was typed is saved while typing goes on').toBeLessThan(1000)
})

const saves = 200

/** Signed transactions in the log of a data root. */
function transactions(data: string): number {
  const db = new Database(join(data, 'main', 'rounds.db'), { readonly: true })
  const count = db.prepare('SELECT count(*) FROM tx').pluck().get() as number
  db.close()
  return count
}

test(`${saves} saves reach the disk each by itself`, async ({ shell, folder }) => {
  test.skip(spawnSync('strace', ['-V']).error !== undefined, 'strace is not installed')
  test.setTimeout(300_000)
  const { page } = shell
  await begin(page)
  const trace = join(folder, 'trace')
  const tracer = spawn('strace', ['-f', '-e', 'trace=fsync,fdatasync', '-o', trace, '-p', String(shell.pid)], {
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  let said = ''
  tracer.stderr.setEncoding('utf8').on('data', (text: string) => (said += text))
  await expect.poll(() => said).toMatch(/attached|not permitted/)
  test.skip(said.includes('not permitted'), `strace may not attach here: ${said.trim()}`)

  const before = transactions(shell.data)
  const party = page.getByRole('radiogroup', { name: '责任方' }).getByRole('radio')
  for (let n = 0; n < saves; n++) {
    const choice = party.nth(n % 2)
    await choice.click()
    await expect(choice).toHaveAttribute('aria-checked', 'true')
  }
  await expect(page.getByText(/^已保存到本机 /)).toBeVisible()
  const ended = new Promise((over) => tracer.on('close', over))
  tracer.kill('SIGINT')
  await ended
  const syncs = readFileSync(trace, 'utf8').match(/f(data)?sync\(\d+/g)!.length
  // A choice that was changed again before its save began is saved once: what counts is each transaction.
  const saved = transactions(shell.data) - before
  console.log(`durability: ${syncs} syncs for ${saved} transactions of ${saves} choices`)
  expect(saved).toBeGreaterThan(saves / 10)
  expect(syncs).toBeGreaterThanOrEqual(saved)
})
