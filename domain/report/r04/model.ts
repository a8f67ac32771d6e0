import type { FaultFacts } from '../../fault/facts.ts'
import { isInstant } from '../../fault/timeline.ts'
import { lossNames } from '../../fault/word.ts'
import { orElse } from '../../or-else.ts'
import { listedFault, unknown } from '../../statistics/listed.ts'
import { respondedAt, solvedAt, t0Of } from '../../statistics/moment.ts'
import { lateCases } from '../../statistics/milestone.ts'
import { durationText } from '../../time/duration.ts'
import { dateOf, dateTimeOf, epochOf, type Instant, longDate } from '../../time/instant.ts'
import type { Block, ReportModel } from '../block.ts'
import type { Edition } from '../edition.ts'
import { attachmentBlocks } from '../form/attachment.ts'
import { conclusionBox, formHead } from '../form/head.ts'
import { formModel, formNames } from '../form/model.ts'
import { formSignatures } from '../form/sign.ts'
import { hashEndsOf } from '../hash.ts'
import { courseTable, limitTable } from './table.ts'

const title = '故障处理报告'
export const r04Title = title

const heading = (text: string): Block => ({ type: 'heading', level: 1, text })
const body = (text: string): Block => ({ type: 'paragraph', style: 'body', text })
/** A sentence with exactly one full stop at its end. */
const stopped = (text: string): string => `${text.trim().replace(/[。；;.]+$/, '')}。`
/** `2024年2月9日22:30`, as an official paper writes it. */
const spoken = (at: Instant): string => `${longDate(dateOf(at))}${dateTimeOf(at).slice(11)}`

/** R04 故障处理报告: the narrative of one grave fault for the customer, an official paper. */
export function reportR04(facts: FaultFacts, edition: Edition): ReportModel {
  const { fault } = facts
  const names = formNames(facts)
  const attached = attachmentBlocks([...facts.evidence, ...facts.proofs], edition, title)
  const hash = hashEndsOf(edition)
  const state = { open: '处理中', restored: '已修复，待确认', closed: '已关闭', void: '已作废' }[facts.state]
  const blocks: Block[] = [
    formHead(title, edition, state),
    { type: 'paragraph', style: 'plain', text: `${names.hospital}${names.department}：` },
    conclusionBox(`${orElse(fault.title?.text, '未写标题')}。${conclusionText(facts)}`),
    heading('一、概述'),
    ...overview(facts).map(body),
    heading('二、影响'),
    ...impact(facts).map(body),
    heading('三、时间线'),
    courseTable(facts),
    heading('四、根因分析'),
    body(
      stopped(
        fault.cause?.class || fault.cause?.text.trim()
          ? `原因类别为${fault.cause.class ?? '未定'}。${orElse(fault.cause.text, '具体原因未填写')}`
          : '根因尚未查明',
      ),
    ),
    body(stopped(responsibilityText(facts))),
    heading('五、处置'),
    ...remedy(facts).map(body),
    heading('六、数据影响'),
    body(dataText(facts)),
    heading('七、时限达成'),
    ...limits(facts),
    heading('八、预防措施'),
    body(stopped(orElse(fault.prevention?.text, '预防措施未填写'))),
    heading('九、附件'),
    ...(attached.length > 0 ? attached : [body('没有附件。')]),
    formSignatures(names, ['意见：□认可　□有异议', '确认人：'], ['报告人：', '负责人：']),
    {
      type: 'paragraph',
      style: 'note',
      text: [
        { text: `注：${edition.draft ? '草稿，供核对，不作为交付文件。' : `${edition.version} 定稿。`}` },
        { text: `据故障维修记录单 ${fault.identity.number} 编写。内容校验值（SHA-256首尾各8位）：` },
        ...(typeof hash === 'string' ? [{ text: hash }] : hash),
      ],
    },
  ]
  return formModel({ kind: 'R04', title, names, edition, body: blocks, official: true })
}

/** Business runs, or not; how long it stood still; whether limits were kept. */
function conclusionText(facts: FaultFacts): string {
  const line = listedFault(facts)
  const done =
    line.repairMs === null
      ? '故障尚未解决'
      : `故障于${spoken(line.solvedAt!)}修复，历时${durationText(line.repairMs, true)}${line.temporary ? '（临时措施）' : ''}`
  const halted =
    line.interruptionMs === null ? '没有登记业务中断' : `业务中断${durationText(line.interruptionMs, true)}`
  const limit = {
    met: '各项时限均已达成',
    late: `时限逾期${lateCases([facts]).length}项`,
    exempt: '有时限依约豁免，没有逾期',
    pending: '部分时限尚未到期',
    none: '合同没有约定时限',
  }[line.outcome]
  return `${done}；${halted}；${limit}。`
}

