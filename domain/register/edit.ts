import type { z } from 'zod'
import type { archiveEntry } from '../record/archive-entry.ts'
import type { certificate } from '../record/certificate.ts'
import type { staff } from '../record/staff.ts'

type Of<S extends z.ZodType> = z.output<S>

/** `密码：abc123`, `password=…`: a secret with its value. The word alone, as in 口令由甲方保管, is no secret. */
const secret = /(密码|口令|passw(or)?d|pwd|passphrase)\s*(是|为|[:：=＝])\s*[^\s，。；,;、）)（(]+/i
/** What may stand there instead of a secret. */
const harmless =
  /(密码|口令|passw(or)?d|pwd|passphrase)\s*(是|为|[:：=＝])\s*(不存|未存|不记|无|已改|由|见|甲方|院方|信息科|用户|\*|＊)/i

/** True where a text gives a password away. The account register never holds one. */
export function holdsSecret(text: string): boolean {
  return text.split(/[\n；;。]/).some((line) => secret.test(line) && !harmless.test(line))
}

function textsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  return value && typeof value === 'object' ? Object.values(value).flatMap(textsOf) : []
}

/** What is wrong with a value of a register before it is stored, as a sentence; undefined when nothing is. */
export function registerEditProblem(table: string, register: string, value: unknown): string | undefined {
  if (value === null) return undefined
  const key = `${table}.${register}`
  if (key === 'certificate.validity') {
    const { from, to } = value as Of<(typeof certificate.registers)['validity']>
    if (from && to && to < from) return `失效日期 ${to} 早于生效日期 ${from}，没有保存。`
  }
  if (key === 'staff.service') {
    const { from, to } = value as Of<(typeof staff.registers)['service']>
    if (from && to && to < from) return `离开日期 ${to} 早于到岗日期 ${from}，没有保存。`
  }
  if (key === 'archive_entry.account' || key === 'archive_entry.entry') {
    const entry = value as Of<(typeof archiveEntry.registers)['account'] | (typeof archiveEntry.registers)['entry']>
    if (textsOf(entry).some(holdsSecret)) return '账号台账不存口令，请删去密码后再保存。'
  }
  return undefined
}
