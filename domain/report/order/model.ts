import type { OrderFacts } from '../../inspection/order.ts'
import { type RectificationState, rectificationState, rectificationStateName } from '../../inspection/rectification.ts'
import { orElse } from '../../or-else.ts'
import { dateOf } from '../../time/instant.ts'
import { responsiblePartyName, riskName, verdictNames } from '../../verdict.ts'
import type { Block, ReportModel } from '../block.ts'
import { signedVerdict } from '../cell.ts'
import type { Edition } from '../edition.ts'
import { attachmentBlocks } from '../form/attachment.ts'
import { editionBlocks } from '../form/edition-note.ts'
import { conclusionBox, formHead, formSection } from '../form/head.ts'
import { labelledTable } from '../form/labelled.ts'
import { formModel, formNames } from '../form/model.ts'
import { dateBlank, notEntered } from '../form/words.ts'

export const orderTitle = '安全整改单'

/** Left for a pen while the order is open. */
const lineBlank = '＿＿＿＿＿＿＿＿＿＿＿＿'
const nameBlank = '＿＿＿＿＿＿'

/**
 * 安全整改单 of one failed point of a self-check: what is wrong, what has to be done by whom and when, what was done,
 * and what the check after it said. Printed when it is issued, and again when it is closed.
 */
export function reportOrder(facts: OrderFacts, edition: Edition): ReportModel {
  const names = formNames(facts)
  const state = rectificationState(facts.finding)
  const body: Block[] = [
    formHead(orderTitle, edition, rectificationStateName[state]),
    conclusionBox(conclusionOf(facts, state)),
    formSection('一、自查发现'),
    foundTable(facts),
    formSection('二、整改要求'),
    demandTable(facts),
    formSection('三、整改完成'),
    doneTable(facts),
    formSection('四、复查'),
    recheckTable(facts),
    ...(facts.evidence.length > 0
      ? [formSection('五、整改与复查的证据'), ...attachmentBlocks(facts.evidence, edition, '整改')]
      : []),
    formSection(`${facts.evidence.length > 0 ? '六' : '五'}、签字确认`),
    {
      type: 'sign-boxes',
      boxes: [
        { title: `甲方：${names.hospital}`, lines: ['责任人：', '复查确认：', `日期：${dateBlank}`] },
        { title: `乙方：${names.firm}`, lines: ['签发人：', '复查人：', `日期：${dateBlank}`] },
      ],
    },
    ...editionBlocks(edition, `${facts.evidence.length > 0 ? '七' : '六'}、版本记录`),
  ]
  return formModel({ kind: 'R07-ZG', title: orderTitle, names, edition, body })
}

function conclusionOf({ finding: f, now }: OrderFacts, state: RectificationState): string {
  const due = f.advice?.due ?? ''
  if (state === 'closed') return `已整改，${f.retest?.on ?? ''}复查符合，整改单关闭。`
  if (state === 'accepted') return `不作整改，风险已由甲方签字接受：${orElse(f.state?.reason, notEntered)}`
  if (state === 'withdrawn') return '自查结果已更正，整改单作废，编号保留。'
  const late = due !== '' && due < dateOf(now) ? '，已逾期' : ''
  return state === 'done'
    ? `${f.completion?.on ?? ''}完成整改，待复查；复查符合前不关闭。`
    : `须在${orElse(due, '双方商定的期限')}前完成整改并复查${late}。`
}

function foundTable(facts: OrderFacts): Block {
  const { finding: f, item, section } = facts
  const level = f.origin.level === 'abnormal' ? 'abnormal' : 'attention'
  return labelledTable([
    [
      ['自查编号', facts.inspection.number],
      ['自查季度', facts.inspection.period.name],
      ['发现日期', dateOf(f.origin.raisedAt)],
    ],
    [
      ['类别', section.title],
      ['控制点', `${orElse(item.control, item.name)}（${item.id}）`],
      ['自查结果', [{ text: signedVerdict(level, 'conformity'), bold: true }]],
    ],
    [['标准要求', orElse(item.requirement, item.criterion)]],
    [['检查方法', item.method]],
    [['问题描述', orElse(f.problem?.description, notEntered)]],
    [
      ['影响范围', orElse(f.problem?.impact, notEntered)],
      ['风险等级', f.problem?.risk ? riskName[f.problem.risk] : notEntered],
    ],
    [['合同依据', `“${item.sentence}”`]],
  ])
}

function demandTable({ finding: f }: OrderFacts): Block {
  return labelledTable([
    [['整改措施', orElse(f.advice?.text, notEntered)]],
    [
      ['责任方', f.advice?.party ? responsiblePartyName[f.advice.party] : notEntered],
      ['责任人', orElse(f.assignee?.name, notEntered)],
      ['整改期限', orElse(f.advice?.due, notEntered)],
    ],
  ])
}

function doneTable({ finding: f }: OrderFacts): Block {
  const done = f.completion
  return labelledTable([
    [['完成情况', orElse(done?.text, lineBlank)]],
    [
      ['完成日期', orElse(done?.on, dateBlank)],
      ['完成人', orElse(done?.by, nameBlank)],
    ],
  ])
}

function recheckTable({ finding: f }: OrderFacts): Block {
  const names = verdictNames('conformity')
  const boxes = (['normal', 'attention', 'abnormal'] as const)
    .map((v) => `${f.retest?.verdict === v ? '■' : '□'}${names[v]}`)
    .join('　')
  return labelledTable([
    [['复查情况', orElse(f.retest?.value, lineBlank)]],
    [['复查结果', boxes]],
    [
      ['复查日期', orElse(f.retest?.on, dateBlank)],
      ['复查人', orElse(f.retest?.by, nameBlank)],
    ],
  ])
}
