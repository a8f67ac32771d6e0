import type { Actor } from '../actor.ts'
import { type Desk, writePaper } from './paper.ts'
import type { Scene } from './scene.ts'

/** The rectification orders of an inspection: put right at one time, checked again at another, then signed. */
export function rectificationScenes(
  desk: Desk,
  inspection: () => string,
  story: {
    readonly completedAt: string
    readonly measure: string
    readonly recheckedAt: string
    readonly found: string
  },
): Scene[] {
  const { actor } = desk
  return [
    {
      at: story.completedAt,
      async play() {
        for (const { id, heads } of await orders(actor, inspection()))
          await actor.act('rectification', 'complete', {
            finding: id,
            text: story.measure,
            on: story.completedAt.slice(0, 10),
            by: '工程师甲',
            seen: heads['completion'] ?? null,
          })
      },
    },
    {
      at: story.recheckedAt,
      async play() {
        for (const { id, heads } of await orders(actor, inspection())) {
          await actor.act('rectification', 'recheck', {
            finding: id,
            verdict: 'normal',
            value: story.found,
            on: story.recheckedAt.slice(0, 10),
            by: '工程师甲',
            seen: heads['retest'] ?? null,
          })
          await writePaper(desk, { kind: 'R07-ZG', table: 'finding', row: id, period: '' })
        }
      },
    },
  ]
}

async function orders(actor: Actor, inspection: string) {
  const view = await actor.act('inspection', 'state', { inspection })
  return view.items.flatMap((i) => i.findings).filter((f) => f.rectification && f.state?.state === 'open')
}
