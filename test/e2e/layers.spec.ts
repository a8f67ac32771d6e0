import type { Page } from '@playwright/test'
import { test as filled } from './demo.ts'
import { expect, test } from './fixtures.ts'
import { layers } from './layers.ts'
import type { Opening, Stage, World } from './layers/stage.ts'
import { SetupForm } from './pages/setup-form.ts'
import { test as played } from './quarters.ts'
import { violations } from './violations.ts'

const roomy = { width: 1366, height: 768 }

test.use({ viewport: roomy, actionTimeout: 15_000 })

test.beforeEach(({ kind }) => {
  test.skip(kind !== 'loopback', 'the layers are the same code in every shell, and there are many of them')
})

async function theme(page: Page, to: 'light' | 'high-contrast'): Promise<void> {
  await page.keyboard.press('Control+Alt+KeyH')
  await expect(page.locator('html')).toHaveAttribute('data-theme', to)
  // Colours of antd move for a moment.
  await page.waitForTimeout(400)
}

/** Scans one layer as it comes up and, where it can be wrong, with what is wrong told in it. */
async function scan(stage: Stage, opening: Opening): Promise<void> {
  const { page } = stage
  await page.setViewportSize({ ...roomy, width: opening.width ?? roomy.width })
  const back = await opening.open(stage)
  const layer = page.locator('[role=dialog]:visible,[role=tooltip]:visible').last()
  await layer.waitFor()
  // A drawer slides in.
  await page.waitForTimeout(400)
  expect.soft(await violations(page), `${opening.name} light`).toEqual([])
  if (opening.spoil) {
    await opening.spoil(layer)
    // A sentence, or a field with one below it.
    await layer.locator('[role=alert],[aria-invalid=true]').first().waitFor()
    expect.soft(await violations(page), `${opening.name} with what is wrong`).toEqual([])
  }
  await theme(page, 'high-contrast')
  expect.soft(await violations(page), `${opening.name} high contrast`).toEqual([])
  await theme(page, 'light')
  await page.keyboard.press('Escape')
  await expect(layer, opening.name).toBeHidden()
  if (back) await expect.soft(back, `the focus is where ${opening.name} was opened`).toBeFocused()
}

/** All layers of a world in one app; one that cannot be opened is told, and the others are still scanned. */
async function scanAll(world: World, stage: Stage): Promise<void> {
  for (const [file, openings] of Object.entries(layers))
    for (const opening of openings.filter((o) => o.world === world))
      await test.step(`${file} ${opening.name}`, async () => {
        try {
          await scan(stage, opening)
        } catch (error) {
          expect.soft(String(error), `${file} ${opening.name}`).toBe('')
          await stage.page.goto(stage.origin)
        }
      })
}

const none = { done: '', open: '' }

test.describe('in the demo', () => {
  filled('no layer has a violation in either theme', async ({ shell: { page, origin } }) => {
    test.setTimeout(600_000)
    await new SetupForm(page).openDemo()
    await scanAll('demo', { page, origin, ...none })
  })
})

test.describe('after the first run', () => {
  test.use({ clock: '2024-09-22T15:08:00.000+08:00' })

  test('no layer has a violation in either theme', async ({ shell: { page, origin } }) => {
    test.setTimeout(600_000)
    const form = new SetupForm(page)
    await form.fill()
    await form.field('服务期开始').fill('2024-01-01')
    await form.field('服务期结束').fill('2024-12-31')
    await form.finish()
    await scanAll('fresh', { page, origin, ...none })
  })
})

played('no layer over a report has a violation in either theme', async ({ shell: { page, origin }, quarters }) => {
  test.setTimeout(600_000)
  await scanAll('quarters', { page, origin, ...quarters })
})
