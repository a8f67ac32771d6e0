import { Modal } from 'antd'
import { useState } from 'react'
import { useAppClock } from '../client/app-clock.ts'
import { useLive } from '../client/live.ts'
import { closeLayer, useLayer } from '../frame/layer.ts'
import { type Draft, isBegun } from './draft.ts'
import { QuickForm } from './quick-form.tsx'
import { useFocusBack } from '../ui/focus-back.ts'
import css from './quick.module.css'

/** 快速登记: a question and its answer in three fields, over anything. What it needs is read before it is opened. */
export function QuickEntry() {
  const open = useLayer((s) => s.open === 'quick')
  const kept = useLive('service.quickDraft', {}).data
  const contracts = useLive('setup.records', {}).data?.contracts ?? []
  const clock = useAppClock()
  if (!open || kept === undefined || contracts.length === 0) return null
  const there = (id: string): boolean => contracts.some((c) => c.record.id === id)
  const contract = kept && there(kept.contract) ? kept.contract : contracts[0]!.record.id
  const empty: Draft = {
    contract,
    way: 'phone',
    person: '',
    question: '',
    answer: '',
    askedAt: clock(),
    faq: '',
    service: '',
  }
  return <Opened first={kept && isBegun(kept) ? { ...kept, contract } : empty} contracts={contracts} />
}

function Opened(props: { readonly first: Draft; readonly contracts: Parameters<typeof QuickForm>[0]['contracts'] }) {
  const [first] = useState(props.first)
  useFocusBack()
  return (
    <Modal
      open
      // Its name for screen readers; the eye has the form's own head.
      title="快速登记"
      classNames={{ header: 'visually-hidden' }}
      footer={null}
      closable={false}
      // Esc is the form's own: it closes the list first.
      keyboard={false}
      mask={{ closable: false }}
      transitionName=""
      maskTransitionName=""
      width={810}
      className={css['modal'] ?? ''}
      onCancel={() => closeLayer()}
    >
      <QuickForm first={first} contracts={props.contracts} />
    </Modal>
  )
}
