import type { CheckLine } from '../../../domain/report/check.ts'
import { r04Title, reportR04 } from '../../../domain/report/r04/model.ts'
import { loadFault } from '../fault-facts.ts'
import { cover, type DocumentKind, filesLine } from './kind.ts'

/** R04 故障处理报告, of a fault of level 1 or 2, or of any on demand. */
export const r04: DocumentKind = {
  load(ctx, target) {
    const facts = loadFault(ctx, target.row)
    const { fault } = facts
    const pieces = [...facts.evidence, ...facts.proofs]
    const covers: Record<string, string> = {}
    cover(covers, 'fault', fault)
    for (const e of facts.events) cover(covers, 'fault_event', e)
    for (const l of facts.loaners) cover(covers, 'loaner', l)
    for (const e of pieces) cover(covers, 'evidence', e)
    const need = (id: string, label: string, ok: boolean): CheckLine => ({
      id,
      label,
      ok,
      detail: ok ? '完成' : '缺',
      goTo: ok ? null : { step: '', item: '', field: id },
    })
    const level = fault.level?.level
    const number = `${fault.identity.number}-BG`
    return {
      number,
      name: `${facts.contract.hospital?.name ?? ''}_${r04Title}_${number}`,
      copies: facts.contract.setting?.copies ?? 2,
      author: facts.events.at(-1)?.entry.by ?? '',
      signer: fault.confirmation?.name ?? '',
      pieces,
      lines: [
        need('cause', '根因已写', fault.cause?.class != null && fault.cause.text.trim() !== ''),
        need('remedy', '处置已写', (fault.remedy?.text.trim() ?? '') !== ''),
        need('prevention', '预防措施已写', (fault.prevention?.text.trim() ?? '') !== ''),
        need('void', '故障没有作废', facts.state !== 'void'),
        filesLine(ctx, pieces),
      ],
      reminders: [
        ...(level === '1' || level === '2' ? [] : [{ sentence: '不是一、二级故障，通常不另出处理报告。' }]),
        ...(facts.state === 'open' ? [{ sentence: '故障还没有解决，报告只写到现在为止。' }] : []),
      ],
      covers,
      model: (edition) => reportR04(facts, edition),
      // A loaner goes back after the report that names it.
      livesOn: (key) => key.startsWith('loaner/'),
    }
  },
}
