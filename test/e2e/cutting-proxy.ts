import { type AddressInfo, connect, createServer, type Socket } from 'node:net'

/** A way to the hub that breaks. */
export interface CuttingProxy {
  readonly port: number
  /** Connections that were cut. */
  readonly cuts: () => number
  /** Bytes that went up, all of them: those of requests that were cut too. */
  readonly sent: () => number
  close(): void
}

/**
 * Passes bytes on to a port of this machine and cuts each connection after `every` bytes upward: the laptop hears at once
 * that it is gone, the hub has what came before.
 */
export async function cuttingProxy(to: number, every: () => number): Promise<CuttingProxy> {
  let cuts = 0
  let sent = 0
  const open = new Set<Socket>()
  const server = createServer((laptop) => {
    const hub = connect(to, '127.0.0.1')
    let left = every()
    const end = (): void => {
      laptop.destroy()
      hub.destroy()
    }
    for (const socket of [laptop, hub]) {
      open.add(socket)
      socket.on('close', () => open.delete(socket))
      socket.on('error', end)
    }
    hub.on('close', end)
    // What is on its way to the hub still gets there.
    laptop.on('close', () => hub.end())
    hub.pipe(laptop)
    laptop.on('data', (bytes: Buffer) => {
      sent += bytes.length
      left -= bytes.length
      if (left > 0) return void hub.write(bytes)
      cuts++
      laptop.destroy()
      hub.end(bytes)
    })
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  return {
    port: (server.address() as AddressInfo).port,
    cuts: () => cuts,
    sent: () => sent,
    close() {
      server.close()
      for (const socket of open) socket.destroy()
    },
  }
}
