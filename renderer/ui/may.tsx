import { ConfigProvider } from 'antd'
import type { ReactNode } from 'react'
import type { ProcedureName } from '../client/api.ts'
import { useMay } from '../client/office.ts'
import css from './may.module.css'

interface Props {
  /** What the control does. */
  readonly call: ProcedureName
  /** For `record.edit`: what is edited. */
  readonly table?: string
  readonly children: ReactNode
}

/** A control that is there only for who may do what it does. */
export function May({ call, table, children }: Props) {
  return useMay(call, table) ? children : null
}

/** A form that everybody reads, and that only who may save it can change. */
export function Writable({ call, table, children }: Props) {
  if (useMay(call, table)) return children
  return (
    <ConfigProvider componentDisabled>
      <fieldset disabled className={css['plain']}>
        {children}
      </fieldset>
    </ConfigProvider>
  )
}
