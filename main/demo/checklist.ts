import type { Item } from '../../domain/pack/schema.ts'
import type { Instant } from '../../domain/time/instant.ts'
import type { AdviceGroup, NamedGroup, ResponsibleParty } from '../../domain/verdict.ts'
import type { Actor } from './actor.ts'
import type { StoryClock } from './clock.ts'
import { type ItemStory, playItem, type Stage } from './quarter.ts'

/** A measured value of the story, by `item/measure` or by the measure alone; with the object where it has one. */
export type Readings = Readonly<Record<string, string | readonly (readonly [object: string, value: string])[]>>

/** An advice of the story that answers no item. */
export interface FreeAdvice {
  readonly group: AdviceGroup
  readonly text: string
  readonly basis: string
  readonly due: string
  readonly party: ResponsibleParty
}

/** One visit with one checklist: what differs from “in order” is told, everything else is as it should be. */
export interface Visit {
  readonly contract: string
  readonly period: string
  readonly checklist: string
  readonly start: Instant
  readonly readings: Readings
  /** Pasted as evidence of an item, by its id. */
  readonly outputs: Readonly<Record<string, string>>
  readonly stories: readonly ItemStory[]
  readonly advice: readonly FreeAdvice[]
  /** Items that are passed over, by id. */
  readonly omit?: readonly string[]
}

/** What is measured at an item that is in order. */
function valuesOf(item: Item, readings: Readings): NonNullable<ItemStory['values']> {
  return item.measures.flatMap((measure) => {
    const found = readings[`${item.id}/${measure.id}`] ?? readings[measure.id]
    if (found === undefined) {
      if (measure.required) throw new Error(`no reading of ${item.id} ${measure.id}`)
      return []
    }
    const rows = typeof found === 'string' ? [['', found] as const] : found
    return rows.map(([object, value]) => ({ measure: measure.id, object, value, unit: measure.unit }))
  })
}

function inOrder(item: Item, { readings, outputs }: Visit): ItemStory {
  const output = outputs[item.id]
  if (output === undefined && item.evidence.normal > 0) throw new Error(`no evidence of ${item.id}`)
  return {
    item: item.id,
    seconds: 60,
    verdict: 'normal',
    values: valuesOf(item, readings),
    ...(output === undefined ? {} : { texts: [output] }),
  }
}

/** Plays a visit from its first item to the last, through the procedures that the pages call. Returns the inspection. */
export async function playVisit(actor: Actor, clock: StoryClock, visit: Visit): Promise<string> {
  clock.at(visit.start)
  const { contract, period, checklist } = visit
  const { inspection } = await actor.act('inspection', 'start', { contract, period, checklist })
  const stage: Stage = { actor, clock, inspection }
  const list = await actor.act('inspection', 'checklist', { inspection })
  const told = new Map(visit.stories.map((story) => [story.item, story]))
  for (const item of list.checklist.sections.flatMap((s) => s.items))
    if (item.kind === 'check' && !visit.omit?.includes(item.id))
      await playItem(stage, told.get(item.id) ?? inOrder(item, visit))
  for (const advice of visit.advice) await advise(stage, advice)
  const view = await actor.act('inspection', 'state', { inspection })
  const empty = view.gaps.flatMap((g) => (g.field.startsWith('none-') ? [g.field.slice(5) as NamedGroup] : []))
  if (empty.length > 0) await actor.act('finding', 'confirmNone', { inspection, groups: empty, confirmed: true })
  clock.pass(600)
  return inspection
}

async function advise({ actor, inspection }: Stage, { group, text, basis, due, party }: FreeAdvice): Promise<void> {
  const { finding } = await actor.act('finding', 'add', { inspection, item: '', group })
  const view = await actor.act('inspection', 'state', { inspection })
  const heads = view.advice.find((a) => a.id === finding)!.heads
  await actor.act('finding', 'fill', {
    finding,
    problem: { description: '', impact: '', risk: null },
    advice: { group, text, basis, party, due },
    seen: { problem: heads['problem'] ?? null, advice: heads['advice'] ?? null },
  })
}
