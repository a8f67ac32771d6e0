import type { StoryClock } from '../clock.ts'
import { instant } from './instant.ts'

/** Something that happens at a time of the story, `2024-02-09 22:30` in Shanghai. */
export interface Scene {
  readonly at: string
  play(): Promise<void>
}

/** Plays scenes in the order of their times: the story's clock never goes back, or it would look like tampering. */
export async function playScenes(clock: StoryClock, scenes: readonly Scene[]): Promise<void> {
  const order = scenes
    .map((scene, n) => ({ scene, n }))
    .toSorted((a, b) => (a.scene.at < b.scene.at ? -1 : a.scene.at > b.scene.at ? 1 : a.n - b.n))
  for (const { scene } of order) {
    clock.at(instant(scene.at))
    await scene.play()
  }
}
