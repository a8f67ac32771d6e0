import { Select } from 'antd'
import { Fragment, type ReactNode } from 'react'
import type { Platform } from '../../domain/pack/schema.ts'
import { Fields, Labelled } from '../ui/labelled.tsx'
import { databases, systems } from './platform-name.ts'

interface Words {
  readonly label: string
  /** What is typed there, as an example. */
  readonly placeholder: string
  /** False: reports lack it. */
  readonly optional: boolean
  readonly maxLength: number
}

/** A line of text about the hospital or its system. */
export type OrganisationLine = Words &
  (
    | { readonly register: 'hospital'; readonly name: 'name' | 'department' | 'contact' }
    | { readonly register: 'system'; readonly name: 'name' | 'vendor' | 'databaseVersion' }
  )

const must = { placeholder: '', optional: false, maxLength: 200 }
const may = { optional: true, maxLength: 200 }
/** Where somebody begins. */
export const firstLine: OrganisationLine = { register: 'hospital', name: 'name', label: '医院', ...must }
const before: readonly OrganisationLine[] = [
  firstLine,
  { register: 'hospital', name: 'department', label: '科室', placeholder: '如 信息科', ...may },
  { register: 'hospital', name: 'contact', label: '院方接口人', placeholder: '默认的见证人', ...may },
  { register: 'system', name: 'name', label: '系统', ...must },
  { register: 'system', name: 'vendor', label: '平台厂商', placeholder: '不清楚可以后补', ...may },
]
const version: OrganisationLine = {
  register: 'system',
  name: 'databaseVersion',
  label: '数据库版本',
  placeholder: '如 11g',
  optional: true,
  maxLength: 100,
}

interface Props {
  readonly system: { readonly platform: Platform; readonly database: Platform }
  readonly change: (patch: { readonly platform: Platform } | { readonly database: Platform }) => void
  readonly leave?: () => void
  /** Draws a line: where it is kept, and when, differs. */
  readonly line: (line: OrganisationLine) => ReactNode
  /** The servers. */
  readonly children: ReactNode
}

/** Hospital and system of a contract: the same fields where it is made and where it is changed. */
export function OrganisationFields({ system, change, leave, line, children }: Props) {
  const left = leave ? { onBlur: leave } : {}
  return (
    <Fields>
      {before.map((each) => (
        <Fragment key={each.label}>{line(each)}</Fragment>
      ))}
      <Labelled label="服务器系统">
        {(field) => (
          <Select
            {...field}
            {...left}
            value={system.platform}
            options={[...systems]}
            onChange={(platform) => change({ platform })}
          />
        )}
      </Labelled>
      <Labelled label="数据库">
        {(field) => (
          <Select
            {...field}
            {...left}
            value={system.database}
            options={[...databases]}
            onChange={(database) => change({ database })}
          />
        )}
      </Labelled>
      {line(version)}
      {children}
    </Fields>
  )
}
