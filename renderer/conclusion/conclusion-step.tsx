import { Button } from 'antd'
import { FileText, ListChecks, Lock, Scale } from 'lucide-react'
import { useState } from 'react'
import { type AdviceGroup, mayBeNone } from '../../domain/verdict.ts'
import { useInspection } from '../inspection/context.ts'
import { StepFrame } from '../inspection/step-frame.tsx'
import { gapOrEnd } from '../inspection/wizard-keys.ts'
import { KeyCap } from '../ui/key-cap.tsx'
import { useMainKey } from '../ui/main-key.ts'
import { ProblemBar } from '../ui/problem-bar.tsx'
import { AdviceGroupCard, emptyGroups } from './advice-group.tsx'
import { CarriedFindings } from './carried.tsx'
import { CarriedNote } from './carried-note.tsx'
import css from './conclusion.module.css'
import { Counts } from './counts.tsx'
import { GapList } from './gap-list.tsx'
import { Outlook } from './outlook.tsx'
import { OverallConclusion } from './overall-conclusion.tsx'
import { ReminderList } from './reminder-list.tsx'
import { counted, useConfirmNone } from './use-confirm-none.ts'

/** Step 4: the conclusion, the groups of advice, next quarter's plan, and what is still missing. */
export function ConclusionStep() {
  const open = useInspection()
  const { view, checklist, go } = open
  const gaps = view.gaps.length
  const toGap = (): void => go(gapOrEnd(open))
  const toReport = (): void => go({ step: 'report' })
  useMainKey(gaps > 0 ? toGap : toReport)

  return (
    <StepFrame
      asideLabel="缺项与提醒"
      aside={
        <>
          <GapList />
          <ReminderList />
          <CarriedNote />
        </>
      }
      state={
        view.locked ? (
          <span className={css['state']}>
            <Lock size={18} aria-hidden /> 已定稿，只读
          </span>
        ) : gaps > 0 ? (
          <span className={`${css['state']} ${css['missing']}`}>
            <ListChecks size={18} aria-hidden />
            <span>
              <b>还缺 {gaps} 处</b>，可先预览草稿
            </span>
          </span>
        ) : (
          <span className={`${css['state']} ${css['ready']}`}>
            <ListChecks size={18} aria-hidden /> <b>没有缺项，可以定稿</b>
          </span>
        )
      }
      actions={
        gaps > 0 && !view.locked ? (
          <>
            <Button size="large" onClick={toReport}>
              预览草稿
            </Button>
            <Button size="large" type="primary" onClick={toGap}>
              下一处缺项 <KeyCap>F8</KeyCap>
            </Button>
          </>
        ) : (
          <Button size="large" type="primary" icon={<FileText size={18} aria-hidden />} onClick={toReport}>
            去报告
          </Button>
        )
      }
    >
      <div className={css['step']}>
        <header className={css['head']}>
          <h2>结论与建议</h2>
          <Counts />
        </header>
        {view.locked && (
          <ProblemBar tone="info" icon={Lock} title="报告已定稿，只读。">
            更正请到第 5 步“更正”，出新版本。
          </ProblemBar>
        )}
        <OverallConclusion />
        {checklist.adviceGroups.length > 0 && <AdviceRule groups={checklist.adviceGroups} />}
        {checklist.adviceGroups.map((group) => (
          <AdviceGroupCard key={group} group={group} />
        ))}
        <Outlook />
        <CarriedFindings />
      </div>
    </StepFrame>
  )
}

/** Why no group may stay empty, and the one button for all that are. */
function AdviceRule({ groups }: { readonly groups: readonly AdviceGroup[] }) {
  const { view } = useInspection()
  const confirm = useConfirmNone()
  const [problem, setProblem] = useState('')
  const empty = view.locked ? [] : emptyGroups(view)
  return (
    <>
      <div className={css['rule']}>
        <Scale size={18} aria-hidden />
        <span>
          {groups.every(mayBeNone)
            ? `合同要求${groups.length > 1 ? `${counted[groups.length]}类` : ''}建议都要有：没有就写明“本季度无”。`
            : '合同要求为用户的维护、管理和升级工作提供理由充分的参考依据：每类至少一条，写明数据依据。'}
        </span>
        {empty.length > 1 && (
          <Button onClick={() => void confirm(empty, true, setProblem)}>
            {counted[empty.length]}类建议确认“本季度无”
          </Button>
        )}
      </div>
      {problem && <ProblemBar tone="err">{problem}</ProblemBar>}
    </>
  )
}
