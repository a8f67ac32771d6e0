import { sha256 } from '../../../db/crypto.ts'
import { fail } from '../../../domain/failure.ts'
import type { AcceptanceFacts } from '../../../domain/acceptance/facts.ts'
import { isRunning } from '../../../domain/acceptance/rule.ts'
import type { ReportModel } from '../../../domain/report/block.ts'
import type { Edition } from '../../../domain/report/edition.ts'
import type { DocumentKindId } from '../../../domain/report/kind.ts'
import { finalTitle, reportR14 } from '../../../domain/report/r14/model.ts'
import { reportR15, traceTitle } from '../../../domain/report/r15/model.ts'
import { acceptanceTitle, reportR16 } from '../../../domain/report/r16/model.ts'
import { canonical } from '../../../domain/sync/canonical.ts'
import { startOfDay } from '../../../domain/time/instant.ts'
import { loadAcceptance } from '../acceptance/load.ts'
import { acceptancePeriod } from '../acceptance/period.ts'
import type { DocumentKind } from './kind.ts'

/** An edition that says nothing of its own: what a document states apart from its number, version and day. */
function bare(facts: AcceptanceFacts, number: string): Edition {
  return {
    version: '',
    number,
    draft: false,
    finalisedAt: startOfDay(facts.facts.service.end),
    author: '',
    history: [],
    copies: 2,
    rawTexts: {},
  }
}

function acceptanceDocument(
  kind: DocumentKindId,
  prefix: string,
  title: string,
  model: (facts: AcceptanceFacts, edition: Edition) => ReportModel,
): DocumentKind {
  return {
    load(ctx, target) {
      if (target.period !== acceptancePeriod) fail('invalid-input', `${title}只按整个服务期出。`)
      const facts = loadAcceptance(ctx, target.row)
      const { contract, firm } = facts
      const number = `${prefix}-${facts.facts.service.end.slice(0, 4)}-001`
      const over = !isRunning(facts)
      const hotline = (firm?.hotline?.phone ?? '').trim() !== ''
      return {
        number,
        name: `${contract.hospital?.name ?? ''}_${title}_${number}`,
        copies: contract.setting?.copies ?? 2,
        author: '',
        signer: contract.hospital?.contact ?? '',
        pieces: [],
        lines: [
          {
            id: 'period',
            label: '服务期已满',
            ok: over,
            detail: over ? '完成' : `到 ${facts.facts.service.end}`,
            goTo: null,
          },
          {
            id: 'hotline',
            label: '7×24 服务热线已填',
            ok: hotline,
            detail: hotline ? '完成' : '在设置里填写',
            goTo: hotline ? null : { step: '', item: '', field: 'hotline' },
          },
        ],
        reminders: facts.matrix.refusals.slice(0, 3).map(({ sentence }) => ({ sentence: `${sentence}。` })),
        // Made of nearly every record of the contract: it is covered by what it says.
        covers: { [`contract/${target.row}/${kind}`]: sha256(canonical(model(facts, bare(facts, number)))) },
        model: (edition) => model(facts, edition),
      }
    },
  }
}

/** R14 终验服务报告. */
export const r14 = acceptanceDocument('R14', 'ZY', finalTitle, reportR14)
/** R15 履约追溯矩阵. */
export const r15 = acceptanceDocument('R15', 'LYZS', traceTitle, reportR15)
/** R16 服务验收单. */
export const r16 = acceptanceDocument('R16', 'YS', acceptanceTitle, reportR16)
