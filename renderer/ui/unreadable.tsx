import { Button } from 'antd'
import { queryClient } from '../client/live.ts'
import { useArrival } from './arrival.ts'
import { ProblemBar } from './problem-bar.tsx'
import css from './unreadable.module.css'

/** In place of a screen whose records cannot be read: why, and a way to try again. */
export function Unreadable({ sentence }: { readonly sentence: string }) {
  const arrive = useArrival<HTMLButtonElement>()
  return (
    <main className={css['unreadable']} data-zone="work">
      <h1>读不到内容</h1>
      <ProblemBar tone="err">{sentence}</ProblemBar>
      <p>已经保存的内容没有改动。请重试；还是读不到时，请关闭“巡检”再打开。</p>
      <Button ref={arrive} type="primary" onClick={() => void queryClient.invalidateQueries()}>
        重试
      </Button>
    </main>
  )
}
