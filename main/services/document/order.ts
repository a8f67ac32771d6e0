import { orderGaps } from '../../../domain/inspection/order.ts'
import { rectificationState } from '../../../domain/inspection/rectification.ts'
import type { CheckLine } from '../../../domain/report/check.ts'
import { orderTitle, reportOrder } from '../../../domain/report/order/model.ts'
import { loadOrder } from '../rectification.ts'
import { cover, type DocumentKind, filesLine } from './kind.ts'

/** 安全整改单 of a failed point. It is issued open, and again as a new version when the check after it closed it. */
export const rectificationOrder: DocumentKind = {
  load(ctx, target) {
    const facts = loadOrder(ctx, target.row)
    const { finding, evidence: pieces } = facts
    const { number } = finding.rectification
    const covers: Record<string, string> = {}
    cover(covers, 'finding', finding)
    for (const e of pieces) cover(covers, 'evidence', e)
    const gaps = orderGaps(facts).map(({ field, sentence }, n): CheckLine => ({
      id: `gap-${n}`,
      label: sentence,
      ok: false,
      detail: '缺',
      goTo: { step: '', item: '', field },
    }))
    const complete: CheckLine = { id: 'gaps', label: '措施、责任人和期限已填', ok: true, detail: '完成', goTo: null }
    const open = ['open', 'done'].includes(rectificationState(finding))
    return {
      number,
      name: `${facts.contract.hospital?.name ?? ''}_${orderTitle}_${number}`,
      copies: facts.contract.setting?.copies ?? 2,
      author: '',
      signer: facts.contract.hospital?.contact ?? '',
      pieces,
      lines: [...(gaps.length > 0 ? gaps : [complete]), filesLine(ctx, pieces)],
      reminders: open ? [{ sentence: '还没有复查符合；复查后请再出一版，由双方签字关闭。' }] : [],
      covers,
      model: (edition) => reportOrder(facts, edition),
    }
  },
}
