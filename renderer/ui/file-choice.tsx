import { Button } from 'antd'
import { FilePlus2, X } from 'lucide-react'
import { type DragEvent, useRef } from 'react'
import css from './file-choice.module.css'

interface Props {
  readonly label: string
  readonly files: readonly File[]
  readonly accept: string
  readonly problem: string
  readonly testId: string
  readonly onChange: (files: readonly File[]) => void
}

/** Files to be sent with a form: chosen or dropped, each to be taken out again. */
export function FileChoice({ label, files, accept, problem, testId, onChange }: Props) {
  const chooser = useRef<HTMLInputElement>(null)
  const add = (list: FileList | null): void => onChange([...files, ...(list ?? [])])
  const drop = (event: DragEvent): void => {
    event.preventDefault()
    add(event.dataTransfer.files)
  }
  return (
    <div className={css['drop']} onDragOver={(event) => event.preventDefault()} onDrop={drop}>
      <input
        ref={chooser}
        type="file"
        hidden
        multiple
        accept={accept}
        data-testid={testId}
        onChange={(event) => {
          add(event.target.files)
          event.target.value = ''
        }}
      />
      <Button autoFocus icon={<FilePlus2 size={17} aria-hidden />} onClick={() => chooser.current?.click()}>
        {label}
      </Button>
      <ul className={css['files']}>
        {files.map((file, n) => (
          <li key={`${n}/${file.name}`}>
            <span>{file.name}</span>
            <Button
              type="text"
              size="small"
              aria-label={`去掉 ${file.name}`}
              icon={<X size={16} aria-hidden />}
              onClick={() => onChange(files.filter((f) => f !== file))}
            />
          </li>
        ))}
      </ul>
      {problem && (
        <p className={css['bad']} role="alert">
          {problem}
        </p>
      )}
    </div>
  )
}
