import { contextBridge, ipcRenderer, type IpcRendererEvent } from 'electron'
import type { channel } from './channel.ts'

// Typed as the main process's names but not imported: a sandboxed preload is one file and can load no other.
const names: typeof channel = {
  call: 'rounds:call',
  cancel: 'rounds:cancel',
  host: 'rounds:host',
  event: 'rounds:event',
}

// The whole of what the page can reach; see Bridge in renderer/client/transport.ts.
contextBridge.exposeInMainWorld('rounds', {
  call: (name: string, input: unknown, call: string) => ipcRenderer.invoke(names.call, name, input, call),
  cancel: (call: string) => ipcRenderer.send(names.cancel, call),
  host: (name: string, input: unknown) => ipcRenderer.invoke(names.host, name, input),
  on(listener: (event: unknown) => void) {
    const heard = (_: IpcRendererEvent, event: unknown) => listener(event)
    ipcRenderer.on(names.event, heard)
    return () => void ipcRenderer.off(names.event, heard)
  },
})
