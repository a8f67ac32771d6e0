import { fail } from '../../../domain/failure.ts'
import type { DocumentKindId } from '../../../domain/report/kind.ts'
import type { ServiceFacts } from '../../../domain/service/facts.ts'
import type { ReportModel } from '../../../domain/report/block.ts'
import type { CheckLine } from '../../../domain/report/check.ts'
import type { Edition } from '../../../domain/report/edition.ts'
import { backupTitle, reportR09 } from '../../../domain/report/r09/model.ts'
import { reportR11, requestTitle } from '../../../domain/report/r11/model.ts'
import { changeTitle, reportR18 } from '../../../domain/report/r18/model.ts'
import { reportR19, visitTitle } from '../../../domain/report/r19/model.ts'
import { loadService } from '../service-facts.ts'
import { cover, type DocumentKind, filesLine } from './kind.ts'

function linesOf(facts: ServiceFacts): CheckLine[] {
  const done = facts.state === 'done'
  const hotline = (facts.firm?.hotline?.phone ?? '').trim() !== ''
  return [
    {
      id: 'state',
      label: '记录已完成',
      ok: done,
      detail: done ? '完成' : '还没有点“完成”',
      goTo: done ? null : { step: '', item: '', field: 'finish' },
    },
    {
      id: 'hotline',
      label: '7×24 服务热线已填',
      ok: hotline,
      detail: hotline ? '完成' : '在设置里填写',
      goTo: hotline ? null : { step: '', item: '', field: 'hotline' },
    },
    ...facts.gaps.map((gap, n): CheckLine => ({
      id: `gap-${n}`,
      label: gap.sentence,
      ok: false,
      detail: '缺',
      goTo: { step: '', item: '', field: gap.field },
    })),
  ]
}

/** A document about one service record. Fails as `invalid-input` where the record's kind is signed on another form. */
function serviceDocument(
  kind: DocumentKindId,
  title: (facts: ServiceFacts) => string,
  model: (facts: ServiceFacts, edition: Edition) => ReportModel,
): DocumentKind {
  return {
    load(ctx, target) {
      const facts = loadService(ctx, target.row)
      if (facts.kind.report !== kind) fail('invalid-input', `${facts.kind.name}不出这种单据。`)
      const { number } = facts.record.identity
      const covers: Record<string, string> = {}
      cover(covers, 'service_record', facts.record)
      for (const e of facts.evidence) cover(covers, 'evidence', e)
      return {
        number,
        name: `${facts.contract.hospital?.name ?? ''}_${title(facts)}_${number}`,
        copies: facts.contract.setting?.copies ?? 2,
        author: facts.record.people?.names[0] ?? facts.author,
        signer: facts.record.confirmation?.name ?? '',
        pieces: facts.evidence,
        lines: [...linesOf(facts), filesLine(ctx, facts.evidence)],
        reminders: [],
        covers,
        model: (edition) => model(facts, edition),
      }
    },
  }
}

/** R09 备份记录、数据恢复记录、恢复演练记录. */
export const r09 = serviceDocument('R09', backupTitle, reportR09)
/** R11 服务请求记录单. */
export const r11 = serviceDocument('R11', requestTitle, reportR11)
/** R18 变更/升级/设置维护记录单. */
export const r18 = serviceDocument('R18', changeTitle, reportR18)
/** R19 现场服务确认单. */
export const r19 = serviceDocument('R19', () => visitTitle, reportR19)
