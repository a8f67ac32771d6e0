import { Button, Drawer } from 'antd'
import { useState } from 'react'
import type { OutputOf } from '../client/api.ts'
import { save, sentenceOf } from '../client/call.ts'
import { useLive } from '../client/live.ts'
import { dateTimeOf } from '../../domain/time/instant.ts'
import type { Verdict } from '../../domain/verdict.ts'
import { type ItemView, useInspection, useVerdictNames } from './context.ts'

type Entry = OutputOf<'history.of'>[number]

const actions: Readonly<Record<string, string>> = {
  'item.judge': '判定',
  'item.explain': '改理由',
  'item.markSubPoints': '标记子项',
  'item.setRow': '填写实测值',
  'item.removeRow': '删除实测值',
  'item.confirmRows': '确认识别值',
  'evidence.addText': '粘贴文本',
  'evidence.addFile': '添加证据',
  'record.edit': '修改文字',
  'record.sealAll': '修改文字',
  'history.undo': '撤销',
}

/** How often an item was changed, pieces of evidence taken out included. */
export function useHistoryCount(item: ItemView): number {
  const names = useVerdictNames()
  const { view } = useInspection()
  const entries = useLive('history.of', { table: 'inspection_item', row: item.row }).data ?? []
  const removed = useLive('evidence.removed', { ownerTable: 'inspection', owner: view.id, item: item.id }).data ?? []
  return entries.filter((e) => changesOf(e, names).length > 0).length + removed.length
}

/** Every change of an item, the newest first: who, when, from what to what. */
export function HistoryDrawer({ item, open, onClose }: { item: ItemView; open: boolean; onClose: () => void }) {
  const names = useVerdictNames()
  const { view } = useInspection()
  const [problem, setProblem] = useState('')
  const entries = useLive('history.of', { table: 'inspection_item', row: item.row }, open)
  const removed =
    useLive('evidence.removed', { ownerTable: 'inspection', owner: view.id, item: item.id }, open).data ?? []
  return (
    <Drawer open={open} onClose={onClose} title={`${item.id} 历史`} size={420}>
      {entries.error ? <p role="alert">{entries.error.message}</p> : null}
      <ol className="history" tabIndex={0} aria-label="改动，新的在前">
        {(entries.data ?? []).map((entry) => {
          const changes = changesOf(entry, names)
          if (changes.length === 0) return null
          return (
            <li key={entry.tx}>
              <p>
                <b>{actions[entry.action] ?? '改动'}</b> {dateTimeOf(entry.at)} · {entry.who}
              </p>
              <ul>
                {changes.map((line) => (
                  <li key={line}>{line}</li>
                ))}
              </ul>
            </li>
          )
        })}
      </ol>
      {removed.length > 0 ? (
        <>
          <h3>已移出的证据</h3>
          {problem ? <p role="alert">{problem}</p> : null}
          <ul className="history">
            {removed.map((e) => (
              <li key={e.id}>
                {e.file?.name || '粘贴的文本'} · {e.state?.at ? dateTimeOf(e.state.at) : ''} {e.state?.reason}
                {view.locked ? null : (
                  <Button
                    size="small"
                    onClick={() =>
                      void save(
                        'evidence.restore',
                        () => ({ evidence: e.id }),
                        undefined,
                        (o) => setProblem(sentenceOf(o)),
                      )
                    }
                  >
                    放回
                  </Button>
                )}
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </Drawer>
  )
}

interface MeasLike {
  readonly verdict?: Verdict | null
  readonly reason?: string
  readonly rows?: readonly {
    readonly key: string
    readonly object: string
    readonly value: string
    readonly pending: boolean
  }[]
  readonly subPoints?: Readonly<Record<string, { readonly state: Verdict | null }>>
  readonly text?: string
  readonly name?: string
  readonly action?: string
}

type Names = ReturnType<typeof useVerdictNames>

/** What one act changed, a line for each thing. */
function changesOf(entry: Entry, names: Names): string[] {
  return entry.changes.flatMap(({ register, before, after }) => {
    const [a, b] = [before as MeasLike | null, after as MeasLike | null]
    if (register === 'meas') return measLines(a ?? {}, b ?? {}, names)
    if (register === 'note') return textLine('备注', a?.text, b?.text)
    if (register === 'witness') return textLine('院方见证', a?.name, b?.name)
    if (register === 'retest')
      return [...textLine('现场处理', a?.action, b?.action), ...rowLines('复测 ', a?.rows ?? [], b?.rows ?? [])]
    return []
  })
}

function measLines(a: MeasLike, b: MeasLike, names: Names): string[] {
  const word = (v: Verdict | null | undefined): string => (v ? names[v] : '未判定')
  const marked = Object.entries(b.subPoints ?? {}).filter(
    ([id, s]) => s.state !== (a.subPoints?.[id]?.state ?? null),
  ).length
  return [
    ...(a.verdict !== b.verdict && (a.verdict || b.verdict) ? [`结果：${word(a.verdict)} → ${word(b.verdict)}`] : []),
    ...textLine('理由', a.reason, b.reason),
    ...rowLines('', a.rows ?? [], b.rows ?? []),
    ...(marked > 0 ? [`子项：标记 ${marked} 个`] : []),
  ]
}

type Rows = NonNullable<MeasLike['rows']>

function rowLines(prefix: string, a: Rows, b: Rows): string[] {
  const name = (r: Rows[number]): string => r.object || r.key.split('/')[0]!
  return [
    ...b.flatMap((r) => {
      const old = a.find((o) => o.key === r.key)
      if (!old) return r.value === '' ? [] : [`${prefix}${name(r)}：${r.value}`]
      if (old.value !== r.value) return [`${prefix}${name(r)}：${old.value || '空'} → ${r.value || '空'}`]
      return old.pending && !r.pending ? [`${prefix}${name(r)}：已确认`] : []
    }),
    ...a
      .filter((o) => o.value !== '' && !b.some((r) => r.key === o.key))
      .map((o) => `${prefix}${name(o)}：${o.value} → 删除`),
  ]
}

function textLine(label: string, a = '', b = ''): string[] {
  return a === b ? [] : [`${label}：${a ? `“${a}” → ` : ''}“${b}”`]
}
