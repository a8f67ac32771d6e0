import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { frames, layers } from '../e2e/layers.ts'

const renderer = join(import.meta.dirname, '..', '..', 'renderer')

/** How many dialogs and drawers each file opens. */
function opened(): Record<string, number> {
  const counts = globSync('**/*.tsx', { cwd: renderer }).map((file) => {
    const source = readFileSync(join(renderer, file), 'utf8')
    return [file.replaceAll('\\', '/'), source.match(/<(Modal|Drawer|Dialog|Popconfirm)\b/g)?.length ?? 0] as const
  })
  return Object.fromEntries(counts.filter(([file, count]) => count > 0 && !frames.includes(file)))
}

test('every dialog and every drawer is scanned: each stands in test/e2e/layers.ts', () => {
  const scanned = Object.fromEntries(Object.entries(layers).map(([file, openings]) => [file, openings.length]))
  expect(scanned).toEqual(opened())
})

test('no layer is named twice in its world', () => {
  const names = Object.values(layers).flatMap((openings) => openings.map((o) => `${o.world} ${o.name}`))
  expect(names.filter((name, n) => names.indexOf(name) !== n)).toEqual([])
})
