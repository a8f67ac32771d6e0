import { effectOn, forceMajeureStanding, movedDeadlines } from '../../fault/force-majeure.ts'
import { isInstant } from '../../fault/timeline.ts'
import { orElse } from '../../or-else.ts'
import type { Pack } from '../../pack/schema.ts'
import { durationText } from '../../time/duration.ts'
import { dateOf, dateTimeOf, epochOf, longDate } from '../../time/instant.ts'
import type { Block, ReportModel } from '../block.ts'
import { hashEndsOf } from '../hash.ts'
import type { Edition } from '../edition.ts'
import { attachmentBlocks } from '../form/attachment.ts'
import { conclusionBox, formHead } from '../form/head.ts'
import { formModel, formNames } from '../form/model.ts'
import { formSignatures } from '../form/sign.ts'
import { notEntered } from '../form/words.ts'
import type { ForceMajeureFacts } from './facts.ts'
import { deadlineTable, proofTable } from './table.ts'

const heading = (text: string): Block => ({ type: 'heading', level: 1, text })
const body = (text: string): Block => ({ type: 'paragraph', style: 'body', text })
/** A sentence with exactly one full stop at its end. */
const stopped = (text: string): string => `${text.trim().replace(/[。；;.]+$/, '')}。`

/** `2024年9月5日18:00`, as an official paper writes it. */
function spoken(at: string): string {
  return isInstant(at) ? `${longDate(dateOf(at))}${dateTimeOf(at).slice(11)}` : notEntered
}

function spanText({ record }: ForceMajeureFacts): string {
  const { from = '', to = '' } = record.event ?? {}
  if (!isInstant(from)) return '起止时间未填写'
  if (!isInstant(to)) return `自${spoken(from)}起，至今未结束`
  const length = epochOf(to) > epochOf(from) ? `，共${durationText(epochOf(to) - epochOf(from), true)}` : ''
  return `自${spoken(from)}至${spoken(to)}${length}`
}

/** The answer first: which deadlines move to when, or why none does. */
function conclusionText(facts: ForceMajeureFacts): string {
  const { record, faults, proofs, setting } = facts
  const kind = orElse(record.event?.kind, '不可抗力')
  const standing = forceMajeureStanding(record, proofs.length, setting.forceMajeure)
  if (!standing.counts) return `${kind}，${spanText(facts)}。${standing.why}`
  const moved = faults.filter((f) => movedDeadlines(f).length > 0)
  if (moved.length === 0) return `${kind}，${spanText(facts)}。涉及故障 ${faults.length} 件，期限均不变。`
  const each = moved.map((f) => `${f.fault.identity.number} ${effectOn(f, record, proofs.length).replace(/。$/, '')}`)
  return `${kind}，${spanText(facts)}。涉及故障 ${faults.length} 件，其中 ${moved.length} 件的期限顺延：${each.join('；')}。`
}

/** The clause that excepts force majeure, as quoted; empty where the contract has none. */
function clauseText(pack: Pack): string {
  const clause = pack.clauses.find((c) => c.text.includes('不可抗力'))
  return clause ? `合同条款 ${clause.id}“${clause.text.replace(/。$/, '')}”` : '合同的约定'
}

function requestText(facts: ForceMajeureFacts): string {
  const { record, pack } = facts
  const { name = '', at = '', way = '' } = record.confirmation ?? {}
  const basis = `依据${clauseText(pack)}，以及《中华人民共和国民法典》第一百八十条、第五百九十条`
  return isInstant(at) && name.trim() !== ''
    ? `${basis}，上述期间已由贵方${name.trim()}于${spoken(at)}${way.trim() === '' ? '' : `以${way.trim()}方式`}确认，不计入上列故障的处理时限。请在下方签字留存。`
    : `${basis}，请贵方核实并确认：上述期间不计入上列故障的处理时限，各期限按本说明所列顺延。贵方确认前，各期限仍按原期限计算。`
}

/**
 * R17 不可抗力情况说明: a letter to the customer that says what happened from when to when, which limits it moved, when
 * notice was given, what proves it and what was done meanwhile, and asks for the confirmation without which it counts
 * nothing (A15).
 */
export function reportR17(facts: ForceMajeureFacts, edition: Edition): ReportModel {
  const { record, proofs } = facts
  const names = formNames(facts)
  const title = '不可抗力情况说明'
  const { at: noticeAt = '', to: noticeTo = '', way: noticeWay = '' } = record.notice ?? {}
  const notice = isInstant(noticeAt)
    ? `我方于${spoken(noticeAt)}${noticeWay.trim() === '' ? '' : `以${noticeWay.trim()}方式`}通知${orElse(noticeTo, '贵方')}。`
    : '通知时间未填写。'
  const proofText = record.proof?.text.trim() ?? ''
  const hash = hashEndsOf(edition)
  const confirmed = isInstant(record.confirmation?.at ?? '') && (record.confirmation?.name.trim() ?? '') !== ''
  const blocks: Block[] = [
    formHead(title, edition, confirmed ? '已确认' : '待确认'),
    { type: 'paragraph', style: 'plain', text: `${names.hospital}${names.department}：` },
    conclusionBox(conclusionText(facts)),
    heading('一、事件情况'),
    body(
      `${stopped(`${orElse(record.event?.kind, notEntered)}，${spanText(facts)}`)}${stopped(orElse(record.event?.text, '经过未填写'))}`,
    ),
    heading('二、受影响的故障与期限'),
    ...(facts.faults.length === 0 ? [body('未列明受影响的故障。')] : [deadlineTable(facts)]),
    heading('三、通知情况'),
    body(notice),
    heading('四、证明材料'),
    ...(proofText === '' ? [] : [body(stopped(proofText))]),
    ...(proofs.length === 0 ? [body('尚未附证明材料。')] : [proofTable(proofs)]),
    heading('五、采取的措施'),
    body(stopped(orElse(record.measures?.text, '措施未填写'))),
    heading('六、请求确认'),
    body(requestText(facts)),
    formSignatures(names, ['意见：□同意　□不同意', '确认人：'], ['经办人：', '负责人：']),
    ...attachmentBlocks(proofs, edition, '不可抗力证明').filter((b) => b.type !== 'table'),
    {
      type: 'paragraph',
      style: 'note',
      text: [
        { text: `注：${edition.draft ? '草稿，供核对，不作为交付文件。' : `${edition.version} 定稿。`}` },
        { text: '内容校验值（SHA-256首尾各8位）：' },
        ...(typeof hash === 'string' ? [{ text: hash }] : hash),
      ],
    },
  ]
  return formModel({ kind: 'R17', title, names, edition, body: blocks, official: true })
}
