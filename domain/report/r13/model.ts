import { certificateKindName } from '../../certificate/stage.ts'
import { orElse } from '../../or-else.ts'
import type { Block, ReportModel } from '../block.ts'
import type { Edition } from '../edition.ts'
import { attachmentBlocks } from '../form/attachment.ts'
import { editionBlocks } from '../form/edition-note.ts'
import { conclusionBox, formHead, formSection } from '../form/head.ts'
import { labelledTable } from '../form/labelled.ts'
import { formModel, formNames } from '../form/model.ts'
import { formSignatures } from '../form/sign.ts'
import { notEntered } from '../form/words.ts'
import { basics, course, details, retirement, validityText, verification } from './body.ts'
import type { CertificateFacts } from './facts.ts'

const numerals = ['一', '二', '三', '四', '五', '六', '七', '八', '九']

/** What was handed over, whether it works, and until when; the old one where there is one. */
function conclusionOf({ certificate: row, predecessor, contract, extra }: CertificateFacts): string {
  const kind = certificateKindName[row.identity?.kind ?? 'ca']
  const { verification: v, validity, handover } = row
  const done = predecessor ? '完成更新并交付' : '交付'
  const checked =
    v?.sign === false || v?.verify === false || v?.bill === false
      ? '业务验证有未通过的项目'
      : v?.on
        ? '业务验证通过'
        : '尚未业务验证'
  const to = contract.period?.end ?? ''
  const covers =
    validity?.to && to
      ? validity.to >= to
        ? `，有效期覆盖到服务期满 ${to}`
        : `，${validity.to} 到期，早于服务期满 ${to}，到期前须再更新`
      : ''
  const given = handover?.on ? `于 ${handover.on} ` : ''
  return `${kind}${given}${done}，${checked}；有效期 ${validityText(row)}${covers}。${extra ? '本证书超出合同约定张数，为增项。' : ''}`
}

/** Characters of a cell of the whole width on one line, and of the last column of section 3. */
const wideLine = 36
const narrowLine = 20

/** True where sections 1–4 leave no room for the signatures on the first page: for a renewal, and for long texts. */
function isLong({ certificate: row, predecessor, place }: CertificateFacts): boolean {
  const over = (text: string | undefined, line: number): number => Math.ceil((text ?? '').length / line) - 1
  const { subject, application, review, issue, installation, verification: v, handover } = row
  const lines = [
    ...[subject?.purpose, subject?.issuer, subject?.subject, place, handover?.items].map((t) => over(t, wideLine)),
    ...[application?.materials, review?.text, issue?.text, installation?.text, v?.text].map((t) => over(t, narrowLine)),
  ]
  return predecessor !== null || lines.reduce((n, l) => n + Math.max(l, 0), 0) > 0
}

/**
 * R13 证书交付/更新交接记录: the certificate beside the one it renews, its way from application to verification, what
 * became of the old one, and the hand-over to be signed by both sides.
 */
export function reportR13(facts: CertificateFacts, edition: Edition): ReportModel {
  const kind = facts.certificate.identity?.kind ?? 'ca'
  const title = `${certificateKindName[kind]}${facts.predecessor ? '更新' : '交付'}交接记录`
  const names = formNames(facts)
  const attached = attachmentBlocks(facts.evidence, edition, '证书交接')
  const { handover } = facts.certificate
  let at = facts.predecessor ? 5 : 4
  const next = (words: string): Block => formSection(`${numerals[at++]}、${words}`)
  const body: Block[] = [
    formHead(title, edition, facts.certificate.void ? '作废' : facts.predecessor ? '更新' : '交付'),
    conclusionBox(conclusionOf(facts)),
    ...basics(facts, names),
    ...details(facts),
    ...course(facts),
    ...verification(facts),
    // Signatures never stand alone on a page: what is signed goes over with them.
    ...(isLong(facts) ? [{ type: 'page-break' } as const] : []),
    ...retirement(facts),
    next('交接签字'),
    labelledTable([
      [
        ['交付人', orElse(handover?.from, notEntered)],
        ['接收人', orElse(handover?.to, notEntered)],
        ['交接日期', orElse(handover?.on, notEntered)],
      ],
      [['交付物', orElse(handover?.items, notEntered)]],
    ]),
    formSignatures(names, ['接收人：', '信息科：'], ['交付人：', '审核：']),
    ...(attached.length > 0 ? [next('附件'), ...attached] : []),
    ...editionBlocks(edition, `${numerals[at]}、修改记录`),
  ]
  return formModel({ kind: 'R13', title, names, edition, body })
}
