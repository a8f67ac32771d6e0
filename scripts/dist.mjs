import { requireNode, root } from './node.mjs'

// `npm run dist`: packages for the system it runs on, since the native parts are this system's.
await requireNode()
const { build } = await import('./build.mjs')
const { build: pack } = await import('electron-builder')
await build({ main: true, force: true })
for (const path of await pack({ projectDir: root, publish: 'never' })) console.log(path)
