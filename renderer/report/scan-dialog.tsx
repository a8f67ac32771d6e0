import { Button, Input, Modal } from 'antd'
import { FilePlus2, X } from 'lucide-react'
import { type DragEvent, useRef, useState } from 'react'
import { dateOf } from '../../domain/time/instant.ts'
import { call, save } from '../client/call.ts'
import { transport } from '../client/transport.ts'
import { useInspection } from '../inspection/context.ts'
import { ProblemBar } from '../ui/problem-bar.tsx'
import css from './aside.module.css'
import { type DialogProblem, noProblem, problemOf } from './dialog-problem.ts'
import { FormRow } from './form-row.tsx'
import type { ReportVersion } from './stage.ts'

const accepted = '.pdf,.png,.jpg,.jpeg,.webp,.tif,.tiff'

/** Hangs the signed and stamped paper, scanned, on the version: who signed, and when. */
export function ScanDialog({ report, onClose }: { readonly report: ReportVersion; readonly onClose: () => void }) {
  const { view } = useInspection()
  const [files, setFiles] = useState<readonly File[]>([])
  const [signedBy, setSignedBy] = useState(report.scan?.signedBy ?? '')
  const [signedOn, setSignedOn] = useState(report.scan?.signedOn ?? dateOf(view.now))
  const [problem, setProblem] = useState<DialogProblem>(noProblem)
  const [busy, setBusy] = useState(false)
  const chooser = useRef<HTMLInputElement>(null)
  /** Pieces that are stored already: a second try does not store them twice. */
  const kept = useRef(new Map<File, string>())

  const keep = async (file: File): Promise<string | null> => {
    const there = kept.current.get(file)
    if (there) return there
    const stored = await transport.putFile(file)
    if ('failure' in stored) {
      setProblem({ sentence: `${file.name}：${stored.failure.sentence}`, fields: {} })
      return null
    }
    const added = await call('evidence.addFile', { inspection: view.id, item: '', sha256: stored.sha256, name: file.name, source: 'scan' })
    if (!added.ok) {
      setProblem(problemOf(added))
      return null
    }
    kept.current.set(file, added.value.evidence)
    return added.value.evidence
  }
  const submit = async (): Promise<void> => {
    if (busy) return
    const fields = {
      ...(files.length === 0 ? { evidence: '请先选择扫描件' } : {}),
      ...(signedBy.trim() === '' ? { signedBy: '请填写签字人' } : {}),
      ...(signedOn === '' ? { signedOn: '请填写签字日期' } : {}),
    }
    setProblem({ sentence: '', fields })
    if (Object.keys(fields).length > 0) return
    setBusy(true)
    const ids: string[] = []
    for (const file of files) {
      const id = await keep(file)
      if (id === null) return setBusy(false)
      ids.push(id)
    }
    const done = await save('report.attachScan', () => ({ report: report.id, evidence: ids, signedBy, signedOn }), undefined, (o) => setProblem(problemOf(o)))
    setBusy(false)
    if (done) onClose()
  }
  const add = (list: FileList | null): void => setFiles((before) => [...before, ...(list ?? [])])
  const drop = (event: DragEvent): void => {
    event.preventDefault()
    add(event.dataTransfer.files)
  }

  return (
    <Modal
      open
      title={`挂接 ${report.version!.version} 签字扫描件`}
      okText={busy ? '正在保存扫描件…' : '挂接'}
      cancelText="取消"
      okButtonProps={{ loading: busy }}
      maskClosable={false}
      onOk={() => void submit()}
      onCancel={onClose}
    >
      <form
        className={css['dialog']}
        onSubmit={(event) => {
          event.preventDefault()
          void submit()
        }}
        onDragOver={(event) => event.preventDefault()}
        onDrop={drop}
      >
        <div className={css['formRow']}>
          <input
            ref={chooser}
            type="file"
            hidden
            multiple
            accept={accepted}
            data-testid="scan-files"
            onChange={(event) => {
              add(event.target.files)
              event.target.value = ''
            }}
          />
          <Button autoFocus icon={<FilePlus2 size={17} aria-hidden />} onClick={() => chooser.current?.click()}>
            选择扫描件（PDF 或图片，可拖入）
          </Button>
          <ul className={css['files']}>
            {files.map((file, n) => (
              <li key={`${n}/${file.name}`}>
                <span>{file.name}</span>
                <Button type="text" size="small" aria-label={`去掉 ${file.name}`} icon={<X size={16} aria-hidden />} onClick={() => setFiles(files.filter((f) => f !== file))} />
              </li>
            ))}
          </ul>
          {problem.fields['evidence'] && (
            <p className={css['bad']} role="alert">
              {problem.fields['evidence']}
            </p>
          )}
        </div>
        <FormRow label="院方签字人" problem={problem.fields['signedBy']}>
          <Input value={signedBy} placeholder={view.record.people?.witness ?? ''} onChange={(event) => setSignedBy(event.target.value)} />
        </FormRow>
        <FormRow label="签字日期" problem={problem.fields['signedOn']}>
          <Input type="date" value={signedOn} onChange={(event) => setSignedOn(event.target.value)} />
        </FormRow>
        {problem.sentence && <ProblemBar tone="err">{problem.sentence}</ProblemBar>}
        <button type="submit" hidden />
      </form>
    </Modal>
  )
}
