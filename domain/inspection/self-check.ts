import type { CheckLine } from '../report/check.ts'
import { verdictNames } from '../verdict.ts'
import { countVerdicts } from './count.ts'
import type { InspectionFacts } from './facts.ts'
import { adviceOf, type Gap, gapsOf } from './gap.ts'

const counted = ['', '一', '两', '三'] as const

/** The self-check before 定稿. `missing` are hashes of evidence files that are not in the folder. */
export function selfCheck(facts: InspectionFacts, missing: ReadonlySet<string>): CheckLine[] {
  const gaps = gapsOf(facts)
  const counts = countVerdicts(facts.items)
  const pieces = facts.items.flatMap((i) => i.evidence)
  const pictures = pieces.filter((e) => e.file!.kind === 'picture')
  const lost = pieces.filter((e) =>
    [e.file!.sha256, e.file!.copy, e.redaction?.copy ?? ''].some((hash) => missing.has(hash)),
  )
  const verdictOf = (gap: Gap) => facts.items.find((i) => i.item.id === gap.item)?.meas.verdict
  const line = (id: string, label: string, detail: string, found: readonly Gap[]): CheckLine => {
    const first = found[0]
    return {
      id,
      label,
      ok: first === undefined,
      detail: first ? `缺 ${found.length} 处` : detail,
      goTo: first ? { step: first.step, item: first.item, field: first.field } : null,
    }
  }
  const conflicts = gaps.filter((g) => g.field === 'conflict')
  const rest = gaps.filter((g) => g.field !== 'conflict')
  const itemGaps = rest.filter((g) => g.item !== '')
  const bad = itemGaps.filter((g) => verdictOf(g) === 'abnormal')
  const watch = itemGaps.filter((g) => verdictOf(g) === 'attention')
  const other = itemGaps.filter((g) => !bad.includes(g) && !watch.includes(g))
  const { adviceGroups, words } = facts.checklist
  const names = verdictNames(words)
  const groups = adviceGroups.map((g) => adviceOf(facts, g).length || '无').join(' / ')
  const reports = facts.items.filter((i) => i.item.kind === 'report').length
  return [
    line(
      'prepare',
      '准备信息和热线已填',
      '完成',
      rest.filter((g) => g.step === 'prepare'),
    ),
    line(
      'items',
      `${facts.items.length} 项都有结果`,
      reports > 0 ? `${counts.total} + 本报告` : `${counts.total} 项`,
      other,
    ),
    line('abnormal', `${names.abnormal}有说明和证据`, `${counts.abnormal} 项`, bad),
    line('attention', `${names.attention}有说明和建议`, `${counts.attention} 项`, watch),
    line(
      'advice',
      adviceGroups.length > 0 ? `${counted[adviceGroups.length] ?? '各'}类建议齐全` : '通用建议有内容',
      groups === '' ? `${facts.advice.length} 条` : groups,
      rest.filter((g) => g.step === 'conclusion'),
    ),
    {
      id: 'files',
      label: '证据文件齐全',
      ok: lost.length === 0,
      detail: lost.length === 0 ? `${pieces.length} 件` : `少 ${lost.length} 件`,
      goTo: lost[0] ? { step: stepOf(facts, lost[0].file!.item), item: lost[0].file!.item, field: 'evidence' } : null,
    },
    {
      id: 'redaction',
      label: '报告只用处理过的图，原图不外带',
      ok: pictures.every((e) => e.file!.copy !== ''),
      detail: `${pictures.length} 张`,
      goTo: null,
    },
    line('conflicts', '没有待处理冲突', '0', conflicts),
  ]
}

function stepOf(facts: InspectionFacts, item: string): string {
  return facts.items.find((i) => i.item.id === item)?.section.id ?? ''
}
