import { Input } from 'antd'
import type { ReactNode } from 'react'
import { FieldFrame, type TextProps } from './field-frame.tsx'

interface Props extends TextProps {
  readonly label: ReactNode
  readonly rows?: number
}

/** A text of several lines that saves while it is typed in. */
export function TextArea({ rows = 2, ...props }: Props) {
  return <FieldFrame {...props}>{(input) => <Input.TextArea {...input} rows={rows} className="growing" />}</FieldFrame>
}
