import { Button } from 'antd'
import { CloudDownload } from 'lucide-react'
import { useState } from 'react'
import { useLocation } from 'wouter'
import { save, sentenceOf } from '../client/call.ts'
import { routes } from '../routes.ts'
import css from './setup.module.css'

interface Props {
  readonly engineer: string
  /** Leads to the name when it is still missing. */
  readonly onMissing: () => void
}

/** For a firm that has an office already: only the name is asked, the rest comes by sync. */
export function Join({ engineer, onMissing }: Props) {
  const [, navigate] = useLocation()
  const [problem, setProblem] = useState('')
  const join = async (): Promise<void> => {
    if (engineer.trim() === '') {
      setProblem('请先填工程师姓名，再配对。')
      return onMissing()
    }
    const saved = await save(
      'setup.join',
      () => ({ engineer }),
      undefined,
      (outcome) => setProblem(sentenceOf(outcome)),
    )
    if (saved) navigate(routes.sync.path)
  }
  return (
    <>
      {problem && (
        <span role="alert" className={css['problem']}>
          {problem}
        </span>
      )}
      <Button icon={<CloudDownload size={18} aria-hidden />} onClick={() => void join()}>
        公司已有数据：与办公室配对
      </Button>
    </>
  )
}
