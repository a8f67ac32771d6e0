import { readRecord } from '../../../db/records.ts'
import { effectOn, forceMajeureGaps, forceMajeureStanding } from '../../../domain/fault/force-majeure.ts'
import { firm } from '../../../domain/record/organisation.ts'
import type { CheckLine } from '../../../domain/report/check.ts'
import type { ForceMajeureFacts } from '../../../domain/report/r17/facts.ts'
import { reportR17 } from '../../../domain/report/r17/model.ts'
import { defaultSlaSetting } from '../../../domain/sla/setting.ts'
import { loadFaultsById } from '../fault-facts.ts'
import { forceMajeureOf } from '../force-majeure.ts'
import { contractOf } from '../guard.ts'
import { ownerEvidence } from '../owned.ts'
import { packOf } from '../pack-version.ts'
import { cover, type DocumentKind, filesLine } from './kind.ts'

/** What the letter asks for need not be there before it is written, nor the end of what still lasts. */
const later = (sentence: string): boolean => sentence === '没有院方确认' || sentence === '没有写结束时间'

/** R17 不可抗力情况说明. */
export const r17: DocumentKind = {
  load(ctx, target) {
    const record = forceMajeureOf(ctx, target.row)
    const contract = contractOf(ctx.db, record.identity.contract)
    const setting = contract.sla ?? defaultSlaSetting
    const proofs = ownerEvidence(ctx.db, record.id)
    const faults = loadFaultsById(ctx, record.faults?.ids ?? [])
    const facts: ForceMajeureFacts = {
      record,
      faults,
      proofs,
      contract,
      firm: readRecord(ctx.db, firm, 'firm') ?? null,
      pack: packOf(ctx.db, contract.pack.sha256),
      setting,
    }
    const { number } = record.identity
    const gaps = forceMajeureGaps(record, proofs.length, ctx.now())
    const blocking = gaps.filter((g) => !later(g.sentence))
    const covers: Record<string, string> = {}
    cover(covers, 'force_majeure', record)
    for (const e of proofs) cover(covers, 'evidence', e)
    const standing = forceMajeureStanding(record, proofs.length, setting.forceMajeure)
    const complete: CheckLine = { id: 'complete', label: '内容齐全', ok: true, detail: '', goTo: null }
    return {
      number,
      name: `${contract.hospital?.name ?? ''}_不可抗力情况说明_${number}`,
      copies: contract.setting?.copies ?? 2,
      author: record.identity.createdBy,
      signer: record.confirmation?.name ?? '',
      pieces: proofs,
      lines: [
        ...(blocking.length === 0
          ? [complete]
          : blocking.map(({ field, sentence }, n): CheckLine => ({
              id: `gap-${n}`,
              label: sentence,
              ok: false,
              detail: '请补充',
              goTo: { step: '', item: '', field },
            }))),
        filesLine(ctx, proofs),
      ],
      reminders: [
        ...gaps.filter((g) => later(g.sentence)).map(({ sentence }) => ({ sentence: `${sentence}。` })),
        ...(standing.counts
          ? faults.map((f) => ({ sentence: `${f.fault.identity.number}：${effectOn(f, record, proofs.length)}` }))
          : [{ sentence: standing.why }]),
      ],
      covers,
      model: (edition) => reportR17(facts, edition),
    }
  },
}
