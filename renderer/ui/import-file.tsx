import { Button } from 'antd'
import { FolderOpen } from 'lucide-react'
import { useRef, useState } from 'react'
import css from './import-file.module.css'
import { ProblemBar } from './problem-bar.tsx'

interface Props {
  /** What the file field is called: `合同包文件`. */
  readonly label: string
  /** What the button says: `导入…`. */
  readonly button: string
  /** In bytes; a file beyond it was chosen by mistake. */
  readonly largest: number
  readonly tooLarge: (name: string) => string
  /** Takes the text of the file; resolves to what there is to say. */
  readonly bring: (text: string, name: string) => Promise<{ readonly done: string } | { readonly problem: string }>
}

/** A button that takes a JSON file. What is wrong with the file stays on screen until the next one. */
export function ImportFile({ label, button, largest, tooLarge, bring }: Props) {
  const file = useRef<HTMLInputElement>(null)
  const [said, setSaid] = useState({ done: '', problem: '' })
  const take = async (chosen: File): Promise<void> => {
    setSaid({ done: '', problem: chosen.size > largest ? tooLarge(chosen.name) : '' })
    if (chosen.size > largest) return
    const outcome = await bring(await chosen.text(), chosen.name)
    setSaid({ done: '', problem: '', ...outcome })
  }
  return (
    <>
      <input
        ref={file}
        type="file"
        accept=".json,application/json"
        hidden
        aria-label={label}
        onChange={(event) => {
          const chosen = event.target.files?.[0]
          event.target.value = ''
          if (chosen) void take(chosen)
        }}
      />
      <Button
        className={css['button'] ?? ''}
        icon={<FolderOpen size={18} aria-hidden />}
        onClick={() => file.current?.click()}
      >
        {button}
      </Button>
      <p role="status" className={css['done']}>
        {said.done}
      </p>
      {said.problem && (
        <div className={css['problem']}>
          <ProblemBar tone="err">{said.problem}</ProblemBar>
        </div>
      )}
    </>
  )
}
