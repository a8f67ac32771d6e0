import type { ServiceKind } from '../record/service-record.ts'
import type { Field, TableField } from './field.ts'

/** 工作类别 of the maintenance log, in the order that totals are printed in. */
export const workClasses = [
  '巡检',
  '故障',
  '变更',
  '备份',
  '咨询',
  '安全',
  '通讯',
  '数据',
  '培训',
  '协助',
  '其他',
] as const
export type WorkClass = (typeof workClasses)[number]

/** Registers common to all kinds that a kind needs filled before a record is finished. */
export type Required =
  | 'person'
  | 'askedAt'
  | 'end'
  | 'subject'
  | 'content'
  | 'reply'
  | 'result'
  | 'people'
  | 'confirmation'

/** What a kind of service is: its number, its document and the fields that only it has (domain.md §5.1). */
export interface KindDefinition {
  readonly kind: ServiceKind
  readonly name: string
  /** Of its number: `ZX` in `ZX-20240312-001`. */
  readonly prefix: string
  /** The document it may be signed as; null where it stands only in the log (R06). */
  readonly report: 'R09' | 'R11' | 'R18' | 'R19' | null
  /** 内容, 结果 and the like as this kind names them. */
  readonly labels: {
    readonly subject: string
    readonly content: string
    readonly reply: string
    readonly result: string
  }
  readonly fields: readonly Field[]
  readonly tables: readonly TableField[]
  /** Of the log, unless the record's own `work-class` says otherwise. */
  readonly logClass: WorkClass
  /** The field that says what was worked on (涉及对象). */
  readonly objects: string | null
  readonly requires: readonly Required[]
}
