import { Fragment, type KeyboardEvent, useEffect, useRef, useState } from 'react'
import type { Cell } from '../../domain/obligation/cell.ts'
import type { OutputOf } from '../client/api.ts'
import { cellLook } from './cell-look.ts'
import { oftenOf } from './filter.ts'
import { contradictionText, groupOf, totalText } from './matrix-text.ts'
import css from './matrix.module.css'

type Matrix = OutputOf<'obligation.matrix'>
type Row = Matrix['rows'][number]

interface Props {
  readonly matrix: Matrix
  /** Those of its rows that are shown. */
  readonly rows: readonly Row[]
  readonly open: Cell | null
  readonly onOpen: (clause: string, column: string) => void
  readonly onClose: () => void
}

const idOf = (cell: Cell): string => `cell-${cell.clause}-${cell.column}`
const arrows: Readonly<Record<string, readonly [number, number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
}

/** The grid: arrows move, Enter opens, F8 goes to the next cell without proof, Esc closes what is open. */
export function MatrixGrid({ matrix, rows, open, onOpen, onClose }: Props) {
  const cells = rows.flatMap((r) => r.cells.flatMap((c) => c ?? []))
  const [at, setAt] = useState('')
  const current = cells.find((c) => idOf(c) === at) ?? cells.find((c) => c.state === 'overdue') ?? cells[0]
  const grid = useRef<HTMLTableElement>(null)
  const focus = (cell: Cell | undefined): void => {
    if (!cell) return
    setAt(idOf(cell))
    document.getElementById(idOf(cell))?.focus()
  }
  const gaps = cells.filter((c) => c.state === 'overdue')
  const latest = useRef({ gaps, at: current, focus, onOpen, open })
  latest.current = { gaps, at: open ?? current, focus, onOpen, open }
  useEffect(() => {
    const onKey = (event: KeyboardEvent | globalThis.KeyboardEvent): void => {
      if (event.key !== 'F8' || document.querySelector('[role="dialog"]')) return
      event.preventDefault()
      const now = latest.current
      if (now.gaps.length === 0) return
      const place = now.gaps.findIndex((g) => g.clause === now.at?.clause && g.column === now.at.column)
      const by = event.shiftKey ? -1 : 1
      const next = now.gaps[(place + by + now.gaps.length) % now.gaps.length]!
      now.focus(next)
      if (now.open) now.onOpen(next.clause, next.column)
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [])
  useEffect(() => {
    // Arriving: keys act here at once.
    if (!open) grid.current?.querySelector<HTMLElement>('[tabindex="0"]')?.focus()
    // oxlint-disable-next-line react/exhaustive-deps -- only on arrival
  }, [])
  const onKeyDown = (event: KeyboardEvent<HTMLTableElement>): void => {
    if (event.nativeEvent.isComposing || event.ctrlKey || event.altKey || event.metaKey || !current) return
    if (event.key === 'Escape' && open) {
      event.preventDefault()
      onClose()
      return
    }
    const by = arrows[event.key]
    if (!by) return
    event.preventDefault()
    focus(neighbour(rows, current, by))
  }
  let group = ''
  return (
    <div className={css['scroll']}>
      <table
        ref={grid}
        role="grid"
        aria-label="义务矩阵"
        className={css['grid']}
        data-narrow={open !== null}
        onKeyDown={onKeyDown}
      >
        <thead>
          <tr>
            <th scope="col" className={css['clause']}>
              合同条款（原文）
            </th>
            <th scope="col" className={css['often']}>
              频次
            </th>
            {matrix.columns.map((column, n) => {
              const total = matrix.totals[n]!
              return (
                <th key={column.id} scope="col" data-now={isNow(matrix, n)}>
                  {column.name}
                  {isNow(matrix, n) && ' 本季'}
                  <small data-bad={total.missing > 0} data-good={total.total > 0 && total.proved === total.total}>
                    {totalText(matrix, n)}
                  </small>
                </th>
              )
            })}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => {
            const heading = groupOf(row.clause.path)
            const begins = heading !== group
            group = heading
            return (
              <Fragment key={row.clause.id}>
                {begins && (
                  <tr className={css['group']}>
                    <th scope="rowgroup" colSpan={matrix.columns.length + (open ? 1 : 2)}>
                      {heading}
                    </th>
                  </tr>
                )}
                <ClauseRow matrix={matrix} row={row} current={current} open={open} onOpen={onOpen} onFocus={setAt} />
              </Fragment>
            )
          })}
        </tbody>
      </table>
    </div>
  )
}

const isNow = (matrix: Matrix, n: number): boolean => {
  const column = matrix.columns[n]!
  const today = matrix.now.slice(0, 10)
  return column.kind === 'period' && column.from <= today && today <= column.to
}

/** The next cell in a direction that there is. */
function neighbour(rows: readonly Row[], from: Cell, [down, right]: readonly [number, number]): Cell | undefined {
  let y = rows.findIndex((r) => r.clause.id === from.clause)
  let x = rows[y]?.cells.findIndex((c) => c?.column === from.column) ?? -1
  for (;;) {
    y += down
    x += right
    const row = rows[y]
    if (!row || x < 0 || x >= row.cells.length) return undefined
    const cell = row.cells[x]
    if (cell) return cell
  }
}

interface RowProps extends Pick<Props, 'matrix' | 'open' | 'onOpen'> {
  readonly row: Row
  readonly current: Cell | undefined
  readonly onFocus: (id: string) => void
}

function ClauseRow({ matrix, row, current, open, onOpen, onFocus }: RowProps) {
  const { clause, cells, contradicts } = row
  return (
    <tr>
      <th scope="row" className={css['clause']} title={clause.text}>
        <b>{clause.id}</b> {clause.mark}
        {clause.text}
        {contradicts.length > 0 && <span className={css['contra']}>{contradictionText(contradicts)}</span>}
      </th>
      <td className={css['often']}>{oftenOf(row)}</td>
      {cells.map((cell, n) => {
        if (!cell) return <td key={matrix.columns[n]!.id} className={css['blank']} aria-label="本期没有要求" />
        const { icon: Icon, tone, word } = cellLook[cell.state]
        const late = `${cell.breach ? '，有超时' : ''}${cell.note ? '，已写逾期说明' : ''}`
        return (
          <td
            key={cell.column}
            id={idOf(cell)}
            data-state={cell.state}
            data-explained={cell.note !== null}
            data-tone={cell.breach ? 'err' : tone}
            data-open={open?.clause === cell.clause && open.column === cell.column}
            data-now={isNow(matrix, n)}
            tabIndex={current && idOf(current) === idOf(cell) ? 0 : -1}
            aria-label={`${clause.id} ${matrix.columns[n]!.name}：${word}，${cell.label}${late}`}
            onFocus={() => onFocus(idOf(cell))}
            onClick={() => onOpen(cell.clause, cell.column)}
            onKeyDown={(event) => {
              if (event.key !== 'Enter' || event.nativeEvent.isComposing) return
              event.preventDefault()
              onOpen(cell.clause, cell.column)
            }}
          >
            <Icon size={16} aria-hidden />
            {cell.label}
          </td>
        )
      })}
    </tr>
  )
}
