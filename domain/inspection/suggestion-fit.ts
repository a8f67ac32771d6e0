import type { Suggestion } from '../pack/schema.ts'
import type { MeasuredVerdict } from '../verdict.ts'
import type { MeasuredRow } from './measured-row.ts'

/** Advice that speaks of one kind of object, and the objects that it is about. */
const affinities: readonly (readonly [RegExp, RegExp])[] = [
  [/AUD\$|审计表/, /^SYSTEM$/i],
  [/AWR|性能快照/, /^SYSAUX$/i],
  [/回滚|临时空间|临时表空间/, /^(?:UNDO|TEMP|ROLL)|TEMP$/i],
  [/catalina\.out|中间件日志/, /^\//],
  [/更新缓存|系统盘/, /^[A-Z]:/i],
]

/**
 * Whether the wording of a suggestion can be true of this row: a phrase for 异常 is not offered for 关注 and
 * the other way round, nor one for the allocated basis on another.
 */
export function canSay(suggestion: Suggestion, row: MeasuredRow, verdict: MeasuredVerdict): boolean {
  const text = suggestion.problem
  if (/不满足合同|未达到合同|不合格/.test(text) && verdict !== 'abnormal') return false
  if (/未到合同限值|(?:超过|达到)内部预警/.test(text) && verdict !== 'attention') return false
  return !(/已分配口径/.test(text) && row.basis !== 'allocated')
}

/** −1 when the suggestion is about objects like this one, 1 when it is about others, 0 when it is about any. */
export function affinity(suggestion: Suggestion, row: MeasuredRow): -1 | 0 | 1 {
  const about = affinities.filter(([words]) => words.test(`${suggestion.problem}${suggestion.advice}`))
  if (about.length === 0) return 0
  return about.some(([, objects]) => objects.test(row.object)) ? -1 : 1
}
