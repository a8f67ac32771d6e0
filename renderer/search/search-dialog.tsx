import { Modal } from 'antd'
import { closeLayer, useLayer } from '../frame/layer.ts'
import { SearchPanel } from './search-panel.tsx'
import { useFocusBack } from '../ui/focus-back.ts'
import css from './search.module.css'

/** Search over everything, from anywhere by Ctrl F. */
export function SearchDialog() {
  const open = useLayer((s) => s.open === 'search')
  return open ? <Opened /> : null
}

function Opened() {
  useFocusBack()
  return (
    <Modal
      open
      // Its name for screen readers; the eye has the form's own head.
      title="搜索"
      classNames={{ header: 'visually-hidden' }}
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
