import { Button } from 'antd'
import { CircleCheck, CircleDashed, FileDown, RefreshCw } from 'lucide-react'
import { useMemo, useState } from 'react'
import { Link, useLocation, useParams } from 'wouter'
import { save, sentenceOf } from '../client/call.ts'
import { useLive } from '../client/live.ts'
import { RecordPage } from '../fault/record-page.tsx'
import { VoidRecord } from '../fault/void-record.tsx'
import { ProblemBar } from '../ui/problem-bar.tsx'
import { Unreadable } from '../ui/unreadable.tsx'
import { Waiting } from '../ui/waiting.tsx'
import { CertificateForm } from './certificate-form.tsx'
import { CertificateImport } from './certificate-import.tsx'
import { HistoryButton } from './history.tsx'
import { certificatePath } from './path.ts'
import type { CertificateView } from './view.ts'
import { StandingPill } from './standing-pill.tsx'
import { May } from '../ui/may.tsx'
import css from './registers.module.css'

/** A certificate or licence from application to retirement; its hand-over is R13. */
export function CertificatePage() {
  const { id } = useParams<{ id: string }>()
  const view = useLive('certificate.view', { certificate: id })
  if (view.error && !view.data) return <Unreadable sentence={view.error.message} />
  if (!view.data || view.data.id !== id) return <Waiting what="正在打开…" />
  return <Page key={id} view={view.data} />
}

function Page({ view }: { readonly view: CertificateView }) {
  const [, navigate] = useLocation()
  const [open, setOpen] = useState<'import' | 'void' | null>(null)
  const [problem, setProblem] = useState('')
  const record = useMemo(
    () => ({ table: 'certificate' as const, row: view.id, heads: view.record.heads }),
    [view.id, view.record.heads],
  )
  const voided = view.record.void?.reason ?? ''
  const renew = async (): Promise<void> => {
    const { contract, kind } = view
    const done = await save(
      'certificate.start',
      () => ({ contract, kind, predecessor: view.id }),
      undefined,
      (why) => setProblem(sentenceOf(why)),
    )
    if (done) navigate(certificatePath(done.value.certificate))
  }
  return (
    <RecordPage
      title={`${view.kindName} ${view.number}`}
      record={record}
      document="R13"
      now={view.now}
      locked={view.locked}
      voided={voided}
      gaps={view.gaps}
      pieces={view.evidence}
      wanted="证书、UKey、安装与验证截图"
      onVoid={() => setOpen('void')}
      acts={
        <>
          <HistoryButton table="certificate" row={view.id} title={view.number} />
          {!voided && view.successors.length === 0 && (
            <May call="certificate.start">
              <Button icon={<RefreshCw size={17} aria-hidden />} onClick={() => void renew()}>
                更新
              </Button>
            </May>
          )}
          {!voided && !view.locked && (
            <May call="certificate.adopt">
              <Button icon={<FileDown size={17} aria-hidden />} onClick={() => setOpen('import')}>
                导入证书
              </Button>
            </May>
          )}
        </>
      }
      effect={
        <>
          {problem && <ProblemBar tone="err">{problem}</ProblemBar>}
          <Standing view={view} />
        </>
      }
    >
      <CertificateForm view={view} />
      {open === 'void' && (
        <VoidRecord table="certificate" row={view.id} number={view.number} onClose={() => setOpen(null)} />
      )}
      {open === 'import' && <CertificateImport record={view.record} onClose={() => setOpen(null)} />}
    </RecordPage>
  )
}

/** Where it stands in its life, what it renews and what renews it. */
function Standing({ view }: { readonly view: CertificateView }) {
  const { standing, steps } = view
  const reminder = standing.reminder
  const urgent = reminder && reminder.level !== 'none'
  return (
    <>
      <ProblemBar
        tone={!urgent ? 'info' : reminder.level === 'plan' || reminder.level === 'apply' ? 'warn' : 'err'}
        announce={false}
        title={standing.word}
        action={<StandingPill standing={standing} />}
      >
        {urgent ? `${reminder.sentence}。` : ''}
        {view.extra ? '超出合同约定张数，按增项处理。' : ''}
        {view.customerFee ? `申请费用由甲方承担（${view.customerFee}）。` : ''}
        {view.predecessor && (
          <>
            更新自 <Link href={certificatePath(view.predecessor.id)}>{view.predecessor.number}</Link>。
          </>
        )}
        {view.successors.map((s) => (
          <span key={s.id}>
            由 <Link href={certificatePath(s.id)}>{s.number}</Link> 更新（{s.word}）。
          </span>
        ))}
      </ProblemBar>
      <ol className={css['steps']} aria-label="办理经过">
        {steps.map((step) => (
          <li key={step.register} data-done={step.on !== ''}>
            {step.on ? <CircleCheck size={16} aria-hidden /> : <CircleDashed size={16} aria-hidden />}
            {step.name} {step.on || '—'}
          </li>
        ))}
      </ol>
    </>
  )
}
