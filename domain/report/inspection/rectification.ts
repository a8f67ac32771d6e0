import type { Finding } from '../../inspection/problem.ts'
import { dueText, partyName } from '../../inspection/problem.ts'
import {
  recheckText,
  rectificationState,
  rectificationStateName,
  responsibleName,
} from '../../inspection/rectification.ts'
import { orElse } from '../../or-else.ts'
import type { Block, Cell } from '../block.ts'
import { heads, small } from '../cell.ts'
import { type Context, numberOf } from './context.ts'

/** The orders (安全整改单) of this quarter's failed points, each open until it was checked again. */
export function rectificationChapter(context: Context): Block[] {
  const number = numberOf(context, 'rectification')
  const head: Block = { type: 'heading', level: 1, text: `${number}　安全整改` }
  const { problems, terms, verdicts } = context
  if (problems.length === 0)
    return [
      head,
      {
        type: 'paragraph',
        style: 'body',
        text: `本次${terms.act}没有${verdicts.abnormal}或${verdicts.attention}的控制点，不出安全整改单。`,
      },
    ]
  return [
    head,
    {
      type: 'paragraph',
      style: 'body',
      text: `每个${verdicts.abnormal}或${verdicts.attention}的控制点各出一份安全整改单，写明整改措施、责任人与期限；复查符合后关闭，未关闭的列入下季度报告。`,
    },
    {
      type: 'table',
      caption: `${context.numbers.table(number)}　安全整改单一览`,
      grid: [1260, 2012, 2100, 900, 1190, 1610],
      header: heads('整改单号', '问题', '整改措施', '责任人', '期限', '整改与复查'),
      rows: problems.map(({ code, finding, handled }): Cell[] => [
        { ...small(`${orElse(finding.rectification?.number, '未编号')}\n（${code}）`), align: 'center' },
        small(orElse(finding.problem?.description, '未填写')),
        small(orElse(finding.advice?.text, '未填写')),
        { ...small(responsibleName(finding, partyName(finding))), align: 'center' },
        { ...small(dueText(finding, handled)), align: 'center' },
        small(handled ? '现场已整改，复测符合' : progressText(finding)),
      ]),
      tall: true,
    },
  ]
}

/** `2026-09-01完成；2026-09-03复查：符合；复查合格，已关闭`. */
export function progressText(finding: Finding): string {
  const done = finding.completion?.on ? `${finding.completion.on}完成` : ''
  return [done, recheckText(finding), rectificationStateName[rectificationState(finding)]]
    .filter((t) => t !== '')
    .join('；\n')
}
