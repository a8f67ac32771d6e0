import { Button } from 'antd'
import { CircleCheck, CircleDashed, Wrench } from 'lucide-react'
import { type ItemView, useInspection } from './context.ts'
import { focusField, neighbour } from './place.ts'
import { gapsOfItem } from './status.tsx'
import { ToFault } from './to-fault.tsx'
import { useUndo } from './undo.ts'

/** What the item still lacks, with a jump to the first of it. */
export function ItemState({ item }: { item: ItemView }) {
  const { view, go } = useInspection()
  const offer = useUndo((s) => s.offer)
  const gaps = gapsOfItem(view, item.id)
  // The undo bar needs the place for its ten seconds.
  if (offer || item.progress === 'unseen') return null
  if (item.progress === 'complete')
    return (
      <p className="item-state tone-normal">
        <CircleCheck aria-hidden="true" />
        本项齐全
      </p>
    )
  const first = gaps[0]
  if (!first) return null
  return (
    <button
      type="button"
      className="item-state item-state-open"
      onClick={() => {
        go({ step: item.section, item: item.id, field: first.field })
        focusField([first.field])
      }}
    >
      <CircleDashed aria-hidden="true" />
      <span>
        <b>本项缺 {gaps.length} 处：</b>
        {first.label}
      </span>
    </button>
  )
}

interface Props {
  readonly item: ItemView
  /** Opens 现场处理; null where it has no place. */
  readonly onHandle: (() => void) | null
}

/** Buttons of an item; the next one is the blue one. */
export function ItemActions({ item, onHandle }: Props) {
  const { view, checklist, place, go } = useInspection()
  const checks = view.items.filter((i) => i.progress !== 'report')
  const last = checks.at(-1)?.id === item.id
  return (
    <>
      {/* A point of a self-check is put right by an order. */}
      {checklist.words === 'verdict' ? <ToFault item={item} /> : null}
      {onHandle && !view.locked ? (
        <Button size="large" icon={<Wrench size={20} aria-hidden="true" />} onClick={onHandle}>
          现场处理并复测
        </Button>
      ) : null}
      {/* Beside the three buttons of a problem a fourth has no room; Ctrl → and the list go there too. */}
      {last || (onHandle && !view.locked) ? null : checklist.sections.at(-1)?.id === place.step &&
        view.counts.open === 0 ? (
        <Button size="large" onClick={() => go({ step: 'conclusion' })}>
          结论与建议 <kbd>Ctrl →</kbd>
        </Button>
      ) : null}
      <Button size="large" type="primary" onClick={() => go(neighbour(view, place, 1))}>
        {last ? '结论与建议' : '下一项'} <kbd>Enter</kbd>
      </Button>
    </>
  )
}
