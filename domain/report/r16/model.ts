import type { AcceptanceFacts } from '../../acceptance/facts.ts'
import { fulfilmentOf, totalsOf } from '../../acceptance/line.ts'
import type { Block, Cell, ReportModel } from '../block.ts'
import { centred, heads, left } from '../cell.ts'
import type { Edition } from '../edition.ts'
import { editionBlocks } from '../form/edition-note.ts'
import { formHead } from '../form/head.ts'
import { labelledTable } from '../form/labelled.ts'
import { formModel } from '../form/model.ts'
import { dateBlank } from '../form/words.ts'
import { acceptanceNames, heading } from '../acceptance/names.ts'

export const acceptanceTitle = '服务验收单'

/** R16 服务验收单: what is to be accepted is filled in, everything that is for the customer to say stays blank. */
export function reportR16(facts: AcceptanceFacts, edition: Edition): ReportModel {
  const names = acceptanceNames(facts)
  const { lines } = fulfilmentOf(facts)
  const totals = totalsOf(lines)
  const s = facts.statistics
  const count = (kind: string): number => facts.facts.documents.filter((d) => d.kind === kind).length
  const late = s.late.filter((l) => l.contractual).length
  const { items } = facts.matrix
  const results: Cell[][] = [
    row(
      '履约情况',
      `应履行义务${totals.all}项`,
      `足额${totals.full}项，未发生${totals.idle.length}项，未足额${totals.short.length}项`,
    ),
    ...(items
      ? [row('季度巡检', `应检${items.expected}项次`, `已检${items.done}项次（${items.done}/${items.expected}）`)]
      : []),
    row(
      '巡检记录',
      '每季度签字',
      facts.pack.checklists.map((l) => `${l.report} ${count(l.report)}份`).join('、') || '不涉及',
    ),
    row('故障维修', '逐起有记录', `${s.faults.length}起，已解决${s.solved}起，R03 ${count('R03')}份`),
    row(
      '合同时限',
      s.contractual ? '逐条判定' : '合同未约定小时数',
      s.contractual ? (late === 0 ? '没有逾期' : `逾期${late}项，见R14第六部分`) : '不涉及',
    ),
    row('维护日志', '连续', `R06 ${count('R06')}份`),
    row('问题整改', '关闭或书面接受风险', findingText(facts)),
  ]
  const blocks: Block[] = [
    formHead(acceptanceTitle, edition, edition.draft ? '草稿' : '待验收'),
    heading(1, '一、项目基本情况'),
    labelledTable([
      [['项目名称', names.projectName]],
      [['项目编号', names.projectNumber]],
      [['金额', names.amount]],
      [['甲方', names.hospital]],
      [['乙方', names.firm]],
      [['服务期', names.service]],
      [['验收依据', '采购合同、采购需求书、《终验服务报告》（R14）及附件《履约追溯矩阵》（R15）']],
      [['验收方式', '资料核对（按目录逐个核对SHA-256）、现场抽查、使用科室意见']],
    ]),
    heading(1, '二、验收内容及结果'),
    {
      type: 'table',
      grid: [1200, 2000, 3944, 1700],
      header: heads('内容', '标准', '乙方提供的结果', '验收结果'),
      rows: results,
    },
    heading(1, '三、存在问题和改进意见'),
    { type: 'sign-boxes', boxes: [{ title: '（由验收小组填写；没有的写“无”）', lines: [] }] },
    heading(1, '四、验收小组意见'),
    { type: 'sign-boxes', boxes: [{ title: '□合格　□不合格', lines: ['意见：', `日期：${dateBlank}`] }] },
    {
      type: 'table',
      grid: [1000, 2400, 2944, 2500],
      header: heads('序号', '验收小组成员', '单位/科室', '签字'),
      rows: [1, 2, 3, 4, 5].map((n) => [centred(String(n)), left('　'), left('　'), left('　')]),
    },
    heading(1, '五、采购人意见'),
    {
      type: 'sign-boxes',
      boxes: [
        {
          title: `采购人：${names.hospital}`,
          lines: ['意见：□同意　□不同意', '负责人：', `日期：${dateBlank}`, '（盖章处）'],
        },
        {
          title: `供应商：${names.firm}`,
          lines: ['意见：□确认　□有异议', '负责人：', `日期：${dateBlank}`, '（盖章处）'],
        },
      ],
    },
    ...editionBlocks(edition, '版本记录'),
  ]
  return formModel({ kind: 'R16', title: acceptanceTitle, names, edition, body: blocks, official: true })
}

function row(what: string, standard: string, result: string): Cell[] {
  return [{ text: what, kind: 'label' }, left(standard), left(result), centred('□合格 □不合格')]
}

function findingText({ facts }: AcceptanceFacts): string {
  const found = facts.findings.filter((f) => f.origin.level !== 'advice' && f.state.state !== 'withdrawn')
  if (found.length === 0) return '未发现异常或需关注的问题'
  const open = found.filter((f) => f.state.state === 'open').length
  return `发现${found.length}项，已关闭或接受风险${found.length - open}项，未关闭${open}项`
}
