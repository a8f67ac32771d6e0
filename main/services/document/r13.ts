import { readRecord } from '../../../db/records.ts'
import { certificateGaps } from '../../../domain/certificate/gap.ts'
import { extraCertificates } from '../../../domain/certificate/scope.ts'
import { certificateKindName } from '../../../domain/certificate/stage.ts'
import { firm } from '../../../domain/record/organisation.ts'
import type { CheckLine } from '../../../domain/report/check.ts'
import type { CertificateFacts } from '../../../domain/report/r13/facts.ts'
import { reportR13 } from '../../../domain/report/r13/model.ts'
import { dateOf } from '../../../domain/time/instant.ts'
import { contractOf } from '../guard.ts'
import { ownerEvidence } from '../owned.ts'
import { packOf } from '../pack-version.ts'
import { certificateOf, certificatesOf, placeText } from '../register/certificate.ts'
import { cover, type DocumentKind, filesLine } from './kind.ts'

/** R13 CA 证书交付/更新交接记录, for licences and SSL certificates as well. */
export const r13: DocumentKind = {
  load(ctx, target) {
    const row = certificateOf(ctx.db, target.row)
    const { contract: contractId, number, kind } = row.identity
    const contract = contractOf(ctx.db, contractId)
    const pack = packOf(ctx.db, contract.pack.sha256)
    const predecessor = row.identity.predecessor === '' ? null : certificateOf(ctx.db, row.identity.predecessor)
    const facts: CertificateFacts = {
      certificate: row,
      predecessor,
      place: placeText(ctx.db, row),
      extra: extraCertificates(certificatesOf(ctx.db, contractId), pack.registers).has(row.id),
      contract,
      firm: readRecord(ctx.db, firm, 'firm') ?? null,
      pack,
      evidence: ownerEvidence(ctx.db, row.id),
    }
    const gaps = certificateGaps(row, dateOf(ctx.now()))
    const covers: Record<string, string> = {}
    cover(covers, 'certificate', row)
    if (predecessor) cover(covers, 'certificate', predecessor)
    for (const e of facts.evidence) cover(covers, 'evidence', e)
    const complete: CheckLine = { id: 'complete', label: '内容齐全', ok: true, detail: '', goTo: null }
    return {
      number,
      name: `${contract.hospital?.name ?? ''}_${certificateKindName[kind].replace(' ', '')}交接记录_${number}`,
      copies: contract.setting?.copies ?? 2,
      author: row.handover?.from || row.identity.createdBy,
      signer: row.handover?.to ?? '',
      pieces: facts.evidence,
      lines: [
        ...(gaps.length === 0
          ? [complete]
          : gaps.map(({ field, sentence }, n): CheckLine => ({
              id: `gap-${n}`,
              label: sentence,
              ok: false,
              detail: '请补充',
              goTo: { step: '', item: '', field },
            }))),
        filesLine(ctx, facts.evidence),
      ],
      reminders: remindersOf(facts).map((sentence) => ({ sentence })),
      covers,
      // What becomes of it later is stated by the record of its renewal.
      livesOn: (key) => key === `certificate/${row.id}/retirement` || key === `certificate/${row.id}/revocation`,
      model: (edition) => reportR13(facts, edition),
    }
  },
}

function remindersOf({ certificate: row, predecessor, evidence, extra, contract }: CertificateFacts): string[] {
  return [
    ...(evidence.length === 0 ? ['没有照片或文件作为证据。'] : []),
    ...(predecessor && !predecessor.retirement?.on ? ['旧证书还没有处理记录，公钥证书须保留。'] : []),
    ...(row.validity?.to && contract.period && row.validity.to < contract.period.end
      ? [`证书 ${row.validity.to} 到期，早于服务期满 ${contract.period.end}。`]
      : []),
    ...(extra ? ['超出合同约定张数，按增项处理。'] : []),
  ]
}
