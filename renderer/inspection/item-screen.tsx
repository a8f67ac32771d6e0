import { type ItemView, templateOf, useInspection } from './context.ts'
import { StepFrame } from './step-frame.tsx'

/** One check item. */
export function ItemScreen({ item }: { item: ItemView }) {
  const { checklist } = useInspection()
  const template = templateOf(checklist, item.id)
  return (
    <StepFrame asideLabel="证据与命令" aside={null} actions={null}>
      <h2>{template.sentence}</h2>
    </StepFrame>
  )
}
