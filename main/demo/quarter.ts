import type { Verdict } from '../../domain/verdict.ts'
import { addDays, dateOf, dateTimeOf } from '../../domain/time/instant.ts'
import type { Actor } from './actor.ts'
import type { StoryClock } from './clock.ts'
import { drawScene } from './draw.ts'

/** What the engineer does at one item, in this order. What is not named stays as it is. */
export interface ItemStory {
  readonly item: string
  /** Seconds spent before judging. */
  readonly seconds: number
  readonly texts?: readonly string[]
  /** Scenes with their captions; each is drawn with the time it is taken at. */
  readonly pictures?: readonly {
    readonly svg: (at: string) => string
    readonly caption: string
    readonly hide?: { x: number; y: number; width: number; height: number }
  }[]
  readonly values?: readonly {
    readonly measure: string
    readonly object: string
    readonly value: string
    readonly unit: string
  }[]
  readonly verdict: Verdict
  readonly reason?: string
  /** A sub-point that does not apply here, with its reason. */
  readonly skip?: Readonly<Record<string, string>>
  /** Sub-points that are not normal. */
  readonly bad?: Readonly<Record<string, { readonly state: 'attention' | 'abnormal'; readonly note: string }>>
  /** Repair on the spot: the value afterwards. */
  readonly retest?: { readonly action: string; readonly value: string }
}

/** Where a story takes place. */
export interface Stage {
  readonly actor: Actor
  readonly clock: StoryClock
  readonly inspection: string
}

async function itemView(stage: Stage, id: string) {
  const view = await stage.actor.act('inspection', 'state', { inspection: stage.inspection })
  const found = view.items.find((i) => i.id === id)
  if (!found) throw new Error(`no item ${id}`)
  return found
}

/** Plays one item through the same procedures that the pages call. */
export async function playItem(stage: Stage, story: ItemStory): Promise<void> {
  const { actor, clock, inspection } = stage
  const at = { inspection, item: story.item }
  const proof = { ownerTable: 'inspection', owner: inspection, item: story.item } as const
  const seen = async (): Promise<string | null> => (await itemView(stage, story.item)).heads['meas'] ?? null
  clock.pass(Math.round(story.seconds / 2))
  for (const text of story.texts ?? []) await actor.act('evidence', 'addText', { ...proof, text, source: 'paste' })
  for (const [n, picture] of (story.pictures ?? []).entries()) {
    clock.pass(20)
    const sha256 = await actor.put(drawScene(picture.svg(dateTimeOf(clock.now()))))
    const added = await actor.act('evidence', 'addFile', {
      ...proof,
      sha256,
      name: `${story.item}-${n + 1}.png`,
      source: 'screenshot',
    })
    const caption = {
      table: 'evidence',
      row: added.evidence,
      register: 'caption',
      value: { text: picture.caption },
      seal: true,
    } as const
    const piece = (await itemView(stage, story.item)).evidence.find((e) => e.id === added.evidence)!
    await actor.act('record', 'edit', { ...caption, seen: piece.heads['caption'] ?? null })
    await actor.act('evidence', 'redact', {
      evidence: added.evidence,
      boxes: picture.hide ? [picture.hide] : [],
      marks: [],
      cleared: !picture.hide,
      seen: null,
    })
  }
  for (const v of story.values ?? [])
    await actor.act('item', 'setRow', {
      ...at,
      row: {
        key: v.object === '' ? v.measure : `${v.measure}/${v.object}`,
        measure: v.measure,
        object: v.object,
        server: '',
        value: v.value,
        used: '',
        total: '',
        unit: '',
        basis: 'none',
        rounded: false,
        evidence: '',
        pending: false,
      },
      seen: await seen(),
      seal: true,
    })
  clock.pass(Math.round(story.seconds / 2))
  const states = Object.fromEntries([
    ...Object.entries(story.skip ?? {}).map(([id, note]) => [id, { state: 'not-applicable', note }] as const),
    ...Object.entries(story.bad ?? {}),
  ])
  if (Object.keys(states).length > 0) await actor.act('item', 'markSubPoints', { ...at, states, seen: await seen() })
  await actor.act('item', 'judge', { ...at, verdict: story.verdict, reason: story.reason ?? '', seen: await seen() })
  if (story.verdict === 'attention' || story.verdict === 'abnormal') await settleFinding(stage, story)
}

/** Marks what is left of the sub-points, takes the first phrase that fits, and tells of a repair on the spot. */
async function settleFinding(stage: Stage, story: ItemStory): Promise<void> {
  const { actor, inspection } = stage
  const at = { inspection, item: story.item }
  const list = await actor.act('inspection', 'checklist', { inspection })
  const template = list.checklist.sections.flatMap((s) => s.items).find((i) => i.id === story.item)!
  let view = await itemView(stage, story.item)
  const open = template.subPoints.filter((p) => !view.meas.subPoints[p.id]?.state)
  if (open.length > 0)
    await actor.act('item', 'markSubPoints', {
      ...at,
      states: Object.fromEntries(open.map((p) => [p.id, { state: 'normal', note: '' } as const])),
      seen: view.heads['meas'] ?? null,
    })
  view = await itemView(stage, story.item)
  const [phrase] = await actor.act('item', 'suggestions', at)
  if (!phrase) throw new Error(`no phrase fits ${story.item}`)
  const finding = view.findings[0]!
  await actor.act('finding', 'fill', {
    finding: finding.id,
    problem: { description: phrase.problem, impact: phrase.impact, risk: phrase.risk },
    advice: {
      group: phrase.group,
      text: phrase.advice,
      basis: '',
      party: phrase.party,
      due: addDays(dateOf(view.meas.checkedAt), phrase.dueDays),
    },
    seen: { problem: finding.heads['problem'] ?? null, advice: finding.heads['advice'] ?? null },
  })
  if (finding.rectification)
    await actor.act('record', 'edit', {
      table: 'finding',
      row: finding.id,
      register: 'assignee',
      value: { name: view.meas.checker },
      seen: finding.heads['assignee'] ?? null,
      seal: true,
    })
  if (!story.retest) return
  stage.clock.pass(900)
  const rows = view.meas.rows
    .filter((r) => r.key === finding.origin!.row)
    .map((r) => ({ ...r, value: story.retest!.value, used: '', total: '' }))
  await actor.act('record', 'edit', {
    table: 'inspection_item',
    row: view.row,
    register: 'retest',
    value: { action: story.retest.action, at: stage.clock.now(), by: view.meas.checker, rows, verdict: 'normal' },
    seen: view.heads['retest'] ?? null,
    seal: true,
  })
}
