import { Button } from 'antd'
import { RefreshCw } from 'lucide-react'
import { dateTimeOf } from '../../domain/time/instant.ts'
import { ProblemBar } from '../ui/problem-bar.tsx'
import css from './aside.module.css'
import type { ReportVersion } from './context.ts'
import { ContentHash } from './content-hash.tsx'
import { FileButtons } from './file-buttons.tsx'
import type { Task } from './run-task.ts'

interface Props {
  readonly report: ReportVersion
  readonly file: { readonly docx: string; readonly name: string } | null
  readonly rerender: Task<'report.rerender'>
  /** The shown file was drawn again and is not the one that was signed. */
  readonly redrawn: boolean
  readonly onRerender: () => void
}

/** A finalised version: what identifies it, and its file. */
export function ShownVersion({ report, file, rerender, redrawn, onRerender }: Props) {
  const version = report.version!
  return (
    <section className={css['part']} aria-label={`${version.version} 文件`}>
      <p className={css['meta']}>
        {version.version} 定稿 {dateTimeOf(version.finalisedAt)}
        {version.by && ` · ${version.by}`}
        <br />
        内容哈希（SHA-256，印在报告里）
      </p>
      <ContentHash hash={version.content} />
      <FileButtons file={file} label={redrawn ? '另存重新生成的' : '另存为'} />
      <Button
        size="small"
        type="link"
        icon={<RefreshCw size={15} aria-hidden />}
        disabled={redrawn}
        loading={rerender.running !== null}
        onClick={onRerender}
      >
        {redrawn ? '已按存档内容重新生成' : '按存档内容重新生成'}
      </Button>
      {rerender.problem && <ProblemBar tone="err">{rerender.problem}</ProblemBar>}
    </section>
  )
}
