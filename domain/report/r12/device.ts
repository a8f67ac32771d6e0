import { loanerTimes } from '../../fault/loaner-gap.ts'
import { isInstant, reportOf } from '../../fault/timeline.ts'
import { orElse } from '../../or-else.ts'
import { durationText } from '../../time/duration.ts'
import { dateTimeOf, epochOf } from '../../time/instant.ts'
import type { Block } from '../block.ts'
import { centred, heads, label, left } from '../cell.ts'
import { formSection } from '../form/head.ts'
import { labelledTable } from '../form/labelled.ts'
import type { FormNames } from '../form/model.ts'
import { notEntered } from '../form/words.ts'
import type { LoanerFacts } from './facts.ts'

/** An instant as printed, or words where there is none. */
export function whenText(at: string | undefined, words: string): string {
  return at !== undefined && isInstant(at) ? dateTimeOf(at) : words
}

/** Sections 1–6: the fault, both devices, every time, keys, business check, and the faulty device's way. */
export function deviceSections(facts: LoanerFacts, names: FormNames): Block[] {
  return [
    ...basics(facts, names),
    ...devices(facts),
    ...times(facts),
    ...keys(facts),
    ...check(facts),
    ...repair(facts),
  ]
}

function basics({ loaner: row, fault }: LoanerFacts, names: FormNames): Block[] {
  const needed = fault.events.findLast((e) => e.entry.type === 'repair_needed')
  return [
    formSection('一、基本信息'),
    labelledTable([
      [
        ['用户单位', names.hospital],
        ['系统', names.system],
      ],
      [
        ['触发故障', `${fault.fault.identity.number}　${orElse(fault.fault.title?.text, notEntered)}`],
        ['登记人', orElse(row.identity?.createdBy, notEntered)],
      ],
      [
        ['报障时间', whenText(reportOf(fault.events)?.entry.at, '未记录')],
        ['判定需维修', whenText(needed?.entry.at, '未记录')],
        ['登记时间', whenText(row.identity?.createdAt, '未记录')],
      ],
    ]),
  ]
}

function devices({ loaner: row }: LoanerFacts): Block[] {
  const line = (name: string, device: typeof row.original) => [
    label(name),
    left(orElse(device?.model, notEntered)),
    left(orElse(device?.serial, notEntered)),
    left(orElse(device?.configuration, notEntered)),
  ]
  const same = row.grade?.same
  const verdict = same === true ? '与原机同档次或更高' : same === false ? '低于原机' : '未说明'
  return [
    formSection('二、设备与同档次说明'),
    {
      type: 'table',
      grid: [1300, 2400, 2000, 3372],
      header: heads('设备', '型号', '序列号', '配置'),
      rows: [line('原设备', row.original), line('备机', row.substitute)],
    },
    labelledTable([
      [['同档次说明', `${verdict}。${orElse(row.grade?.text, '签名速率、算法（SM2/RSA）、接口未填写')}`]],
    ]),
  ]
}

function times({ loaner: row, fault }: LoanerFacts): Block[] {
  const t0 = reportOf(fault.events)?.entry.at
  const people: Readonly<Record<string, string | undefined>> = {
    delivery: row.delivery?.by,
    keys: row.keys?.destroyedBy,
    return: row.return?.from,
  }
  return [
    formSection('三、时间'),
    {
      type: 'table',
      grid: [2200, 2600, 2272, 2000],
      header: heads('事项', '时间', '距报障', '人员'),
      rows: loanerTimes(row).map(([name, at, field]) => {
        const known = isInstant(at)
        return [
          left(name),
          centred(known ? dateTimeOf(at) : '未发生'),
          centred(known && t0 && epochOf(at) >= epochOf(t0) ? durationText(epochOf(at) - epochOf(t0), true) : '—'),
          centred(known ? orElse(people[field], notEntered) : '—'),
        ]
      }),
    },
  ]
}

function keys({ loaner: row }: LoanerFacts): Block[] {
  return [
    formSection('四、密钥与证书处理'),
    labelledTable([
      [['备机证书', orElse(row.keys?.certificate, '签发或导入方式未填写')]],
      [
        ['密钥销毁', whenText(row.keys?.destroyedAt, '未销毁')],
        ['销毁人', orElse(row.keys?.destroyedBy, notEntered)],
      ],
      [['销毁证明', orElse(row.keys?.proof, notEntered)]],
    ]),
  ]
}

function check({ loaner: row }: LoanerFacts): Block[] {
  const passed = row.businessCheck?.passed
  return [
    formSection('五、业务验证'),
    labelledTable([
      [
        ['验证结果', passed === true ? '通过' : passed === false ? '未通过' : notEntered],
        ['验证人', orElse(row.businessCheck?.by, notEntered)],
        ['验证时间', whenText(row.businessCheck?.at, notEntered)],
      ],
      [['验证说明', orElse(row.businessCheck?.text, notEntered)]],
    ]),
  ]
}

function repair({ loaner: row }: LoanerFacts): Block[] {
  return [
    formSection('六、原机送修'),
    labelledTable([
      [
        ['维修单位', orElse(row.repair?.vendor, notEntered)],
        ['承运', orElse(row.repair?.carrier, notEntered)],
      ],
      [
        ['送修时间', whenText(row.repair?.sentAt, '未送修')],
        ['返还时间', whenText(row.repair?.backAt, '未返还')],
      ],
      [['送修说明', orElse(row.repair?.text, notEntered)]],
    ]),
  ]
}
