import { useEffect, useRef } from 'react'
import { compareDecimal, isDecimal, roundDecimal, subtract } from '../../domain/inspection/decimal.ts'
import { judgeRow } from '../../domain/inspection/judge.ts'
import type { MeasuredRow } from '../../domain/inspection/measured-row.ts'
import { readNumber, showDecimal } from '../../domain/inspection/number.ts'
import { isCopyable } from '../../domain/inspection/reminder.ts'
import { limitsOf, sizeText } from '../../domain/inspection/value-text.ts'
import type { Item, Measure } from '../../domain/pack/schema.ts'
import { save, sentenceOf } from '../client/call.ts'
import { useField } from '../client/field.ts'
import { type ItemView, useInspection } from './context.ts'
import { LineMenu } from './line-menu.tsx'
import { NumberField } from './number-field.tsx'
import { useOwnValue } from './own-value.ts'
import { hasBar, QuantityBar } from './quantity-bar.tsx'
import type { RetestEditor } from './retest.ts'
import { rowKey, withTyped } from './row-draft.ts'
import { VerdictMark } from './status.tsx'
import { measHead } from './use-judge.ts'

interface Props {
  readonly item: ItemView
  readonly template: Item
  /** The row as recorded, or a blank one. */
  readonly stored: MeasuredRow
  readonly measure: Measure
  readonly isNew: boolean
  readonly columns: { readonly used: boolean; readonly bars: boolean; readonly named: boolean; readonly count: number }
  readonly onLive: (key: string, row: MeasuredRow | null) => void
  readonly onRename: (from: string, to: string) => void
  readonly onDrop: () => void
  readonly retest: RetestEditor | null
}

/** One measured value: what it is of, the number, what it means and what it was last quarter. */
export function MeasuredLine({
  item,
  template,
  stored,
  measure,
  isNew,
  columns,
  onLive,
  onRename,
  onDrop,
  retest,
}: Props) {
  const { view } = useInspection()
  const head = measHead(item)
  const own = useOwnValue(stored, head.key, item.heads['meas'] ?? null)
  const knownKey = useRef(stored.key)

  const send = (row: MeasuredRow, seal: boolean, onFailure: (sentence: string) => void): Promise<unknown> =>
    own.set(row, seal, async () => {
      const done = await save(
        'item.setRow',
        () => ({ inspection: view.id, item: item.id, row, replaces: knownKey.current, seen: head.seen(), seal }),
        () => ({ [head.key]: head.seen() }),
        (outcome) => onFailure(sentenceOf(outcome)),
      )
      if (done) knownKey.current = row.key
      return done
    })

  const bounds = { min: measure.min, max: measure.max, unit: measure.unit }
  const value = useField(own.value.value, (text, seal, onFailure) => {
    const read = readNumber(text, bounds)
    return send(withTyped(own.newest(), read.ok ? read.value : text), seal, onFailure)
  })
  const name = useField(own.value.object, (text, seal, onFailure) => {
    const row = own.newest()
    const object = text.trim()
    const wanted = rowKey(measure.id, row.server, object)
    const taken = item.meas.rows.some((r) => r.key === wanted && r.key !== row.key && r.key !== stored.key)
    if (taken) {
      onFailure(`已经有一行“${object}”。`)
      return Promise.resolve(undefined)
    }
    const key = object === '' ? row.key : wanted
    if (key !== row.key) onRename(row.key, key)
    return send({ ...row, key, object: text.slice(0, 200) }, seal, onFailure)
  })

  const read = readNumber(value.value, bounds)
  const row = withTyped(own.value, read.ok ? read.value : value.value)
  const result = judgeRow(row, measure)
  useLive(stored, row, onLive)

  const typed = stored.evidence === ''
  const title = [row.server, measure.object === null ? measure.name : row.object].filter((t) => t !== '').join(' ')
  const label = [measure.object === null ? '' : title || measure.object, measure.name].filter((t) => t !== '').join(' ')
  const tone = 'verdict' in result ? result.verdict : 'open'
  const wrong = value.value.trim() !== '' && !read.ok ? read.sentence : ''
  const problem = value.problem || name.problem || wrong
  const shown = read.ok && !row.rounded ? showDecimal(read.value, measure.decimals, limitsOf(measure)) : value.value
  return (
    <>
      <tr className={`line line-${tone}${row.pending ? ' line-pending' : ''}`}>
        <th scope="row">
          {measure.object !== null && typed && !view.locked ? (
            <input
              className="object-name"
              aria-label={`${measure.object}名称`}
              placeholder={`${measure.object}名称`}
              value={name.value}
              maxLength={200}
              onChange={(event) => name.change(event.target.value)}
              onBlur={name.leave}
            />
          ) : (
            title || measure.object
          )}
          {columns.named && measure.object !== null ? <small>{measure.name}</small> : null}
          {row.basis === 'allocated' && measure.bases[0] === 'max' ? (
            <small className="basis-tag">按已分配计</small>
          ) : null}
        </th>
        {columns.used ? <td className="col-used">{row.used === '' ? '' : amounts(row)}</td> : null}
        {columns.bars ? (
          <td className="col-bar">
            {hasBar(measure) ? <QuantityBar measure={measure} value={row.value} tone={tone} /> : measure.limitText}
          </td>
        ) : (
          <td className="col-limit">{measure.limitText || '—'}</td>
        )}
        <td className="col-value">
          <NumberField
            label={label}
            unit={measure.unit}
            field={value}
            shown={shown}
            invalid={wrong !== ''}
            readOnly={view.locked}
          />
        </td>
        {retest ? (
          <td className="col-value">
            {tone !== 'normal' || retest.valueOf(stored.key) !== '' ? (
              <RetestCell row={stored} measure={measure} label={label} retest={retest} readOnly={view.locked} />
            ) : null}
          </td>
        ) : null}
        <td className="col-verdict" role="status">
          {'verdict' in result ? (
            <VerdictMark verdict={result.verdict} />
          ) : 'undecided' in result ? (
            <span className="tone-attention">无法判定</span>
          ) : null}
          {row.pending ? <small className="tone-blue">待确认</small> : null}
        </td>
        <td className="col-last">
          <LastValue item={item} row={row} measure={measure} />
        </td>
        {view.locked ? null : (
          <td className="col-menu">
            <LineMenu
              item={item}
              template={template}
              row={row}
              label={label}
              isNew={isNew}
              onDrop={onDrop}
              put={send}
            />
          </td>
        )}
      </tr>
      {problem ? (
        <tr className="line-problem">
          <td colSpan={columns.count} role="alert">
            {problem}
          </td>
        </tr>
      ) : null}
    </>
  )
}

