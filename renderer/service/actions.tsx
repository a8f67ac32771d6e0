import { Button } from 'antd'
import { Check, FileText, Lock, Siren } from 'lucide-react'
import { useState } from 'react'
import { useLocation } from 'wouter'
import { documentKindOf } from '../../domain/report/kind.ts'
import { call, save, sentenceOf, settled } from '../client/call.ts'
import { documentPath } from '../document/path.ts'
import { faultPath } from '../fault/path.ts'
import { KeyCap } from '../ui/key-cap.tsx'
import { useMainKey } from '../ui/main-key.ts'
import { useService } from './context.ts'
import { UndoLine } from './undo-line.tsx'
import css from './service.module.css'

/** What can be done with the record as a whole: the blue button ends it, or makes its document once it is ended. */
export function ServiceActions() {
  const { view, readOnly } = useService()
  const [, navigate] = useLocation()
  const [problem, setProblem] = useState('')
  const [busy, setBusy] = useState(false)
  const { report } = view.kind
  const finish = async (): Promise<void> => {
    setProblem('')
    setBusy(true)
    // What is being typed is saved first.
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur()
    await settled()
    await save(
      'service.finish',
      () => ({ service: view.id }),
      undefined,
      (outcome) => setProblem(sentenceOf(outcome)),
    )
    setBusy(false)
  }
  const toFault = async (): Promise<void> => {
    setProblem('')
    const outcome = await call('fault.fromService', { service: view.id })
    if (!outcome.ok) return setProblem(sentenceOf(outcome))
    navigate(faultPath(outcome.value.fault))
  }
  const openDocument = (): void => {
    if (report) navigate(documentPath(report, 'service_record', view.id))
  }
  const open = view.state === 'open' && !readOnly
  useMainKey(open ? () => void finish() : view.state === 'done' && report ? openDocument : null)
  const count = view.gaps.length
  return (
    <>
      <div className={css['told']}>
        {problem ? (
          <p className={css['problem']} role="alert">
            {problem}
          </p>
        ) : (
          <UndoLine />
        )}
        {view.state === 'void' ? (
          <p>
            <Lock size={17} aria-hidden /> 已作废：{view.record.void?.reason}
          </p>
        ) : (
          view.locked && (
            <p>
              <Lock size={17} aria-hidden /> 已定稿，只读。要修改请在单据页点“更正”。
            </p>
          )
        )}
      </div>
      {!readOnly && !view.record.link?.fault && (
        <Button icon={<Siren size={17} aria-hidden />} onClick={() => void toFault()}>
          转为故障
        </Button>
      )}
      {report && view.state !== 'void' && (
        <Button
          type={view.state === 'done' ? 'primary' : 'default'}
          icon={<FileText size={17} aria-hidden />}
          onClick={openDocument}
        >
          {documentKindOf(report)?.name ?? report} {report}
          {view.state === 'done' && <KeyCap>Ctrl Enter</KeyCap>}
        </Button>
      )}
      {open && (
        <Button
          type="primary"
          icon={<Check size={17} aria-hidden />}
          loading={busy}
          aria-keyshortcuts="Control+Enter"
          onClick={() => void finish()}
        >
          {count > 0 ? `完成（还缺 ${count}）` : '完成'} <KeyCap>Ctrl Enter</KeyCap>
        </Button>
      )}
    </>
  )
}
