import type { Locator, Page } from '@playwright/test'

/** The workspace in which a layer is opened: the demo, one just after the first run, or two played quarters. */
export type World = 'demo' | 'fresh' | 'quarters'

/** Where the layers of one world are opened, one after the other. */
export interface Stage {
  readonly page: Page
  readonly origin: string
  /** The finalised inspection and the one to be finalised; empty but in the played quarters. */
  readonly done: string
  readonly open: string
}

/** One dialog or drawer, and how it is brought up. */
export interface Opening {
  readonly name: string
  readonly world: World
  /** The width of the window; the usual one when absent. */
  readonly width?: number
  /** Brings it up. What it answers is the control that has the focus again once the layer is gone. */
  readonly open: (stage: Stage) => Promise<Locator | null>
  /** Sends it as it is, empty: what is wrong is told in it. */
  readonly spoil?: (layer: Locator) => Promise<void>
}

/** Goes to a screen, unless it is there. */
export async function goTo({ page, origin }: Stage, path: string): Promise<void> {
  const to = `${origin}${path}`
  if (page.url() === to) return
  await page.goto(to)
  await page.getByRole('main').waitFor()
}

/** Goes to the first record that a screen leads to. */
export async function goToFirst(stage: Stage, screen: string, to: string): Promise<void> {
  if (new URL(stage.page.url()).pathname.startsWith(to)) return
  await goTo(stage, screen)
  const link = stage.page.locator(`main a[href^="${to}"]`).first()
  await link.click()
  await stage.page.waitForURL((url) => url.pathname.startsWith(to))
  await stage.page.getByRole('main').waitFor()
}

/** Clicks a button of the page, which has the focus again afterwards. */
export async function press(page: Page, name: string | RegExp): Promise<Locator> {
  const button = page.getByRole('button', { name, exact: typeof name === 'string' }).first()
  await button.click()
  return button
}

/** Presses the blue button of a dialog. */
export async function send(layer: Locator): Promise<void> {
  await layer.locator('.ant-modal-footer .ant-btn-primary').click()
}
