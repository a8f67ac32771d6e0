import { epochOf } from '../../../domain/time/instant.ts'
import type { StoryClock } from '../clock.ts'
import { instant } from './instant.ts'

/** Something that happens at a time of the story, `2024-02-09 22:30` in Shanghai. */
export interface Scene {
  readonly at: string
  play(): Promise<void>
}

/** Plays scenes in the order of their times; one that took longer makes the next one late. The clock never goes back. */
export async function playScenes(clock: StoryClock, scenes: readonly Scene[]): Promise<void> {
  const order = scenes
    .map((scene, n) => ({ scene, n }))
    .toSorted((a, b) => (a.scene.at < b.scene.at ? -1 : a.scene.at > b.scene.at ? 1 : a.n - b.n))
  for (const { scene } of order) {
    const due = instant(scene.at)
    if (epochOf(due) > epochOf(clock.now())) clock.at(due)
    await scene.play()
  }
}
