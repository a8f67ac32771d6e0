import { Button, InputNumber } from 'antd'
import { Archive, Printer, ScanLine, Send } from 'lucide-react'
import { useState } from 'react'
import { dateTimeOf } from '../../domain/time/instant.ts'
import { save, sentenceOf } from '../client/call.ts'
import { useMainKey } from '../ui/main-key.ts'
import { ProblemBar } from '../ui/problem-bar.tsx'
import { ArchiveDialog } from './archive-dialog.tsx'
import css from './aside.module.css'
import { type ReportVersion, useDocument } from './context.ts'
import { DeliveryDialog } from './delivery-dialog.tsx'
import { PaperStep } from './paper-step.tsx'
import { ScanDialog } from './scan-dialog.tsx'
import { ScanFiles } from './scan-files.tsx'
import { stageOf } from './stage.ts'

type Asked = 'scan' | 'delivery' | 'archive'
const later = '定稿后可用'

/** What happens to the paper: printed and stamped, scanned, handed over, put away. `report` is null for a draft. */
export function PaperSteps({ report }: { readonly report: ReportVersion | null }) {
  const { state } = useDocument()
  const [copies, setCopies] = useState(state.copies)
  const [asked, setAsked] = useState<Asked | null>(null)
  const [problem, setProblem] = useState('')
  const stage = report ? stageOf(state) : 0
  const print = async (): Promise<void> => {
    if (!report) return
    const done = await save(
      'report.markPrinted',
      () => ({ report: report.id, copies }),
      undefined,
      (o) => setProblem(sentenceOf(o)),
    )
    if (done) setProblem('')
  }
  useMainKey(
    !report
      ? null
      : stage === 1
        ? () => void print()
        : stage === 2
          ? () => setAsked('scan')
          : stage === 3
            ? () => setAsked('archive')
            : null,
  )
  const blue = (at: number): { type?: 'primary'; size?: 'large' } =>
    stage === at ? { type: 'primary', size: 'large' } : {}
  const { printed = null, scan = null, delivery = null, archived = null } = report ?? {}

  return (
    <section className={css['part']} aria-label="签章与归档">
      <ol className={css['papers']}>
        <PaperStep
          icon={Printer}
          name="打印签章"
          done={printed !== null}
          state={printed ? `${dateTimeOf(printed.at)} · ${printed.copies} 份` : report ? '' : later}
        >
          {report && !printed && (
            <>
              <div className={css['pair']}>
                <Button {...blue(1)} onClick={() => void print()}>
                  打印签章
                </Button>
                <InputNumber
                  aria-label="打印份数"
                  className={css['copies']!}
                  size="large"
                  min={1}
                  max={20}
                  value={copies}
                  suffix="份"
                  onChange={(n) => setCopies(n ?? state.copies)}
                />
              </div>
              <p className={css['help']}>先另存，用 Word 或 WPS 打印，再点这里记下。分页以打印件为准。</p>
            </>
          )}
        </PaperStep>
        <PaperStep
          icon={ScanLine}
          name="挂接签字扫描件"
          done={scan !== null}
          state={scan ? <Signed {...scan} /> : report ? '' : later}
          act={
            report &&
            stage !== 2 && (
              <Button size="small" onClick={() => setAsked('scan')}>
                {scan ? '重新挂接' : '选择扫描件'}
              </Button>
            )
          }
        >
          {stage === 2 && (
            <Button {...blue(2)} block onClick={() => setAsked('scan')}>
              选择扫描件
            </Button>
          )}
          {report && scan && <ScanFiles report={report.id} />}
        </PaperStep>
        <PaperStep
          icon={Send}
          name="送达"
          done={delivery !== null}
          state={delivery ? `${dateTimeOf(delivery.at)} ${delivery.receiver} · ${delivery.way}` : report ? '' : later}
          act={
            report && (
              <Button size="small" onClick={() => setAsked('delivery')}>
                {delivery ? '改送达' : '登记送达'}
              </Button>
            )
          }
        />
        <PaperStep
          icon={Archive}
          name="归档"
          done={archived !== null}
          state={
            archived
              ? `${dateTimeOf(archived.at)} · ${archived.box || '未写位置'}`
              : report
                ? scan
                  ? ''
                  : '先挂接扫描件'
                : later
          }
          act={
            archived && (
              <Button size="small" onClick={() => setAsked('archive')}>
                改位置
              </Button>
            )
          }
        >
          {stage === 3 && (
            <Button {...blue(3)} block onClick={() => setAsked('archive')}>
              归档
            </Button>
          )}
        </PaperStep>
      </ol>
      {problem && <ProblemBar tone="err">{problem}</ProblemBar>}
      {report && asked === 'scan' && <ScanDialog report={report} onClose={() => setAsked(null)} />}
      {report && asked === 'delivery' && <DeliveryDialog report={report} onClose={() => setAsked(null)} />}
      {report && asked === 'archive' && <ArchiveDialog report={report} onClose={() => setAsked(null)} />}
    </section>
  )
}

/** A date is not broken in two. */
function Signed({ signedBy, signedOn, evidence }: { signedBy: string; signedOn: string; evidence: readonly string[] }) {
  return (
    <>
      {signedBy} <span className={css['whole']}>{signedOn}</span> 签 · {evidence.length} 件
    </>
  )
}
