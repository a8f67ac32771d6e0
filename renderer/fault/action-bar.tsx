import { Button, Dropdown, type MenuProps } from 'antd'
import { Check, ChevronDown } from 'lucide-react'
import { endOf } from '../../domain/fault/timeline.ts'
import type { FaultEventType } from '../../domain/record/fault.ts'
import { KeyCap } from '../ui/key-cap.tsx'
import { useArrival } from '../ui/arrival.ts'
import { useMainKey } from '../ui/main-key.ts'
import { type Layer, useFault } from './context.ts'
import { UndoNote } from './undo-note.tsx'
import { entryName } from './words.ts'
import css from './timeline.module.css'

/** Buttons beside the blue one before the rest goes under 更多. */
const besides = 2
/** Written by acts of their own, or always at the same place. */
const elsewhere: ReadonlySet<FaultEventType> = new Set(['waiting', 'note', 'reclassified', 'closed', 'reopened'])

/** What can be recorded now: the next milestone is the blue button. */
export function ActionBar() {
  const { view, readOnly, show } = useFault()
  const next = view.nextStep
  const act = next ? (): void => show(layerOf(next.type)) : null
  useMainKey(readOnly ? null : act)
  const arrive = useArrival<HTMLButtonElement>()
  if (readOnly) return <UndoNote />
  const open = view.events.find((e) => e.entry.type === 'waiting' && endOf(e) === '')
  const others = view.others.filter((o) => !elsewhere.has(o.type) && o.type !== next?.type)
  const more = menu(view.state, others.slice(besides), show)
  return (
    <div className={css['actions']}>
      <UndoNote />
      {next && act && (
        <Button
          ref={arrive}
          type="primary"
          size="large"
          icon={<Check size={18} aria-hidden />}
          aria-keyshortcuts="Control+Enter"
          onClick={act}
        >
          {next.type === 'closed' ? '关闭故障' : `记录 ${next.label}`} <KeyCap>Ctrl Enter</KeyCap>
        </Button>
      )}
      {others.slice(0, besides).map((step) => (
        <Button key={step.type} size="large" onClick={() => show(layerOf(step.type))}>
          {shorter(step.label)}
        </Button>
      ))}
      {open ? (
        <Button size="large" onClick={() => show({ kind: 'end', entry: open })}>
          结束等待
        </Button>
      ) : (
        <Button size="large" onClick={() => show({ kind: 'event', type: 'waiting' })}>
          等待
        </Button>
      )}
      <Button size="large" onClick={() => show({ kind: 'event', type: 'note' })}>
        备注
      </Button>
      <Dropdown menu={more} trigger={['click']}>
        <Button size="large" icon={<ChevronDown size={16} aria-hidden />} iconPlacement="end">
          更多
        </Button>
      </Dropdown>
    </div>
  )
}

function layerOf(type: FaultEventType): Layer {
  if (type === 'closed') return { kind: 'close' }
  if (type === 'reclassified') return { kind: 'tier' }
  return { kind: 'event', type }
}

const shorter = (label: string): string => label.replace(/客户$/, '').replace(/^到达现场$/, '到场')

function menu(
  state: string,
  rest: readonly { readonly type: FaultEventType }[],
  show: (layer: Layer) => void,
): NonNullable<MenuProps> {
  const items: { key: string; label: string; layer: Layer }[] = [
    ...rest.map((step) => ({ key: step.type, label: entryName(step.type), layer: layerOf(step.type) })),
    { key: 'loaner', label: '备机…', layer: { kind: 'loaner' } },
    { key: 'force-majeure', label: '不可抗力…', layer: { kind: 'force-majeure' } },
    { key: 'tier', label: '改层级…', layer: { kind: 'tier' } },
    ...(state === 'open' || state === 'restored'
      ? [{ key: 'close', label: '关闭故障…', layer: { kind: 'close' } as const }]
      : []),
    { key: 'void', label: '作废…', layer: { kind: 'void' } },
  ]
  return {
    items: items.map(({ key, label }) => ({ key, label })),
    onClick: ({ key }) => show(items.find((item) => item.key === key)!.layer),
  }
}
