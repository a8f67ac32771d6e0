import { Button, Checkbox, Segmented } from 'antd'
import { ChevronLeft, ChevronRight, CircleCheck, CircleX, Copy, EyeOff, TriangleAlert } from 'lucide-react'
import { TaskProgress } from '../report/task-progress.tsx'
import type { Running } from '../report/run-task.ts'
import { Panel } from '../ui/panel.tsx'
import { ProblemBar } from '../ui/problem-bar.tsx'
import { StatusPill } from '../ui/status-pill.tsx'
import { type Choice, isLeftOut, type Previewed } from './looked.ts'
import css from './import.module.css'

export const pageSize = 50

interface Props {
  readonly preview: Previewed | null
  readonly running: Running | null
  readonly problem: string
  readonly show: 'all' | 'problem'
  readonly page: number
  readonly leave: Choice
  readonly onShow: (show: 'all' | 'problem') => void
  readonly onPage: (page: number) => void
  readonly onLeave: (leave: Choice) => void
  readonly onCancel: () => void
}

/** What each row would become and what is wrong with it; which rows are left out is the user's choice. */
export function PreviewPanel(props: Props) {
  const { preview, running, problem, show, page, leave, onShow, onPage, onLeave, onCancel } = props
  const pages = Math.ceil((preview?.shown ?? 0) / pageSize)
  const choose = (change: Partial<Choice>): void => onLeave({ ...leave, ...change })
  return (
    <Panel
      title="3 导入前先看"
      extra={
        preview && (
          <Segmented
            aria-label="看哪些行"
            value={show}
            options={[
              { value: 'all', label: `全部 ${preview.total}` },
              { value: 'problem', label: '有问题的' },
            ]}
            onChange={(value) => onShow(value as typeof show)}
          />
        )
      }
    >
      {running && <TaskProgress running={running} label="正在读取表格" onCancel={onCancel} />}
      {problem && <ProblemBar tone="err">{problem}</ProblemBar>}
      {preview && (
        <>
          <div className={css['counts']} role="status">
            <StatusPill tone={preview.errors > 0 ? 'err' : 'ok'} icon={preview.errors > 0 ? CircleX : CircleCheck}>
              {preview.errors > 0 ? `${preview.errors} 行读不懂` : '每一行都能读懂'}
            </StatusPill>
            {preview.duplicates > 0 && (
              <StatusPill tone="warn" icon={Copy}>{`${preview.duplicates} 行重复`}</StatusPill>
            )}
            {preview.notes > 0 && (
              <StatusPill tone="info" icon={TriangleAlert}>{`${preview.notes} 行有提示`}</StatusPill>
            )}
            {preview.hidden > 0 && <StatusPill tone="grey" icon={EyeOff}>{`${preview.hidden} 行隐藏`}</StatusPill>}
          </div>
          <div className={css['choices']}>
            {preview.errors > 0 && (
              <Checkbox checked={leave.errors} onChange={(e) => choose({ errors: e.target.checked })}>
                不导入读不懂的 {preview.errors} 行
              </Checkbox>
            )}
            {preview.duplicates > 0 && (
              <Checkbox checked={leave.duplicates} onChange={(e) => choose({ duplicates: e.target.checked })}>
                不导入重复的 {preview.duplicates} 行
              </Checkbox>
            )}
            {preview.hidden > 0 && (
              <Checkbox checked={leave.hidden} onChange={(e) => choose({ hidden: e.target.checked })}>
                不导入隐藏的 {preview.hidden} 行
              </Checkbox>
            )}
          </div>
          <Rows preview={preview} leave={leave} onLeave={onLeave} />
          {pages > 1 && (
            <nav className={css['pages']} aria-label="翻页">
              <Button
                disabled={page === 0}
                icon={<ChevronLeft size={16} aria-hidden />}
                onClick={() => onPage(page - 1)}
              >
                上一页
              </Button>
              <span>
                第 {page + 1} / {pages} 页
              </span>
              <Button
                disabled={page + 1 >= pages}
                icon={<ChevronRight size={16} aria-hidden />}
                iconPlacement="end"
                onClick={() => onPage(page + 1)}
              >
                下一页
              </Button>
            </nav>
          )}
        </>
      )}
    </Panel>
  )
}

interface RowsProps {
  readonly preview: Previewed
  readonly leave: Choice
  readonly onLeave: (leave: Choice) => void
}

function Rows({ preview, leave, onLeave }: RowsProps) {
  if (preview.rows.length === 0) return <p className={css['hint']}>没有这样的行。</p>
  return (
    <table className={css['rows']}>
      <thead>
        <tr>
          <th scope="col">行</th>
          <th scope="col">导入为</th>
          <th scope="col">提示</th>
          <th scope="col">导入</th>
        </tr>
      </thead>
      <tbody>
        {preview.rows.map((row) => {
          const byReason = isLeftOut(row.reasons, leave)
          const out = byReason || leave.rows.has(row.row)
          return (
            <tr key={row.row} data-out={out}>
              <th scope="row">{row.row}</th>
              <td>
                <Becomes row={row} />
              </td>
              <td className={css['says']}>
                {row.problems.map((p) => (
                  <span key={p.sentence} data-level={p.level}>
                    {p.sentence}
                  </span>
                ))}
                {row.duplicate && <span data-level="note">{row.duplicate}</span>}
                {row.hidden && <span data-level="note">表格里隐藏的行</span>}
              </td>
              <td>
                <Checkbox
                  aria-label={`导入第 ${row.row} 行`}
                  checked={!out}
                  disabled={row.draft === null || byReason}
                  onChange={(event) => {
                    const rows = new Map(leave.rows)
                    if (event.target.checked) rows.delete(row.row)
                    else rows.set(row.row, row.reasons)
                    onLeave({ ...leave, rows })
                  }}
                />
              </td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}

const clockText = (at: string): string => at.slice(0, 16).replace('T', ' ')

/** The record that the row would be, in two lines; of a row that cannot be read what stands in its cells. */
function Becomes({ row }: { readonly row: Previewed['rows'][number] }) {
  const made = row.draft
  if (made === null)
    return <span className={css['cells']}>{Object.values(row.shown).join(' · ').slice(0, 200) || '（空）'}</span>
  if (made.target === 'fault') {
    const { draft } = made
    return (
      <span className={css['becomes']}>
        <b>
          {clockText(draft.reportedAt)}　{draft.title}
        </b>
        <small>
          {[
            draft.reporter.department,
            draft.reporter.name,
            draft.closedAt ? `已关闭 ${clockText(draft.closedAt)}` : '处理中',
            draft.result || draft.remedy,
          ]
            .filter(Boolean)
            .join(' · ')}
        </small>
      </span>
    )
  }
  if (made.target === 'device') {
    const { card, detail } = made.draft
    return (
      <span className={css['becomes']}>
        <b>
          {card.name}　{card.model}
        </b>
        <small>
          {[card.serial && `SN ${card.serial}`, card.asset, card.place, detail.maker, detail.address]
            .filter(Boolean)
            .join(' · ')}
        </small>
      </span>
    )
  }
  const { draft } = made
  return (
    <span className={css['becomes']}>
      <b>
        {clockText(draft.from)}　{draft.subject}
      </b>
      <small>
        {[draft.people.join('、'), draft.person, draft.done ? '已完成' : '未完成', draft.result]
          .filter(Boolean)
          .join(' · ')}
      </small>
    </span>
  )
}
