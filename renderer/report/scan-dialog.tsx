import { Input } from 'antd'
import { useRef, useState } from 'react'
import { dateOf, isDate } from '../../domain/time/instant.ts'
import { call, save } from '../client/call.ts'
import { transport } from '../client/transport.ts'
import { DateInput } from '../ui/date-input.tsx'
import { FileChoice } from '../ui/file-choice.tsx'
import { Labelled } from '../ui/labelled.tsx'
import { ProblemBar } from '../ui/problem-bar.tsx'
import { type ReportVersion, useDocument } from './context.ts'
import { Dialog } from './dialog.tsx'
import { type DialogProblem, noProblem, problemOf } from './dialog-problem.ts'

const accepted = '.pdf,.png,.jpg,.jpeg,.webp,.tif,.tiff'

/** Hangs the signed and stamped paper, scanned, on the version: who signed, and when. */
export function ScanDialog({ report, onClose }: { readonly report: ReportVersion; readonly onClose: () => void }) {
  const { target, state } = useDocument()
  const [files, setFiles] = useState<readonly File[]>([])
  const [signedBy, setSignedBy] = useState(report.scan?.signedBy ?? '')
  const [signedOn, setSignedOn] = useState(report.scan?.signedOn ?? dateOf(state.now))
  const [problem, setProblem] = useState<DialogProblem>(noProblem)
  const [busy, setBusy] = useState(false)
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
    const added = await call('evidence.addFile', {
      ownerTable: target.table,
      owner: target.row,
      item: '',
      sha256: stored.sha256,
      name: file.name,
      source: 'scan',
    })
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
      ...(isDate(signedOn) ? {} : { signedOn: '请填写签字日期' }),
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
    const done = await save(
      'report.attachScan',
      () => ({ report: report.id, evidence: ids, signedBy, signedOn }),
      undefined,
      (o) => setProblem(problemOf(o)),
    )
    setBusy(false)
    if (done) onClose()
  }
  return (
    <Dialog
      title={`挂接 ${report.version!.version} 签字扫描件`}
      okText={busy ? '正在保存扫描件…' : '挂接'}
      busy={busy}
      onOk={submit}
      onClose={onClose}
    >
      <FileChoice
        label="选择扫描件（PDF 或图片，可拖入）"
        accept={accepted}
        testId="scan-files"
        files={files}
        problem={problem.fields['evidence'] ?? ''}
        onChange={setFiles}
      />
      <Labelled label="院方签字人" problem={problem.fields['signedBy'] ?? ''}>
        {(field) => (
          <Input
            {...field}
            value={signedBy}
            placeholder={state.signer}
            onChange={(event) => setSignedBy(event.target.value)}
          />
        )}
      </Labelled>
      <Labelled label="签字日期" problem={problem.fields['signedOn'] ?? ''}>
        {(field) => <DateInput {...field} today={dateOf(state.now)} value={signedOn} onChange={setSignedOn} />}
      </Labelled>
      {problem.sentence && <ProblemBar tone="err">{problem.sentence}</ProblemBar>}
    </Dialog>
  )
}
