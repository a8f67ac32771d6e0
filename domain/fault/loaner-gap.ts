import type { loaner } from '../record/loaner.ts'
import type { Row } from '../record/record-type.ts'
import { dateTimeOf, epochOf, type Instant } from '../time/instant.ts'
import type { FaultGap } from './facts.ts'
import { isInstant } from './timeline.ts'

type Loaner = Row<typeof loaner>

/** Times of a loaner in the order in which they follow each other, with their names. */
export function loanerTimes(row: Loaner): readonly (readonly [name: string, at: string, field: string])[] {
  return [
    ['送达', row.delivery?.deliveredAt ?? '', 'delivery'],
    ['上架', row.delivery?.rackedAt ?? '', 'delivery'],
    ['配置完成', row.delivery?.configuredAt ?? '', 'delivery'],
    ['投入使用', row.delivery?.inUseAt ?? '', 'delivery'],
    ['切回原机', row.return?.switchedBackAt ?? '', 'return'],
    ['密钥销毁', row.keys?.destroyedAt ?? '', 'keys'],
    ['归还', row.return?.returnedAt ?? '', 'return'],
  ]
}

/**
 * What a loaner's record lacks: what makes it count (A8) first, and once it went back the destruction of its keys and
 * the return. Times that contradict each other or have not come yet are named too.
 */
export function loanerGaps(row: Loaner, now: Instant): FaultGap[] {
  const gaps: FaultGap[] = []
  const need = (there: unknown, field: string, sentence: string): void => {
    if (!there) gaps.push({ field, sentence })
  }
  const inUse = isInstant(row.delivery?.inUseAt ?? '')
  const back = isInstant(row.return?.returnedAt ?? '')
  need(row.original?.model.trim(), 'original', '没有写原设备型号')
  need(row.original?.serial.trim(), 'original', '没有写原设备序列号')
  need(row.substitute?.model.trim(), 'substitute', '没有写备机型号')
  need(row.substitute?.serial.trim(), 'substitute', '没有写备机序列号')
  need(row.grade?.same === true && row.grade.text.trim(), 'grade', '没有同档次说明（签名速率、算法、接口不低于原机）')
  need(inUse, 'delivery', '没有写投入使用时间')
  need(row.businessCheck?.passed === true, 'businessCheck', '没有业务验证通过的结果')
  need(row.keys?.certificate.trim(), 'keys', '没有写备机证书怎样签发或导入')
  need(row.handover?.from.trim() && row.handover.to.trim(), 'handover', '没有写交接双方')
  if (back) {
    need(isInstant(row.keys?.destroyedAt ?? '') && row.keys?.destroyedBy.trim(), 'keys', '归还前没有密钥销毁记录')
    need(isInstant(row.return?.switchedBackAt ?? ''), 'return', '没有写切回原机的时间')
    need(row.return?.from.trim() && row.return.to.trim(), 'return', '没有写归还交接双方')
  }
  return [...gaps, ...timeGaps(row, now)]
}

function timeGaps(row: Loaner, now: Instant): FaultGap[] {
  const gaps: FaultGap[] = []
  let last: { name: string; at: string } | null = null
  for (const [name, at, field] of loanerTimes(row)) {
    if (at === '') continue
    if (!isInstant(at)) {
      gaps.push({ field, sentence: `“${name}”的时间没有写完整` })
      continue
    }
    if (epochOf(at) > epochOf(now)) gaps.push({ field, sentence: `“${name}” ${dateTimeOf(at)} 晚于现在` })
    if (last && epochOf(at) < epochOf(last.at))
      gaps.push({ field, sentence: `“${name}” ${dateTimeOf(at)} 早于“${last.name}” ${dateTimeOf(last.at)}` })
    last = { name, at }
  }
  return gaps
}

/** What a loaner does to the clock, in one sentence for the screen and the form. `requested`: T0 of its fault. */
export function loanerEffect(row: Loaner, t0: Instant | null, hours: number): string {
  const inUse = row.delivery?.inUseAt ?? ''
  if (!isInstant(inUse)) return '备机尚未投入使用，时限照常计算。'
  const lacks = [
    ...(row.grade?.same === true ? [] : ['同档次说明']),
    ...(row.businessCheck?.passed === true ? [] : ['业务验证']),
  ]
  if (lacks.length > 0) return `缺少${lacks.join('、')}，不计为备机保障，时限照常计算。`
  if (t0 === null) return '没有报障时间，不能判断时限。'
  const used = (epochOf(inUse) - epochOf(t0)) / 3_600_000
  const text = used.toFixed(1).replace(/\.0$/, '')
  return used <= hours
    ? `距报障 ${text} 小时，在 ${hours} 小时之内：“修复或备机”记为“达标(备机保障)”，备机使用至修复。`
    : `距报障 ${text} 小时，超过 ${hours} 小时，按超时达成计。`
}
