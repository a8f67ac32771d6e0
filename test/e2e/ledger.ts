import type { Page } from '@playwright/test'

/** What a page told its user of one field: every text that stood in it, with the instant it came, in ms. */
export interface Told {
  readonly changes: readonly { readonly field: string; readonly value: string; readonly at: number }[]
  /** The latest instant of 已保存到本机 that was on screen, in ms; 0 before the first. */
  readonly savedAt: number
}

declare global {
  interface Window {
    told?: { changes: { field: string; value: string; at: number }[]; savedAt: number }
  }
}

/** Notes in the page, independent of the app's code, what is typed and chosen and what the status bar says. */
export async function keepLedger(page: Page): Promise<void> {
  await page.evaluate(() => {
    const told: NonNullable<Window['told']> = { changes: [], savedAt: 0 }
    window.told = told
    const place = (): string => new URLSearchParams(location.search).get('item') ?? ''
    const note = (field: string, value: string): void => void told.changes.push({ field, value, at: Date.now() })
    document.addEventListener(
      'input',
      (event) => {
        const field = event.target as HTMLInputElement
        note(`${place()}/${field.dataset['field']}`, field.value)
      },
      true,
    )
    // A result counts from the moment it is asked for, and as asked.
    document.addEventListener(
      'click',
      (event) => {
        const choice = (event.target as Element).closest('[aria-label="检查结果"] [role="radio"]')
        if (choice) note(`${place()}/verdict`, choice.textContent.slice(0, 2))
      },
      true,
    )
    const read = (): void => {
      const time = /^已保存到本机 (\d\d:\d\d:\d\d)$/.exec(document.querySelector('footer span')?.textContent ?? '')?.[1]
      if (!time) return
      const today = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10)
      const instant = Date.parse(`${today}T${time}+08:00`)
      // Just after midnight it may still be yesterday's.
      told.savedAt = Math.max(told.savedAt, instant > Date.now() ? instant - 86_400_000 : instant)
    }
    read()
    new MutationObserver(read).observe(document.querySelector('footer')!, {
      subtree: true,
      childList: true,
      characterData: true,
    })
  })
}

export function readLedger(page: Page): Promise<Told> {
  return page.evaluate(() => window.told!)
}

/**
 * For each field the texts that may be found again: the last one that the page had called saved, and every later
 * one. Only seconds are shown, so that a text counts as called saved once a later second than its own is.
 */
export function mayBeFound(told: Told): Map<string, string[]> {
  const found = new Map<string, string[]>()
  for (const { field, value, at } of told.changes) {
    if (at < told.savedAt) found.set(field, [value])
    else if (found.has(field)) found.get(field)!.push(value)
  }
  return found
}
