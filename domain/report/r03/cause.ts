import type { FaultEntry } from '../../fault/facts.ts'
import { endOf } from '../../fault/timeline.ts'
import { remedyNames, responsibilityNames } from '../../fault/word.ts'
import { orElse } from '../../or-else.ts'
import type { FaultEventType } from '../../record/fault.ts'
import type { Block } from '../block.ts'
import { centred, heads, left } from '../cell.ts'
import { formSection } from '../form/head.ts'
import { labelledTable, type Pair } from '../form/labelled.ts'
import { notConcerned, notEntered } from '../form/words.ts'
import { type FaultPaper, spanOf, whenOf } from './context.ts'

/** Section 5: why, what was done about it, with which parts, and how it is kept from coming again. */
export function causeSection(paper: FaultPaper): Block[] {
  const { fault } = paper.facts
  const { cause, responsibility, remedy, verification, prevention } = fault
  const basis = responsibility?.basis.trim()
  const kind = remedy?.kind ? `（${remedyNames[remedy.kind]}）` : ''
  const parts = fault.parts?.rows ?? []
  return [
    formSection('五、原因与措施'),
    labelledTable([
      [
        ['根本原因', orElse(cause?.text, notEntered)],
        ['原因类别', cause?.class ?? notEntered],
      ],
      [
        [
          '责任性质',
          responsibility ? `${responsibilityNames[responsibility.kind]}${basis ? `：${basis}` : ''}` : notEntered,
        ],
        ['更换配件', parts.length > 0 ? '见下表' : notConcerned],
      ],
      [['处理措施', `${orElse(remedy?.text, notEntered)}${remedy?.text.trim() ? kind : ''}`]],
      ...deviceRows(paper),
      [
        ['验证方法', orElse(verification?.method, notEntered)],
        ['验证结果', orElse(verification?.result, notEntered)],
      ],
      [['预防措施', orElse(prevention?.text, notEntered)]],
      [
        ['重复故障', repeatText(paper)],
        ['变更单', changeText(paper)],
      ],
    ]),
    ...(parts.length === 0
      ? []
      : [
          {
            type: 'table',
            caption: '更换零配件（费用由乙方承担）',
            grid: [2400, 2372, 1800, 1700, 800],
            header: heads('名称', '型号', '旧序列号', '新序列号', '数量'),
            rows: parts.map((p) => [
              left(orElse(p.name, notEntered)),
              left(orElse(p.model, notEntered)),
              left(orElse(p.oldSerial, notConcerned)),
              left(orElse(p.newSerial, notConcerned)),
              centred(String(p.quantity)),
            ]),
          } satisfies Block,
        ]),
  ]
}

/** Loaner, transport, installation and connection: only a device has them. */
function deviceRows(paper: FaultPaper): (readonly Pair[])[] {
  const { events, loaners } = paper.facts
  const last = (type: FaultEventType): FaultEntry | undefined => events.findLast((e) => e.entry.type === type)
  const result = (type: FaultEventType): string => {
    const e = last(type)
    return e ? orElse(e.entry.detail.result, orElse(e.entry.text, '已完成')) : notConcerned
  }
  const transport = events
    .filter((e) => e.entry.type === 'transport')
    .map((e) => `${spanOf(paper, e.entry.at, endOf(e))} ${orElse(e.entry.detail.carrier, e.entry.text)}`)
  const lent = loaners.map((l) => {
    const used = whenOf(paper, l.delivery?.inUseAt, '未投入使用')
    const back = whenOf(paper, l.return?.returnedAt, '未归还')
    return `${l.identity?.number ?? ''}（${orElse(l.substitute?.model, '型号未填写')}，投入使用 ${used}，归还 ${back}）`
  })
  return [
    [
      ['备机', orElse(lent.join('；'), notConcerned)],
      ['安装调试', result('installed')],
    ],
    [
      ['运输', orElse(transport.join('；'), notConcerned)],
      ['系统连接', result('connected')],
    ],
  ]
}

function repeatText({ facts }: FaultPaper): string {
  const { repeat } = facts.fault
  if (repeat?.of) return `是，前次 ${facts.numbers[repeat.of] ?? '单号未知'}`
  return repeat?.checked ? '否' : '未确认'
}

function changeText({ facts }: FaultPaper): string {
  const { change } = facts.fault
  if (change?.record) return facts.numbers[change.record] ?? '单号未知'
  return change?.needed === true ? '需要，未登记' : change?.needed === false ? '不需要' : '未确认'
}
