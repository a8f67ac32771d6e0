import type { AcceptanceFacts } from '../../acceptance/facts.ts'
import { orElse } from '../../or-else.ts'
import type { Block } from '../block.ts'
import { centred, heads, left } from '../cell.ts'
import { acceptanceNames, body } from '../acceptance/names.ts'

/** Who served: the list with the unit of each (no subcontracting), the hotline and its roster. */
export function organisationBlocks(facts: AcceptanceFacts): Block[] {
  const names = acceptanceNames(facts)
  const { staff, rosters, contract } = facts.facts
  const team = staff.filter((s) => {
    const contracts = s.service?.contracts ?? []
    return s.person !== null && (contracts.length === 0 || contracts.includes(contract))
  })
  const unit = (name: string | undefined): string => orElse(name, names.firm)
  const foreign = team.filter((s) => unit(s.person?.unit) !== names.firm)
  const served = [...new Set(facts.facts.services.flatMap((s) => s.people?.names ?? []))].filter((n) => n.trim() !== '')
  const roster = rosters.filter((r) => (r.shifts?.rows.length ?? 0) > 0).length
  return [
    body(
      team.length === 0
        ? `乙方服务人员名单未登记；服务记录中的服务人员：${orElse(served.join('、'), '未填写')}。`
        : foreign.length === 0
          ? `乙方投入服务人员${team.length}名，均为乙方人员，未分包、未转包。`
          : `乙方投入服务人员${team.length}名，其中${foreign.length}名不属于乙方，见下表。`,
    ),
    ...(team.length === 0
      ? []
      : [
          {
            type: 'table' as const,
            grid: [1300, 2744, 1900, 2900],
            header: heads('姓名', '单位', '岗位', '资质'),
            rows: team.map((s) => [
              centred(orElse(s.person!.name, '未填写')),
              left(unit(s.person!.unit)),
              centred(orElse(s.person!.role, '未填写')),
              left(orElse(s.person!.qualification, '未填写')),
            ]),
          },
        ]),
    body(
      `服务热线：7×24小时　${names.hotline}。${roster === 0 ? '值班表未登记。' : `值班表共${roster}份，每月一份。`}`,
    ),
  ]
}
