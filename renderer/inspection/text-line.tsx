import { Input } from 'antd'
import { FieldFrame, type TextProps } from './field-frame.tsx'

interface Props extends TextProps {
  readonly label: string
  /** Label before the field instead of above it. */
  readonly inline?: boolean
}

/** A text of one line that saves while it is typed in. */
export function TextLine(props: Props) {
  return <FieldFrame {...props}>{(input) => <Input {...input} />}</FieldFrame>
}
