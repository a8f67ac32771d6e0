import { z } from 'zod'
import { readRecord } from '../../db/records.ts'
import { fail } from '../../domain/failure.ts'
import { doubtsOf } from '../../domain/fault/admission.ts'
import { readChat } from '../../domain/fault/chat.ts'
import { slaEventsOf } from '../../domain/fault/sla-event.ts'
import { nextStepOf, otherSteps } from '../../domain/fault/next-step.ts'
import { policiesFor } from '../../domain/fault/tier.ts'
import type { FaultChoices, FaultView } from '../../domain/fault/view.ts'
import type { Pack } from '../../domain/pack/schema.ts'
import { causeClasses } from '../../domain/record/fault.ts'
import { contract } from '../../domain/record/organisation.ts'
import { evaluateSla } from '../../domain/sla/evaluate.ts'
import { defaultSlaSetting, type SlaSetting } from '../../domain/sla/setting.ts'
import { query, type QueryContext } from '../procedure.ts'
import { workdays } from './calendar.ts'
import { faultClose } from './fault-close.ts'
import { faultEvents } from './fault-event.ts'
import { loadFault } from './fault-facts.ts'
import { faultFromItem } from './fault-from-item.ts'
import { faultLists } from './fault-list.ts'
import { faultSimilar } from './fault-similar.ts'
import { faultStart } from './fault-start.ts'
import { isOwnerLocked } from './owner.ts'
import { packOf } from './pack-version.ts'

function choicesOf(pack: Pack, setting: SlaSetting): FaultChoices {
  const { policies, subjects, symptoms } = pack.faults
  return {
    policies: policies.filter((p) => p.kind !== 'general'),
    subjects,
    symptoms,
    causeClasses: [...causeClasses],
    contractual: policies.some((p) => p.kind === 'tier' && p.milestones.length > 0),
    setting,
  }
}

/** Everything that the screen of a fault shows. */
function viewOf(ctx: QueryContext, id: string): FaultView {
  const facts = loadFault(ctx, id)
  const { fault, contract, pack, setting, events, struck, sla, state } = facts
  const choices = choicesOf(pack, setting)
  const locked = isOwnerLocked(ctx.db, 'fault', id)
  const next = locked ? null : nextStepOf(facts)
  return {
    id,
    now: facts.now,
    number: fault.identity.number,
    contract: {
      id: contract.id,
      name: pack.name,
      hospital: contract.hospital?.name ?? '',
      system: contract.system?.name ?? '',
    },
    record: fault,
    events,
    struck,
    sla,
    state,
    gaps: facts.gaps,
    loaners: facts.loaners,
    forceMajeure: facts.forceMajeure,
    evidence: facts.evidence,
    numbers: facts.numbers,
    reports: facts.reports,
    choices,
    policies: choices.policies,
    locked,
    nextStep: next,
    others: locked ? [] : otherSteps(events, state, next),
    doubts: doubtsOf(events),
  }
}

/** The pack and settings of a contract that must exist. Fails as `not-found`. */
function basisOf(ctx: QueryContext, id: string): { pack: Pack; setting: SlaSetting } {
  const row = readRecord(ctx.db, contract, id)
  if (!row?.pack) fail('not-found', '找不到这份合同。')
  return { pack: packOf(ctx.db, row.pack.sha256), setting: row.sla ?? defaultSlaSetting }
}

export const fault = {
  ...faultLists,
  ...faultStart,
  ...faultFromItem,
  ...faultEvents,
  ...faultClose,
  ...faultSimilar,
  /** What the contract offers to choose from. */
  choices: query(z.strictObject({ contract: z.string() }), (ctx, input): FaultChoices => {
    const { pack, setting } = basisOf(ctx, input.contract)
    return choicesOf(pack, setting)
  }),
  view: query(z.strictObject({ fault: z.string() }), (ctx, input): FaultView => viewOf(ctx, input.fault)),
  /** What a pasted chat seems to say: proposals only. */
  readText: query(z.strictObject({ contract: z.string(), text: z.string().max(1_000_000) }), (ctx, input) => {
    const { pack } = basisOf(ctx, input.contract)
    return readChat(input.text, { now: ctx.now(), policies: pack.faults.policies, symptoms: pack.faults.symptoms })
  }),
  /** Deadlines and states as they are, and as they would be in another tier from T0 on (A12). */
  previewTier: query(z.strictObject({ fault: z.string(), tier: z.string() }), (ctx, input) => {
    const facts = loadFault(ctx, input.fault)
    if (!facts.pack.faults.policies.some((p) => p.key === input.tier && p.kind !== 'general'))
      fail('not-found', '合同里没有这个层级。')
    const proven = new Set(facts.proofs.map((e) => e.file!.owner))
    const events = slaEventsOf(facts.events, facts.loaners, facts.forceMajeure, proven)
    const after = evaluateSla({
      policies: policiesFor(facts.pack.faults.policies, facts.fault.tier?.policy ?? '', facts.events),
      tier: facts.fault.tier?.policy ?? '',
      events: [...events, { type: 'reclassified', at: facts.now, to: input.tier, customerConfirmed: true }],
      now: facts.now,
      setting: facts.setting,
      humanCause: facts.fault.responsibility?.kind === 'human',
      ...(facts.contract.period ? { service: facts.contract.period } : {}),
      workdays: workdays(ctx.db),
    })
    return { before: facts.sla.rows, after: after.rows }
  }),
}
