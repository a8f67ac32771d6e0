import { Button } from 'antd'
import { FolderOpen } from 'lucide-react'
import { useRef, useState } from 'react'
import { save, sentenceOf } from '../client/call.ts'
import { ProblemBar } from '../ui/problem-bar.tsx'
import type { PackSummary } from './pack-summary.ts'
import css from './setup.module.css'

/** Larger than any contract; a file beyond it was chosen by mistake. In bytes. */
const largest = 10 * 1024 * 1024

/** Brings a contract pack from a file. What is wrong with the file stays on screen until the next one. */
export function ImportPack({ onImported }: { readonly onImported?: (pack: PackSummary) => void }) {
  const file = useRef<HTMLInputElement>(null)
  const [problem, setProblem] = useState('')
  const [done, setDone] = useState('')
  const bring = async (chosen: File): Promise<void> => {
    setDone('')
    if (chosen.size > largest) return setProblem(`“${chosen.name}”太大，不像合同包，未导入。`)
    const text = await chosen.text()
    let why = ''
    const saved = await save(
      'pack.import',
      () => ({ text }),
      undefined,
      (outcome) => (why = sentenceOf(outcome)),
    )
    setProblem(why)
    if (!saved) return
    setDone(`已导入 ${saved.value.name}，${saved.value.clauses} 条。`)
    onImported?.(saved.value)
  }
  return (
    <>
      <input
        ref={file}
        type="file"
        accept=".json,application/json"
        hidden
        aria-label="合同包文件"
        onChange={(event) => {
          const chosen = event.target.files?.[0]
          event.target.value = ''
          if (chosen) void bring(chosen)
        }}
      />
      <Button
        className={css['import'] ?? ''}
        icon={<FolderOpen size={18} aria-hidden />}
        onClick={() => file.current?.click()}
      >
        导入…
      </Button>
      <p role="status" className={css['imported']}>
        {done}
      </p>
      {problem && (
        <div className={css['importProblem']}>
          <ProblemBar tone="err">{problem}</ProblemBar>
        </div>
      )}
    </>
  )
}