function useLive(stored: MeasuredRow, row: MeasuredRow, onLive: Props['onLive']): void {
  const text = JSON.stringify(row)
  const changed = text !== JSON.stringify(stored)
  useEffect(() => {
    onLive(stored.key, changed ? (JSON.parse(text) as MeasuredRow) : null)
    return () => onLive(stored.key, null)
  }, [stored.key, text, changed, onLive])
}

function RetestCell({
  row,
  measure,
  label,
  retest,
  readOnly,
}: {
  row: MeasuredRow
  measure: Measure
  label: string
  retest: RetestEditor
  readOnly: boolean
}) {
  const bounds = { min: measure.min, max: measure.max, unit: measure.unit }
  const field = useField(retest.valueOf(row.key), (text, seal, onFailure) => {
    const read = readNumber(text, bounds)
    return retest.setValue(row, read.ok ? read.value : text, seal, onFailure)
  })
  const read = readNumber(field.value, bounds)
  const wrong = field.value.trim() !== '' && !read.ok ? read.sentence : field.problem
  const result = read.ok ? judgeRow({ ...row, value: read.value, rounded: false }, measure) : null
  return (
    <div className="retest-cell">
      <NumberField
        label={`${label} 复测`}
        unit={measure.unit}
        field={field}
        shown={read.ok ? showDecimal(read.value, measure.decimals, limitsOf(measure)) : field.value}
        invalid={wrong !== ''}
        readOnly={readOnly}
      />
      {result && 'verdict' in result ? <VerdictMark verdict={result.verdict} /> : null}
      {wrong ? <p role="alert">{wrong}</p> : null}
    </div>
  )
}

/** Last quarter's value and the change since. Equal values are asked about, never filled in. */
function LastValue({ item, row, measure }: { item: ItemView; row: MeasuredRow; measure: Measure }) {
  const before = item.history.at(-1)?.rows.find((r) => r.key === row.key && r.basis === row.basis)?.value
  if (!before || !isDecimal(before)) return <span className="last-none">—</span>
  const shown = showDecimal(before, measure.decimals)
  if (!isDecimal(row.value)) return <>{shown}</>
  const order = compareDecimal(row.value, before)
  if (order === 0)
    return (
      <>
        {shown} {isCopyable(row.value) && <b className="tone-attention">相同?</b>}
      </>
    )
  const change = roundDecimal(subtract(row.value, before), measure.decimals)
  return (
    <>
      {shown} {order > 0 ? '+' : ''}
      {change}
    </>
  )
}

/** `38,260.7 / 40,960.0`. Bytes and kilobytes bring a larger unit, once if it is the same: `319.84 / 499.76GB`. */
function amounts({ used, total, unit }: MeasuredRow): string {
  if (unit !== 'B' && unit !== 'KB') return `${amount(used)} / ${amount(total)}`
  const [first, last] = [sizeText(used, unit), sizeText(total, unit)]
  return `${first.slice(-2) === last.slice(-2) ? first.slice(0, -2) : first} / ${last}`
}

/** `38,260.7`: at most one decimal, thousands apart. */
function amount(text: string): string {
  if (!isDecimal(text)) return text
  const [whole, fraction] = roundDecimal(text, 1).split('.')
  return `${whole!.replace(/\B(?=(\d{3})+$)/g, ',')}.${fraction}`
}
