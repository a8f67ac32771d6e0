import { ipcMain, type IpcMainEvent, type IpcMainInvokeEvent, type WebContents } from 'electron'
import { type Host, hostCall } from '../host.ts'
import type { Workspaces } from '../workspace.ts'
import { channel } from './channel.ts'
import { isOwn } from './origin.ts'

/** Answers the messages of our own pages' main frames; every other sender is refused. */
export function serveIpc(workspaces: Workspaces, host: Host): void {
  ipcMain.handle(
    channel.call,
    checked((name, input, call) =>
      workspaces.app.dispatch.call(String(name), input, typeof call === 'string' ? call : undefined),
    ),
  )
  ipcMain.handle(
    channel.host,
    checked((name, input) => hostCall(host, workspaces, String(name), input)),
  )
  ipcMain.on(
    channel.cancel,
    checked((call) => workspaces.app.dispatch.cancel(String(call))),
  )
}

/** Sends every event to a page for as long as it lives. */
export function pushEvents(workspaces: Workspaces, contents: WebContents): void {
  const stop = workspaces.subscribe((event) => {
    if (!contents.isDestroyed()) contents.send(channel.event, event)
  })
  contents.on('destroyed', stop)
}

function checked<T>(serve: (...input: readonly unknown[]) => T) {
  return (event: IpcMainEvent | IpcMainInvokeEvent, ...input: unknown[]): T => {
    const frame = event.senderFrame
    if (frame === null || frame.parent !== null || !isOwn(frame.url)) throw new Error('refused: not our own page')
    return serve(...input)
  }
}
