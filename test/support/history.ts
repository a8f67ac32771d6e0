import fc from 'fast-check'
import type { Op } from '../../domain/sync/op.ts'

const advice = fc.constantFrom('一', '二', '三').map((text) => ({ group: null, text, basis: '', party: null, due: '' }))
const state = fc
  .constantFrom('open', 'closed', 'accepted', 'withdrawn')
  .map((s) => ({ state: s, at: '', reason: '', by: '', inspection: '' }))
const voided = fc.constantFrom('误建', '重复').map((reason) => ({ reason, at: '' }))
const place = fc.constantFrom('机房', '门诊').map((text) => ({ place: text }))
/** What a later version might have made of a register. */
const unreadable = fc.constantFrom({ colour: 'red' }, 7, '未来')

const registers: Readonly<Record<string, Readonly<Record<string, fc.Arbitrary<unknown>>>>> = {
  finding: { advice, state, unknown: fc.jsonValue() },
  inspection: { place, void: voided },
  future: { anything: fc.jsonValue() },
}

/** A transaction of one operation: what it sets, and which of the transactions before it its author had. */
export interface HistoryStep {
  readonly op: Op
  readonly scope: string
  readonly clock: string
}

const step = fc.constantFrom(...Object.keys(registers)).chain((table) =>
  fc.record({
    table: fc.constant(table),
    row: fc.constantFrom('r1', 'r2'),
    values: fc
      .record(
        Object.fromEntries(
          Object.entries(registers[table]!).map(([name, value]) => [
            name,
            fc.oneof(
              { weight: 6, arbitrary: value },
              { weight: 1, arbitrary: fc.constant(null) },
              { weight: 1, arbitrary: unreadable },
            ),
          ]),
        ),
        { requiredKeys: [] },
      )
      .filter((v) => Object.keys(v).length > 0),
    /** How many of the steps before it the author does not have yet, and which of the heads are on the screen. */
    blind: fc.nat(5),
    shown: fc.nat(),
    scope: fc.constantFrom('c1', 'c1', 'c1', 'c0'),
    clock: fc.nat(4),
  }),
)

/** A history of edits by people who have not seen all of each other's: operations in a causal order. */
export const editHistory = fc.array(step, { minLength: 1, maxLength: 25 }).map((steps) => {
  const made: HistoryStep[] = []
  for (const [n, s] of steps.entries()) {
    const had = made
      .slice(0, Math.max(0, made.length - s.blind))
      .filter((m) => m.op.table === s.table && m.op.row === s.row)
    const headsOf = (register: string): string[] =>
      had
        .filter((m) => register in m.op.set)
        .filter((m) => !had.some((o) => o.op.set[register]?.[1].includes(m.op.id)))
        .map((m) => m.op.id)
    const set = Object.fromEntries(
      Object.entries(s.values).map(([register, value]) => {
        const heads = headsOf(register)
        const shown = heads.length > 0 ? [heads[s.shown % heads.length]!] : []
        // Every fourth has looked at the conflict and names all of it.
        return [register, [value, s.shown % 4 === 0 ? heads : shown] as const]
      }),
    )
    const all = [...new Set(had.flatMap((m) => Object.keys(m.op.set)))]
    const seen = s.values['void'] ? { seen: Object.fromEntries(all.map((r) => [r, headsOf(r)])) } : {}
    made.push({
      op: { id: `op-${String(n).padStart(2, '0')}`, table: s.table, row: s.row, set, ...seen },
      scope: s.scope,
      clock: `00000000000000${s.clock}-00000`,
    })
  }
  return made
})