function overview(facts: FaultFacts): string[] {
  const { fault } = facts
  const line = listedFault(facts)
  const department = fault.reporter?.department.trim() ?? ''
  const name = fault.reporter?.name.trim() ?? ''
  const who = name.startsWith(department) ? name : department + name
  const responded = respondedAt(facts)
  const answered =
    responded === null
      ? '首次响应时间没有记录'
      : `我方于${spoken(responded)}首次响应，距报障${durationText(line.responseMs ?? 0)}`
  const level = line.level === unknown ? '故障级别未定' : `故障定为${line.level}`
  return [
    `${spoken(t0Of(facts))}，${who || '用户'}以${line.channel}方式报障：${stopped(orElse(fault.symptom?.text, line.title))}`,
    `故障对象为${line.subjectName}，${level}，按“${line.tierName}”处理。${answered}。`,
  ]
}

function impact({ fault, now, state }: FaultFacts): string[] {
  const { scope = '', from = '', to = '' } = fault.impact ?? {}
  const span = !isInstant(from)
    ? '没有登记业务中断的起止时间'
    : isInstant(to)
      ? `业务自${spoken(from)}中断至${spoken(to)}，共${durationText(epochOf(to) - epochOf(from), true)}`
      : `业务自${spoken(from)}中断，${state === 'open' ? `至${spoken(now)}尚未恢复` : '恢复时间没有登记'}`
  const quote = fault.tier?.quote.trim() ?? ''
  return [
    `影响范围：${stopped(orElse(scope, '没有填写'))}${span}。`,
    ...(quote === '' ? [] : [`用户报障时的原话：“${quote.replace(/^[“"]|[”"]$/g, '')}”`]),
  ]
}

function responsibilityText(facts: FaultFacts): string {
  const kind = listedFault(facts).responsibility
  const basis = facts.fault.responsibility?.basis.trim() ?? ''
  if (kind === unknown) return '责任性质未定'
  return basis === '' ? `责任性质：${kind}` : `责任性质：${kind}，依据为${basis}`
}

function remedy(facts: FaultFacts): string[] {
  const { fault, loaners } = facts
  const settled = solvedAt(facts)
  const kind = fault.remedy?.kind === 'temporary' ? '为临时措施，根本处理另行安排' : ''
  const parts = (fault.parts?.rows ?? []).map(
    (p) => `${p.name}${p.model.trim() === '' ? '' : `（${p.model.trim()}）`}${p.quantity}件`,
  )
  const lent = loaners.flatMap((l) =>
    isInstant(l.delivery?.inUseAt ?? '')
      ? [`备机（${l.identity?.number ?? '未编号'}）于${spoken(l.delivery!.inUseAt)}投入使用`]
      : [],
  )
  const check = [fault.verification?.method, fault.verification?.result].map((t) => t?.trim() ?? '')
  return [
    stopped(
      `${orElse(fault.remedy?.text, settled === null ? '处理正在进行' : '处理措施未填写')}${kind && `，${kind}`}`,
    ),
    ...(parts.length > 0 ? [`更换零配件：${parts.join('、')}。`] : []),
    ...(lent.length > 0 ? [`${lent.join('；')}。`] : []),
    `验证：${
      check.every((t) => t === '')
        ? '没有填写'
        : check
            .filter((t) => t !== '')
            .join('，')
            .replace(/。$/, '')
    }。`,
  ]
}

function dataText({ fault }: FaultFacts): string {
  if (!fault.data?.loss) return stopped(orElse(fault.data?.text, '数据影响未填写'))
  const count = fault.data.count.trim()
  return [lossNames[fault.data.loss], fault.data.text.trim(), count === '' ? '' : `涉及补开票据${count}笔`]
    .filter((t) => t !== '')
    .map(stopped)
    .join('')
}

function limits(facts: FaultFacts): Block[] {
  const line = listedFault(facts)
  if (line.outcome === 'none')
    return [
      body(
        `合同没有约定小时数，不作时限判定。${line.responseMs === null ? '' : `首次响应用时${durationText(line.responseMs)}。`}`,
      ),
    ]
  const late = lateCases([facts]).filter((l) => l.contractual)
  return [
    limitTable(facts),
    ...late.map((l) => body(`“${l.name}”逾期${durationText(l.lateMs, true)}，原因：${stopped(l.reason)}`)),
  ]
}
