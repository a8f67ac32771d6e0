import { Button } from 'antd'
import { History } from 'lucide-react'
import { clockSecondsOf, dateOf, type Instant } from '../../domain/time/instant.ts'
import { save } from '../client/call.ts'
import { queryClient } from '../client/live.ts'
import { ProblemBar } from '../ui/problem-bar.tsx'

interface Props {
  /** The last save before the crash. */
  readonly at: Instant
  readonly today: string
  /** Where work stopped, or empty. */
  readonly item: string
}

/** After a run that did not end properly: nothing is lost, and nobody is asked whether to recover. */
export function Recovered({ at, today, item }: Props) {
  const read = async (): Promise<void> => {
    await save('home.acknowledgeRecovery', () => ({}))
    await queryClient.invalidateQueries({ queryKey: ['home.overview'] })
  }
  const day = dateOf(at)
  return (
    <ProblemBar
      tone="info"
      icon={History}
      announce
      title={item ? `上次未正常退出，已回到 ${item}。` : '上次未正常退出。'}
      action={
        <Button size="small" onClick={() => void read()}>
          知道了
        </Button>
      }
    >
      内容都在，最后保存 {day === today ? '' : `${day} `}
      {clockSecondsOf(at)}。
    </ProblemBar>
  )
}
