import type { Row } from '../record/record-type.ts'
import type { staff } from '../record/staff.ts'
import type { DateText } from '../time/instant.ts'

type Staff = Row<typeof staff>

/** True when a person serves that contract: named for it, or for all. */
export function serving(row: Staff, contract: string): boolean {
  const named = row.service?.contracts ?? []
  return named.length === 0 || named.includes(contract)
}

/** What is wrong with the people of a contract: someone of another firm, or nobody left. */
export function staffProblems(rows: readonly Staff[], firm: string, clause: string | null, today: DateText): string[] {
  const problems: string[] = []
  const own = firm.trim()
  for (const row of rows) {
    const unit = row.person?.unit.trim() ?? ''
    const name = row.person?.name.trim() || '未写姓名的人员'
    if (unit === '') problems.push(`${name}没有写所属单位。`)
    else if (own !== '' && unit !== own)
      problems.push(
        `${name}的单位是“${unit}”，不是乙方“${own}”${clause ? `，合同不接受分包、转包（${clause}）` : ''}。`,
      )
    if (row.service?.to && row.service.to < today && (row.notice?.on ?? '') === '')
      problems.push(`${name}已于 ${row.service.to} 离开，没有人员变更通知。`)
  }
  if (rows.length > 0 && !rows.some((r) => !r.service?.to || r.service.to >= today))
    problems.push('名单里的人都已离开，请补上现在的服务人员。')
  return problems
}
