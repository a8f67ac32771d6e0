import { describe, expect, it } from 'vitest'
import { changeStories } from './change-stories.ts'
import { deviceStories } from './device-stories.ts'
import { pauseStories } from './pause-stories.ts'
import { lineOf, type Story, viewOf } from './story.ts'
import { tierStories } from './tier-stories.ts'

const groups: Readonly<Record<string, readonly Story[]>> = {
  'the software tiers': tierStories,
  'pauses and force majeure': pauseStories,
  'the device and its loaner': deviceStories,
  'changes and the other readings': changeStories,
}

describe.each(Object.entries(groups))('%s', (_group, stories) => {
  it.each(stories.map((story) => [story.name, story] as const))('%s', (_name, story) => {
    const view = viewOf(story)
    expect(view.rows.map(lineOf)).toEqual(story.rows)
    const parts = story.notes ?? []
    expect(view.notes).toHaveLength(parts.length)
    view.notes.forEach((note, n) => expect(note).toContain(parts[n]))
  })
})
