import { Button } from 'antd'
import { ListChecks } from 'lucide-react'
import { type ReactNode, useEffect, useRef } from 'react'
import { KeyCap } from '../ui/key-cap.tsx'
import { ProblemBar } from '../ui/problem-bar.tsx'
import css from './setup.module.css'

interface Props {
  readonly label: string
  /** What is still missing, by name. */
  readonly missing: readonly string[]
  readonly problem: string
  readonly busy: boolean
  readonly finish: () => void
  readonly children?: ReactNode
}

/** The blue button at the foot of the aside, also Ctrl Enter, with what is missing above it. */
export function Finish({ label, missing, problem, busy, finish, children }: Props) {
  const latest = useRef(finish)
  useEffect(() => {
    latest.current = finish
  })
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      if (event.key !== 'Enter' || !event.ctrlKey || event.isComposing) return
      event.preventDefault()
      latest.current()
    }
    window.addEventListener('keydown', press)
    return () => window.removeEventListener('keydown', press)
  }, [])
  return (
    <div className={css['finish']}>
      {missing.length > 0 && (
        <p className={css['missing']}>
          <ListChecks size={16} aria-hidden /> 还差 {missing.length} 项：{missing.join('、')}
        </p>
      )}
      {problem && <ProblemBar tone="err">{problem}</ProblemBar>}
      <Button type="primary" size="large" block loading={busy} aria-keyshortcuts="Control+Enter" onClick={finish}>
        {label} <KeyCap>Ctrl Enter</KeyCap>
      </Button>
      {children}
    </div>
  )
}
