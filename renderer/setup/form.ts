import { z } from 'zod'
import { platforms } from '../../domain/pack/schema.ts'
import { serverSchema } from '../../domain/record/organisation.ts'
import { isDate } from '../../domain/time/instant.ts'

const text = z.string().catch('')

const contractSchema = z.object({
  hospital: z.object({ name: text, department: text, contact: text }),
  system: z.object({
    name: text,
    vendor: text,
    database: z.enum(platforms),
    databaseVersion: text,
    platform: z.enum(platforms),
    servers: z.array(serverSchema),
  }),
  /** Hash of the chosen pack, or empty. */
  pack: text,
  period: z.object({ start: text, end: text }),
})
/** A contract as it is being entered; anything may still be empty. */
export type ContractForm = z.infer<typeof contractSchema>

const formSchema = z.object({ engineer: text, firm: text, hotline: text, logo: text, contract: contractSchema })
export type SetupForm = z.infer<typeof formSchema>

export const emptyContract: ContractForm = {
  hospital: { name: '', department: '', contact: '' },
  system: { name: '', vendor: '', database: 'oracle', databaseVersion: '', platform: 'linux', servers: [] },
  pack: '',
  period: { start: '', end: '' },
}
const emptyForm: SetupForm = { engineer: '', firm: '', hotline: '', logo: '', contract: emptyContract }

/** The form as it was left; an empty one when there is none, or when an older version kept it. */
export function keptForm(kept: unknown): SetupForm {
  const read = formSchema.safeParse(kept)
  return read.success ? read.data : emptyForm
}

/** A field that is not yet as it must be: what it is called and why. `key` names it on the page. */
export interface Lack {
  readonly key: string
  readonly label: string
  readonly sentence: string
}

const required = (key: string, label: string, value: string): Lack[] =>
  value.trim() === '' ? [{ key, label, sentence: `${label}还没填。` }] : []

function requiredDate(key: string, label: string, value: string): Lack[] {
  if (isDate(value)) return []
  return [{ key, label, sentence: value === '' ? `${label}还没填。` : '没有这个日期，请写成 2026-01-31 的样子。' }]
}

export function lacksOfContract(form: ContractForm): Lack[] {
  const { start, end } = form.period
  return [
    ...required('hospital', '医院', form.hospital.name),
    ...required('system', '系统', form.system.name),
    ...(form.pack === '' ? [{ key: 'pack', label: '合同包', sentence: '请选一份合同包。' }] : []),
    ...requiredDate('start', '服务期开始', start),
    ...requiredDate('end', '服务期结束', end),
    ...(isDate(start) && isDate(end) && end < start
      ? [{ key: 'end', label: '服务期结束', sentence: '结束早于开始，请核对日期。' }]
      : []),
  ]
}

export function lacksOfPeople(form: SetupForm): Lack[] {
  return [...required('engineer', '工程师姓名', form.engineer), ...required('firm', '公司名称', form.firm)]
}
