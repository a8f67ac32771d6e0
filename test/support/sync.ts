import { onTestFinished } from 'vitest'
import { randomHex } from '../../db/crypto.ts'
import { approvePairing, currentPairing, openPairing } from '../../hub/feed/pairing.ts'
import { type Served, serveHub } from '../../hub/serve.ts'
import { type TestApp, testApp } from './app.ts'
import { testFolder } from './folder.ts'

/** A real hub over HTTPS on SQLite, stopped when the test ends. */
export async function servedHub(folder = testFolder(), port = 0): Promise<Served> {
  const hub = await serveHub(
    {
      folder,
      databaseUrl: '',
      host: '127.0.0.1',
      port,
      watchPort: null,
      watchToken: '',
      names: ['localhost', '127.0.0.1'],
    },
    { write: () => undefined },
  )
  let stopped = false
  const stop = async (): Promise<void> => {
    if (!stopped) await hub.stop()
    stopped = true
  }
  onTestFinished(stop)
  return { ...hub, stop }
}

/** Pairs an app: the office opens a window, the laptop asks with the code, the office approves whoever asked. */
export async function pairWith(
  { hub, identity, port }: Served,
  app: TestApp,
  grant: { readonly scopes?: readonly string[]; readonly name?: string } = {},
): Promise<void> {
  const { id, code } = await openPairing(hub, identity)
  const paired = app.act('sync', 'pair', { address: `127.0.0.1:${port}`, code, name: grant.name ?? randomHex(3) })
  let asked: Awaited<ReturnType<typeof currentPairing>>
  while (!asked?.request) {
    await new Promise((later) => setTimeout(later, 20))
    asked = await currentPairing(hub, identity)
  }
  const { name, persons } = asked.request
  await approvePairing(hub, identity, id, {
    name: grant.name ?? name,
    kind: 'laptop',
    persons: persons.map((p) => p.id),
    scopes: grant.scopes ?? ['*'],
  })
  await paired
}

/** A laptop that has synced everything that the hub has. */
export async function pairedApp(hub: Served, name: string, scopes: readonly string[] = ['*']): Promise<TestApp> {
  const app = testApp()
  await pairWith(hub, app, { name, scopes })
  await app.act('sync', 'now', {})
  return app
}
