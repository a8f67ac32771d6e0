import { channelNames, levelNames } from '../../fault/word.ts'
import { orElse } from '../../or-else.ts'
import type { Block } from '../block.ts'
import { formSection } from '../form/head.ts'
import { labelledTable } from '../form/labelled.ts'
import { notConcerned, notEntered } from '../form/words.ts'
import type { FaultPaper } from './context.ts'

/** Who, what and by which tier. */
export function basicsSection(paper: FaultPaper): Block[] {
  const { facts, names, policy } = paper
  const { fault, events, pack } = facts
  const { subject, reporter, identity } = fault
  const known = pack.faults.subjects.find((s) => s.id === subject?.id)
  const device = (known?.model ?? '') !== '' || (subject?.model ?? '') !== ''
  const missing = device ? notEntered : notConcerned
  const of = (type: string) => events.find((e) => e.entry.type === type)?.entry
  const handlers = events.filter((e) => !['occurred', 'reported', 'confirmed'].includes(e.entry.type))
  const people = [...new Set(handlers.map((e) => e.entry.by.trim()).filter((name) => name !== ''))]
  const team = [
    ...new Set(events.filter((e) => e.entry.type === 'team_consultation').flatMap((e) => e.entry.detail.members ?? [])),
  ]
  const quote = fault.tier?.quote.trim() ?? ''
  const tier = policy ? `${policy.key}　${policy.applies || policy.name}` : notEntered
  const source = identity.item
    ? `巡检项 ${identity.item} 转入`
    : identity.service
      ? `服务记录 ${facts.numbers[identity.service] ?? ''} 转入`
      : '用户报障'
  return [
    formSection('一、基本信息'),
    labelledTable([
      [
        ['用户单位', names.hospital],
        ['系统', names.system],
      ],
      [
        ['故障标题', orElse(fault.title?.text, notEntered)],
        ['所属设备', orElse(subject?.name, known?.name ?? notEntered)],
      ],
      [
        ['设备型号', orElse(subject?.model, orElse(known?.model, missing))],
        ['序列号', orElse(subject?.serial, missing)],
        ['资产号', orElse(subject?.asset, missing)],
      ],
      [
        ['报障人', orElse([reporter?.department, reporter?.name].filter((t) => t?.trim()).join(' '), notEntered)],
        ['报障方式', reporter ? channelNames[reporter.channel] : notEntered],
        ['联系电话', orElse(reporter?.phone, notEntered)],
      ],
      [
        ['受理人', orElse(of('accepted')?.by, orElse(of('reported')?.by, notEntered))],
        ['处理人', orElse(people.join('、'), notEntered)],
        ['技术小组', orElse(team.join('、'), notConcerned)],
      ],
      [
        ['时限层级', tier],
        ['故障级别', fault.level?.level ? levelNames[fault.level.level] : notEntered],
      ],
      [['判定依据', quote === '' ? notEntered : `用户原话：“${quote}”`]],
      [
        ['安装位置', orElse(subject?.place, missing)],
        ['故障来源', source],
      ],
    ]),
  ]
}
