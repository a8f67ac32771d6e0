/**
 * What the preload finds in the page: `require('electron')` with these two members. It runs in the page's own
 * world, so that isolation itself is not tested here; everything that passes is JSON, as our boundary has it.
 */
export function preloadScript(source: string): string {
  return `(() => {
    const heard = new Map()
    const ipcRenderer = {
      invoke: (channel, ...args) => window.__standInInvoke(channel, JSON.stringify(args)).then((text) => {
        const reply = JSON.parse(text)
        if ('error' in reply) throw new Error(reply.error)
        return reply.value
      }),
      send: (channel, ...args) => void window.__standInInvoke('send:' + channel, JSON.stringify(args)),
      on: (channel, listener) => void heard.set(listener, channel),
      off: (_channel, listener) => void heard.delete(listener),
    }
    const contextBridge = {
      exposeInMainWorld: (key, api) =>
        Object.defineProperty(window, key, { value: Object.freeze({ ...api }), enumerable: true }),
    }
    Object.defineProperty(window, '__standInEvent', {
      value: (channel, text) => {
        for (const [listener, on] of heard) if (on === channel) listener({}, ...JSON.parse(text))
      },
    })
    const only = (name, members) => new Proxy(members, {
      get(target, key) {
        if (!(key in target)) throw new Error('the electron stand-in has no ' + name + '.' + String(key))
        return target[key]
      },
    })
    const require = (name) => {
      if (name !== 'electron') throw new Error('a sandboxed preload cannot require ' + name)
      return only('electron', { contextBridge: only('contextBridge', contextBridge), ipcRenderer: only('ipcRenderer', ipcRenderer) })
    }
    const exports = {}
    const module = { exports }
    ${source}
  })()`
}
