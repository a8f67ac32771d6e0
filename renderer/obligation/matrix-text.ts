import type { OutputOf } from '../client/api.ts'

/** `58/59 缺 1`, `59/59 齐`, `31/59 剩 8 天`, `未到期`. */
export function totalText(matrix: OutputOf<'obligation.matrix'>, n: number): string {
  const total = matrix.totals[n]!
  const column = matrix.columns[n]!
  const today = matrix.now.slice(0, 10)
  const begun = column.kind === 'period' ? column.from <= today : column.to < today
  if (!begun && total.missing === 0) return '未到期'
  const counts = `${total.proved}/${total.total}`
  if (total.missing > 0) return `${counts} 缺 ${total.missing}`
  if (total.proved === total.total) return `${counts} 齐`
  return total.left === null ? counts : `${counts} 剩 ${total.left} 天`
}

/** The part of the contract that a clause stands in, without its row: `二（1）2`. */
export function groupOf(path: string): string {
  return `合同 ${path.split(' ')[0]!.split('；')[0]!}`
}

/** `⇄ A-051`. */
export function contradictionText(clauses: readonly string[]): string {
  return `⇄ ${clauses.join(' ')}`
}
