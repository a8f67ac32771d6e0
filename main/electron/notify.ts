import { type BrowserWindow, Notification } from 'electron'
import type { Notice } from '../../domain/obligation/notice.ts'
import type { Workspaces } from '../workspace.ts'

/** How often running clocks are looked at, and duties, in ms. */
const clocksEvery = 60_000
const dutiesEvery = 30 * 60_000
/** More than these at once are told in one. */
const most = 3

/** Lets the operating system tell what is due or runs out while the app is open, each thing once. */
export function notify(workspaces: Workspaces, window: BrowserWindow): void {
  if (!Notification.isSupported()) return
  const told = new Set<string>()
  const shown = new Set<Notification>()
  const show = (title: string, body: string): void => {
    const notification = new Notification({ title, body })
    // Kept until it is gone: a notification that is collected as garbage cannot be clicked.
    shown.add(notification)
    notification.on('close', () => shown.delete(notification))
    notification.on('click', () => {
      if (window.isDestroyed()) return
      if (window.isMinimized()) window.restore()
      window.focus()
    })
    notification.show()
  }
  const look = async (procedure: 'notice.clocks' | 'notice.duties', together: string): Promise<void> => {
    const { app } = workspaces
    const reply = await app.dispatch.call(procedure, {})
    // Another workspace was opened meanwhile: what this one said is of no concern any more.
    if (!reply.ok || app !== workspaces.app) return
    const fresh = (reply.value as readonly Notice[]).filter(({ key }) => !told.has(`${app.folder}/${key}`))
    for (const { key } of fresh) told.add(`${app.folder}/${key}`)
    if (fresh.length <= most) for (const { title, body } of fresh) show(title, body)
    else
      show(
        `${fresh.length} ${together}`,
        fresh
          .slice(0, most)
          .map((n) => n.title)
          .join('\n'),
      )
  }
  const clocks = (): void => void look('notice.clocks', '个故障时限将到或已超')
  const duties = (): void => void look('notice.duties', '项任务到期或将到期')
  const all = (): void => {
    clocks()
    duties()
  }
  const timers = [setInterval(clocks, clocksEvery), setInterval(duties, dutiesEvery)]
  const stop = workspaces.subscribe((event) => {
    if (event.type === 'workspace') all()
  })
  window.on('closed', () => {
    timers.forEach(clearInterval)
    stop()
  })
  all()
}
