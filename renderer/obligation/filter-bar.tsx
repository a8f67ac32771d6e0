import { Button, Checkbox, Input, Select } from 'antd'
import { useId } from 'react'
import type { OutputOf } from '../client/api.ts'
import { cellLook } from './cell-look.ts'
import { cellStates, filterCount, type MatrixFilter, noFilter, oftenOf } from './filter.ts'
import css from './matrix.module.css'

interface Props {
  readonly matrix: OutputOf<'obligation.matrix'>
  readonly filter: MatrixFilter
  readonly shown: number
  readonly onChange: (filter: MatrixFilter) => void
}

/** Narrows the matrix: by state, period, how often, and words of the clause. */
export function FilterBar({ matrix, filter, shown, onChange }: Props) {
  const id = useId()
  const often = [...new Set(matrix.rows.map(oftenOf))]
  return (
    <section className={css['filter']} aria-label="筛选条款">
      <Checkbox.Group
        aria-label="状态"
        value={[...filter.states]}
        options={cellStates.map((state) => ({ value: state, label: cellLook[state].word }))}
        onChange={(states) => onChange({ ...filter, states })}
      />
      <label htmlFor={`${id}-period`}>期间</label>
      <Select
        id={`${id}-period`}
        value={filter.period}
        popupMatchSelectWidth={false}
        options={[{ value: '', label: '全部' }, ...matrix.columns.map((c) => ({ value: c.id, label: c.name }))]}
        onChange={(period) => onChange({ ...filter, period })}
      />
      <label htmlFor={`${id}-often`}>频次</label>
      <Select
        id={`${id}-often`}
        value={filter.often}
        popupMatchSelectWidth={false}
        options={[{ value: '', label: '全部' }, ...often.map((word) => ({ value: word, label: word }))]}
        onChange={(word) => onChange({ ...filter, often: word })}
      />
      <Input
        aria-label="条款号或原文"
        placeholder="条款号或原文"
        maxLength={80}
        value={filter.text}
        onChange={(event) => onChange({ ...filter, text: event.target.value })}
      />
      <span role="status">
        {shown}/{matrix.rows.length} 条
      </span>
      {filterCount(filter) > 0 && <Button onClick={() => onChange(noFilter)}>清除筛选</Button>}
    </section>
  )
}
