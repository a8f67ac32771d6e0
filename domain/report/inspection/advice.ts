import { adviceNoun } from '../../inspection/gap.ts'
import { adviceGroupName, mayBeNone } from '../../verdict.ts'
import type { Block } from '../block.ts'
import { centred, heads, left } from '../cell.ts'
import { orElse } from '../../or-else.ts'
import { type Context, numberOf } from './context.ts'
import type { Exhibits } from './figures.ts'
import { type Advice, dueText, findingValue, partyName } from '../../inspection/problem.ts'

/** The groups of advice that the contract names (A-025, A-066), always all of them, then others that advice was given in. */
export function adviceChapter(context: Context, exhibits: ReadonlyMap<string, Exhibits>): Block[] {
  const chapter = numberOf(context, 'advice')
  const { groups } = context
  const founded = !groups.every(mayBeNone)
  const counts = groups.map((group) => ({ group, n: context.advice.filter((a) => a.group === group).length }))
  const told = counts.map(({ group, n }) => `${adviceGroupName[group]}${n === 0 ? '本季度无' : `${n}条`}`).join('、')
  const intro =
    context.advice.length === 0
      ? `本季度未提出改进建议：${groups.map((g) => adviceGroupName[g]).join('、')}${spoken[groups.length] ?? ''}类均无。`
      : `本季度提出建议${context.advice.length}条：${told}。每条注明数据依据、责任方与建议完成时间，闭环情况在下季度报告第${numberOf(context, 'carried')}章跟踪。`
  return [
    {
      type: 'heading',
      level: 1,
      text: `${chapter}　${founded ? '维护、管理和升级工作参考依据' : '问题清单与改进建议'}`,
    },
    { type: 'paragraph', style: 'body', text: intro },
    ...groups.flatMap((group, n): Block[] => [
      { type: 'heading', level: 2, text: `${chapter}.${n + 1}　${adviceGroupName[group]}${adviceNoun(group)}` },
      groupTable(
        context.advice.filter((a) => a.group === group),
        exhibits,
      ),
    ]),
  ]
}

const spoken = ['', '一', '两', '三'] as const

function groupTable(advice: readonly Advice[], exhibits: ReadonlyMap<string, Exhibits>): Block {
  if (advice.length === 0) return { type: 'paragraph', style: 'body', text: '本季度无。' }
  return {
    type: 'table',
    grid: [700, 900, 3080, 2142, 1000, 1250],
    header: heads('编号', '对应', '建议内容', '数据依据', '责任方', '建议完成'),
    rows: advice.map((a) => [
      centred(a.code),
      centred(a.problem?.code ?? a.item?.item.id ?? '通用'),
      left(a.finding.advice?.text.trim() ?? ''),
      left(basisText(a, exhibits)),
      centred(partyName(a.finding)),
      centred(dueText(a.finding, a.problem?.handled ?? false)),
    ]),
  }
}

/** Characters that the column holds on one line between brackets. */
const longestPlaces = 9

/** What the advice rests on: the written basis, else the measured value with the table or figure that shows it. */
function basisText({ finding, item }: Advice, exhibits: ReadonlyMap<string, Exhibits>): string {
  const written = finding.advice?.basis.trim() ?? ''
  if (written !== '') return written
  if (!item) return '现场检查情况'
  const shown = exhibits.get(item.item.id)
  const places = [
    ...(shown?.tables.values() ?? []),
    ...(shown?.lines ?? []).map((l) => l.number).filter((n) => n !== '未入图'),
  ].slice(0, 2)
  const value = orElse(findingValue(finding, item), `${item.item.id}检查结果`)
  if (places.length === 0) return value
  const both = places.join('、')
  // On a line of its own: a cell does not keep `图3-3` together at its hyphen.
  return `${value}\n（${both.length > longestPlaces ? places[0] : both}）`
}
