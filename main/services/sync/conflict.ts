import { z } from 'zod'
import { cardOf } from '../../../db/cards.ts'
import { type Conflict, listConflicts } from '../../../db/conflicts.ts'
import type { Db } from '../../../db/handle.ts'
import { readRecord } from '../../../db/records.ts'
import { fail } from '../../../domain/failure.ts'
import { recordTypeOf } from '../../../domain/record/all.ts'
import { inspection, inspectionItem } from '../../../domain/record/inspection.ts'
import { clockMs } from '../../../domain/sync/clock.ts'
import { instantOf } from '../../../domain/time/instant.ts'
import type { CommandContext, QueryContext } from '../../procedure.ts'
import { recordOwner } from '../history.ts'
import { openOwner } from '../owner.ts'
import { packOf } from '../pack-version.ts'
import { personName } from '../people.ts'
import { labelOf } from './label.ts'

/** Every conflict with what a person needs to decide it: both values, who, when, on which device. */
export function conflictViews(db: Db, of?: { readonly table: string; readonly row: string }) {
  return listConflicts(db, of).map((conflict) => ({
    ...conflict,
    label: labelOf(db, conflict.table, conflict.row),
    measures: measuresOf(db, conflict),
    values: conflict.values.map(({ author, device, clock, ...value }) => ({
      ...value,
      deviceId: device,
      who: personName(db, author),
      device: cardOf(db, device)?.name ?? '',
      at: instantOf(clockMs(clock)),
    })),
  }))
}

/** What the values of an item's result are called and measured in; none for other registers. */
function measuresOf(db: Db, { table, row }: Conflict): { id: string; name: string; unit: string }[] {
  if (table !== inspectionItem.table) return []
  const link = readRecord(db, inspectionItem, row)?.link
  const plan = link && readRecord(db, inspection, link.inspection)?.plan
  if (!plan) return []
  const item = packOf(db, plan.pack)
    .checklists.flatMap((c) => c.sections.flatMap((s) => s.items))
    .find((i) => i.id === link.item)
  return (item?.measures ?? []).map(({ id, name, unit }) => ({ id, name, unit }))
}

/** What a person chose. `shown`: the ids of all values that were on the screen. */
export const choiceSchema = z.discriminatedUnion('choose', [
  /** One of the values. */
  z.strictObject({ choose: z.literal('one'), op: z.string() }),
  /** Another value, written in the dialog. */
  z.strictObject({ choose: z.literal('other'), value: z.unknown() }),
  /** Both, one after the other: `first` is the result before on-site handling, the other one the retest. */
  z.strictObject({ choose: z.literal('sequence'), first: z.string() }),
  /** The record is not void after all. */
  z.strictObject({ choose: z.literal('restore') }),
])
export type Choice = z.output<typeof choiceSchema>

export interface Decision {
  readonly table: string
  readonly row: string
  readonly register: string
  readonly shown: readonly string[]
  readonly choice: Choice
}

/**
 * Ends a conflict: a new value over every one that the person was shown. Fails as `stale` when others have come since,
 * and as `read-only` under a finalised document, which is corrected first.
 */
export function decide(ctx: CommandContext, { table, row, register, shown, choice }: Decision): void {
  const conflict = listConflicts(ctx.db, { table, row }).find((c) => c.register === register)
  const type = recordTypeOf(table)
  if (!conflict || !type) fail('not-found', '这处冲突已经解决，或已不存在。')
  if (conflict.kind === 'newer')
    fail('conflict', '这一项由更新版本的“巡检”写成，本机还读不懂，不能在这里决定。请先升级本程序。')
  if (register !== 'void') admit(ctx, table, row)
  const value = valueOf(conflict, choice)
  const parsed = value === null ? { success: true } : type.registers[register]!.safeParse(value)
  if (!parsed.success) fail('invalid-input', '选定的值不完整或格式不对，没有保存。', { value: '请核对' })
  ctx.resolve(type, row, register, value, shown)
  if (choice.choose === 'sequence') keepAsRetest(ctx, conflict, choice.first)
}

function admit(ctx: QueryContext, table: string, row: string): void {
  const owner = recordOwner(ctx, table, row)
  if (owner) openOwner(ctx.db, owner.table, owner.row)
}

function valueOf(conflict: Conflict, choice: Choice): unknown {
  const named = (op: string): unknown => {
    const found = conflict.values.find((v) => v.op === op)
    return found ? found.value : fail('stale', '这处冲突刚有变化，已重新读取。请核对后再选。')
  }
  switch (choice.choose) {
    case 'one':
      return named(choice.op)
    case 'other':
      return choice.value
    case 'sequence':
      if (conflict.table !== inspectionItem.table || conflict.register !== 'meas' || conflict.values.length !== 2)
        fail('invalid-input', '只有检查结果的两个值可以选“两次都算，先后各一次”。')
      return named(choice.first)
    case 'restore':
      return conflict.register === 'void' ? null : fail('invalid-input', '这一项没有作废，不能恢复。')
  }
}

/** The later of two results stands beside the first, as after on-site handling: counts go by the first. */
function keepAsRetest(ctx: CommandContext, conflict: Conflict, first: string): void {
  const later = conflict.values.find((v) => v.op !== first)!.value as {
    verdict: 'normal' | null
    rows: never[]
    checker: string
    checkedAt: string
  } | null
  if (!later) return
  const scope = ctx.db.prepare('SELECT scope FROM inspection_item WHERE id = ?').pluck().get(conflict.row) as string
  ctx.write(inspectionItem, conflict.row, scope, {
    retest: {
      action: '',
      at: later.checkedAt,
      by: later.checker,
      rows: later.rows,
      verdict: later.verdict,
    },
  })
}
