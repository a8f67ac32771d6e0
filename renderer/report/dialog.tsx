import { Modal } from 'antd'
import { type KeyboardEvent, type ReactNode } from 'react'
import { useFocusBack } from '../ui/focus-back.ts'
import { useOnce } from '../ui/once.ts'
import css from './aside.module.css'

interface Props {
  readonly title: string
  readonly okText: string
  /** The act runs: the button shows it. */
  readonly busy?: boolean
  readonly cancelText?: string
  /** Nothing to be typed: the button has the focus, and Enter does it. */
  readonly bare?: boolean
  /** What takes its time is a promise: until it is settled, another click or key does nothing. */
  readonly onOk: () => unknown
  readonly onClose: () => void
  readonly children: ReactNode
}

/**
 * A question with one act. It stands as long as it is mounted, traps the focus, and gives it back to where it came
 * from; Ctrl Enter does the act.
 */
export function Dialog({
  title,
  okText,
  busy = false,
  cancelText = '取消',
  bare = false,
  onOk,
  onClose,
  children,
}: Props) {
  useFocusBack()
  const act = useOnce(onOk)
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || event.nativeEvent.isComposing || busy) return
    event.preventDefault()
    act()
  }
  return (
    <Modal
      open
      title={title}
      okText={okText}
      cancelText={cancelText}
      okButtonProps={{ loading: busy, autoFocus: bare }}
      mask={{ closable: false }}
      // At once: a button that still moves can be missed.
      transitionName=""
      maskTransitionName=""
      onOk={act}
      onCancel={onClose}
    >
      <form
        className={css['dialog']}
        onKeyDown={onKeyDown}
        onSubmit={(event) => {
          event.preventDefault()
          if (!busy) act()
        }}
      >
        {children}
        <button type="submit" hidden />
      </form>
    </Modal>
  )
}
