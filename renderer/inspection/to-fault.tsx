import { Button } from 'antd'
import { Siren } from 'lucide-react'
import { useLocation } from 'wouter'
import { save, sentenceOf } from '../client/call.ts'
import { faultPath } from '../fault/path.ts'
import { type ItemView, useInspection } from './context.ts'
import { useItemProblem } from './item-problem.ts'

/** 转为故障: one act; what is already one opens. Nothing stands here for an item that is fine. */
export function ToFault({ item }: { readonly item: ItemView }) {
  const { view } = useInspection()
  const [, navigate] = useLocation()
  const { verdict } = item.meas
  if (verdict !== 'abnormal' && verdict !== 'attention') return null
  const act = async (): Promise<void> => {
    const done = await save(
      'fault.fromItem',
      () => ({ inspection: view.id, item: item.id }),
      undefined,
      (outcome) => useItemProblem.setState({ item: item.id, sentence: sentenceOf(outcome) }),
    )
    if (done) navigate(faultPath(done.value.fault))
  }
  return (
    <Button size="large" icon={<Siren size={20} aria-hidden="true" />} onClick={() => void act()}>
      转为故障
    </Button>
  )
}
