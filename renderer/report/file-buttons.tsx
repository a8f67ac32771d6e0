import { Button } from 'antd'
import { ExternalLink, FileDown } from 'lucide-react'
import { ProblemBar } from '../ui/problem-bar.tsx'
import css from './aside.module.css'
import { useFileActions } from './file-actions.ts'

interface Props {
  /** Null while the file is not there yet. */
  readonly file: { readonly docx: string; readonly name: string } | null
  readonly label: string
}

/** Save the shown Word file, or open it where the desktop can. */
export function FileButtons({ file, label }: Props) {
  const { told, saveAs, open } = useFileActions()
  return (
    <>
      <div className={css['pair']}>
        <Button
          icon={<FileDown size={17} aria-hidden />}
          disabled={!file}
          onClick={() => file && void saveAs(file.docx, file.name)}
        >
          {label}
        </Button>
        {open && (
          <Button
            icon={<ExternalLink size={17} aria-hidden />}
            disabled={!file}
            onClick={() => file && void open(file.docx, file.name)}
          >
            Word/WPS
          </Button>
        )}
      </div>
      {told && (
        <ProblemBar tone={told.ok ? 'info' : 'err'} announce>
          {told.sentence}
        </ProblemBar>
      )}
    </>
  )
}
