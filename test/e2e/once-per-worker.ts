import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

type Kept<Key, Value> = (key: Key) => Promise<Value>

/** A fixture of the worker: makes something for a key in a folder of its own the first time that it is asked for. */
export function oncePerWorker<Key extends string, Value>(make: (folder: string, key: Key) => Promise<Value>) {
  const fixture = async (
    // oxlint-disable-next-line no-empty-pattern
    {}: object,
    use: (kept: Kept<Key, Value>) => Promise<void>,
  ): Promise<void> => {
    const folder = mkdtempSync(join(tmpdir(), 'rounds-kept-'))
    const kept = new Map<Key, Promise<Value>>()
    await use((key) => {
      const there = kept.get(key) ?? make(folder, key)
      kept.set(key, there)
      return there
    })
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
  }
  return [fixture, { scope: 'worker' }] as [typeof fixture, { scope: 'worker' }]
}
