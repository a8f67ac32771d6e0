import { Modal } from 'antd'
import { useEffect, useState } from 'react'
import { closeLayer, useLayer } from '../frame/layer.ts'
import { SearchPanel } from './search-panel.tsx'
import css from './search.module.css'

/** Search over everything, from anywhere by Ctrl F. */
export function SearchDialog() {
  const open = useLayer((s) => s.open === 'search')
  return open ? <Opened /> : null
}

function Opened() {
  const [origin] = useState(() => document.activeElement)
  useEffect(
    () => () => {
      setTimeout(() => origin instanceof HTMLElement && origin.isConnected && origin.focus())
    },
    [origin],
  )
  return (
    <Modal
      open
      title={null}
      aria-label="搜索"
      footer={null}
      closable={false}
      mask={{ closable: true }}
      transitionName=""
      maskTransitionName=""
      width={760}
      className={css['modal'] ?? ''}
      onCancel={() => closeLayer()}
    >
      <SearchPanel />
    </Modal>
  )
}
