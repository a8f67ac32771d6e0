import { Button } from 'antd'
import { History } from 'lucide-react'
import { type ComponentType, type ReactNode, useState } from 'react'
import { Link } from 'wouter'
import type { OutputOf } from '../client/api.ts'
import { useLive } from '../client/live.ts'
import { routes } from '../routes.ts'
import { ProblemBar } from '../ui/problem-bar.tsx'
import { StatusPill } from '../ui/status-pill.tsx'
import css from './aside.module.css'
import { useDocument } from './context.ts'
import { CorrectButton, CorrectionNote } from './correction.tsx'
import { FileButtons } from './file-buttons.tsx'
import { Finalise } from './finalise.tsx'
import { PaperSteps } from './paper-steps.tsx'
import { Preview } from './preview.tsx'
import previewCss from './preview.module.css'
import { useTask } from './run-task.ts'
import { SelfCheck } from './self-check.tsx'
import { ShownVersion } from './shown-version.tsx'
import { standing, stands } from './stage.ts'
import { TaskProgress } from './task-progress.tsx'
import { useDraft } from './use-draft.ts'
import { VersionHead } from './version-head.tsx'
import { draftChoice, Versions } from './versions.tsx'
import { May, Writable } from '../ui/may.tsx'

interface Props {
  /** Puts paper and aside where the screen has them. */
  readonly frame: ComponentType<{ readonly aside: ReactNode; readonly children: ReactNode }>
}

/** Read a document, lock it, and follow its paper to the archive. Only inside its context. */
export function DocumentView({ frame: Frame }: Props) {
  const { state, gaps } = useDocument()
  const current = standing(state)
  const [chosen, setChosen] = useState<string | null>(null)
  const [redrawn, setRedrawn] = useState<{ report: string; file: OutputOf<'report.rerender'> } | null>(null)
  const drafting = chosen === draftChoice && !state.locked
  const report = drafting ? null : (state.versions.find((r) => r.id === chosen) ?? (stands(state) ? current : null))
  const signed = useLive('report.document', { report: report?.id ?? '' }, report !== null)
  const { draft, task, again } = useDraft(report === null)
  const rerender = useTask('report.rerender')

  const drawnAgain = redrawn && redrawn.report === report?.id ? redrawn.file : null
  // While another version is read, what stands there is still of the one before.
  const stored = report && signed.data?.version === report.version!.version ? signed.data : null
  const file = report ? (drawnAgain ?? stored) : draft
  const old = report?.superseded ? report : null

  const drawAgain = async (): Promise<void> => {
    if (!report) return
    const done = await rerender.run({ report: report.id })
    if (done) setRedrawn({ report: report.id, file: done })
  }

  return (
    <Frame
      aside={
        <div className={css['aside']}>
          <VersionHead />
          <CorrectionNote />
          {report ? (
            <>
              {!old && state.changed && (
                <ProblemBar tone="warn" title={state.locks ? '签字后有变更。' : '定稿后有变动。'}>
                  记录已和 {report.version!.version} 不一致；要写进单据，请出新版本。
                  {state.conflicts > 0 && (
                    <>
                      有 {state.conflicts} 处冲突待决定，<Link href={routes.sync.path}>去决定</Link>。
                    </>
                  )}
                </ProblemBar>
              )}
              <ShownVersion
                report={report}
                file={file}
                rerender={rerender}
                redrawn={drawnAgain !== null}
                onRerender={() => void drawAgain()}
              />
              {!old && stands(state) && (
                <>
                  <Writable call="report.markPrinted">
                    <PaperSteps key={report.id} report={report} />
                  </Writable>
                  {state.locks ? (
                    <May call="report.correct">
                      <CorrectButton report={report} />
                    </May>
                  ) : (
                    <Button onClick={() => setChosen(draftChoice)}>按现在的记录出 {state.version}</Button>
                  )}
                </>
              )}
            </>
          ) : (
            <>
              <SelfCheck />
              <May call="report.finalise">
                <Finalise onDone={() => setChosen(null)} />
              </May>
              <FileButtons file={file} label="另存草稿" />
              <Writable call="report.markPrinted">
                <PaperSteps report={null} />
              </Writable>
            </>
          )}
          <Versions shown={report?.id ?? null} onShow={setChosen} />
        </div>
      }
    >
      <Preview
        docx={file?.docx ?? null}
        mark={
          <StatusPill tone={old ? 'grey' : report ? 'ok' : 'warn'}>
            {report ? report.version!.version : '草稿'}
          </StatusPill>
        }
        notes={
          <>
            {task.running && !report && (
              <TaskProgress running={task.running} label="正在生成草稿" onCancel={task.cancel} />
            )}
            {rerender.running && (
              <TaskProgress running={rerender.running} label="正在重新生成" onCancel={rerender.cancel} />
            )}
            {!report && task.problem && (
              <ProblemBar
                tone="err"
                action={
                  <Button size="small" onClick={again}>
                    重试
                  </Button>
                }
              >
                {task.problem}
              </ProblemBar>
            )}
            {!report && !task.running && !task.problem && !draft && (
              <p className={previewCss['note']}>
                <b>草稿没有生成。</b>
                <Button size="small" onClick={again}>
                  生成草稿
                </Button>
              </p>
            )}
            {!report && state.conflicts > 0 && (
              <p className={previewCss['note']}>
                <b>有 {state.conflicts} 处冲突待决定，草稿按较差的一份写。</b>
              </p>
            )}
            {!report && gaps > 0 && (
              <p className={previewCss['note']}>
                <b>还缺 {gaps} 处，这是未完成的草稿。</b>
              </p>
            )}
            {signed.error && report && <ProblemBar tone="err">{signed.error.message}</ProblemBar>}
            {old && (
              <p className={previewCss['note']}>
                <History size={17} aria-hidden />
                <b>这是已被替代的 {old.version!.version}，按当时签字的文件显示。</b>
                <Button size="small" onClick={() => setChosen(null)}>
                  {stands(state) ? '回到现行版本' : '回到草稿'}
                </Button>
              </p>
            )}
          </>
        }
      />
    </Frame>
  )
}
