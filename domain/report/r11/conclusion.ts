import type { ServiceFacts } from '../../service/facts.ts'
import { no, yes } from '../../service/field.ts'
import { durationText } from '../../time/duration.ts'
import { dateTimeOf } from '../../time/instant.ts'
import { sentence } from '../service/form.ts'

type Table = readonly Readonly<Record<string, string>>[]

/** The one sentence that answers: was it done, how fast, and what is left. */
export function conclusionOf(facts: ServiceFacts): string {
  const { record, kind } = facts
  const v = record.detail?.values ?? {}
  const tables = record.detail?.tables ?? {}
  const result = record.result?.text
  const leftover = record.result?.leftover ? `遗留：${record.result.leftover}` : ''
  switch (kind.kind) {
    case 'phone':
    case 'online':
      return sentence(replied(facts), solved(v), result, leftover)
    case 'query':
      return sentence(result, queried(v), leftover)
    case 'training':
      return sentence(
        result,
        `${signedIn(tables['attendance'] ?? [])} 人签到`,
        v['hours'] && `时长 ${v['hours']} 小时`,
        leftover,
      )
    case 'consulting':
      return sentence(
        v['submitted'] && `咨询意见于 ${v['submitted']} 提交`,
        v['adopted'] && `采纳情况：${v['adopted']}`,
        result,
        leftover,
      )
    case 'authority':
      return sentence(result, found(v, tables['findings'] ?? []), leftover)
    case 'sms':
      return sentence(v['outcome'] && `通讯测试${v['outcome']}`, received(tables['tests'] ?? []), result, leftover)
    case 'ssl':
      return sentence(
        v['outcome'] && `通讯测试${v['outcome']}`,
        v['validTo'] && `证书 ${v['validTo']} 到期，剩余 ${v['days'] || '未填写'} 天`,
        result,
        leftover,
      )
    case 'security':
      return sentence(
        result,
        v['completed'] && `${v['completed']} 完成`,
        v['review'] && `复查：${v['review']}`,
        leftover,
      )
    default:
      return sentence(result, leftover)
  }
}

const replied = ({ firstReplyMs }: ServiceFacts): string =>
  firstReplyMs === null ? '还没有答复' : `首次答复用时 ${durationText(firstReplyMs, true)}`

function solved(v: Readonly<Record<string, string>>): string {
  if (v['solved'] === yes) return '问题已解决'
  return v['solved'] === no ? `问题未解决${v['next'] ? `，${v['next']}` : ''}` : ''
}

function queried(v: Readonly<Record<string, string>>): string {
  const personal =
    v['personal'] === yes
      ? `含个人信息，${v['masked'] || '脱敏情况未填写'}`
      : v['personal'] === no
        ? '不含个人信息'
        : ''
  return [
    v['action'] && `${v['action']} ${v['rows'] || '未填写'} 行`,
    personal,
    v['approver'] && `由${v['approver']}审批`,
    v['deletedAt'] && `本地副本已于 ${dateTimeOf(v['deletedAt'])} 删除`,
  ]
    .filter(Boolean)
    .join('，')
}

const signedIn = (rows: Table): number => rows.filter((r) => r['name'] && r['signed'] !== '未签').length

function found(v: Readonly<Record<string, string>>, rows: Table): string {
  if (v['found'] !== '有') return v['found'] === '无' ? '检查未发现问题' : ''
  const open = rows.filter((r) => r['problem'] && !r['closed']).length
  const all = rows.filter((r) => r['problem']).length
  return `发现问题 ${all} 项，${open === 0 ? '全部闭环' : `已闭环 ${all - open} 项，未闭环 ${open} 项`}`
}

function received(rows: Table): string {
  if (rows.length === 0) return ''
  const got = rows.filter((r) => r['result'] === '收到').length
  return `发送 ${rows.length} 次，收到 ${got} 次`
}
