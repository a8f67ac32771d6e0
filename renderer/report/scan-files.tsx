import { Button } from 'antd'
import { Download } from 'lucide-react'
import { useState } from 'react'
import { sentenceOf } from '../client/call.ts'
import { useLive } from '../client/live.ts'
import { transport } from '../client/transport.ts'
import css from './aside.module.css'

/** The signed paper as it was scanned, each file to be saved and opened again. */
export function ScanFiles({ report }: { readonly report: string }) {
  const files = useLive('report.scans', { report }).data ?? []
  const [problem, setProblem] = useState('')
  const save = async (sha256: string, name: string): Promise<void> => {
    const outcome = await transport.host.saveAs(sha256, name)
    setProblem(outcome.ok ? '' : sentenceOf(outcome))
  }
  return (
    <>
      {files.map((file, n) => (
        <Button
          key={file.id}
          size="small"
          icon={<Download size={16} aria-hidden />}
          onClick={() => void save(file.sha256, file.name || `签字扫描件${n + 1}`)}
        >
          {file.name || `签字扫描件${n + 1}`}
        </Button>
      ))}
      {problem && (
        <p role="alert" className={css['help']}>
          {problem}
        </p>
      )}
    </>
  )
}
