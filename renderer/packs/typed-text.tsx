import { Input } from 'antd'
import { useState } from 'react'
import type { FieldProps } from '../ui/labelled.tsx'
import css from './packs.module.css'

interface Props extends FieldProps {
  readonly value: string
  readonly put: (text: string) => void
  readonly onBlur: () => void
  readonly mono?: boolean
}

/** Text that stands for a list or a group of fields: while the user is in it their own lines stay as typed. */
export function TypedText({ value, put, onBlur, mono = false, ...field }: Props) {
  const [typed, setTyped] = useState<string | null>(null)
  return (
    <Input.TextArea
      {...field}
      rows={1}
      className={`${css['grow']} ${mono ? css['mono'] : ''}`}
      value={typed ?? value}
      onChange={({ target }) => {
        setTyped(target.value)
        put(target.value)
      }}
      onBlur={() => {
        setTyped(null)
        onBlur()
      }}
    />
  )
}
