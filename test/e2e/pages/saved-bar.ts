import type { Locator, Page } from '@playwright/test'

/** The status bar while it says 已保存 and nothing typed or chosen waits to be saved. */
export function savedBar(page: Page): Locator {
  return page.locator('[data-state=saved][data-pending=false]', { hasText: /^已保存到本机 \d\d:\d\d:\d\d$/ })
}
