import { Button } from 'antd'
import { NotebookPen, Plus } from 'lucide-react'
import { useCallback, useEffect, useMemo, useState } from 'react'
import { Link } from 'wouter'
import { judgeItem } from '../../domain/inspection/judge.ts'
import type { MeasuredRow } from '../../domain/inspection/measured-row.ts'
import { save, sentenceOf } from '../client/call.ts'
import { EvidencePanel } from '../evidence/evidence-panel.tsx'
import { EvidenceTarget } from '../evidence/evidence-target.tsx'
import { RemarksButton } from '../remark/remarks-button.tsx'
import { routes } from '../routes.ts'
import { CommandPanel } from './command-panel.tsx'
import { type ItemView, subjectOf, templateOf, useInspection } from './context.ts'
import { FindingEditor } from './finding-editor.tsx'
import { ItemActions, ItemState } from './item-actions.tsx'
import { useItemEvidence } from './item-evidence.ts'
import { useItemProblem } from './item-problem.ts'
import { JudgementBox } from './judgement-box.tsx'
import { LockBar } from './lock-bar.tsx'
import { MeasuredTable } from './measured-table.tsx'
import { CheckMeta, ItemMeta } from './meta-lines.tsx'
import { ReasonField } from './reason-field.tsx'
import { useRegister, useTextOf } from './register.ts'
import { hasRetest, useRetest } from './retest.ts'
import { RetestPanel } from './retest-panel.tsx'
import { LastQuarter, NormalNeeds } from './side-cards.tsx'
import { StepFrame } from './step-frame.tsx'
import { StepsDrawer } from './steps-drawer.tsx'
import { SubPoints } from './sub-points.tsx'
import { TextArea } from './text-area.tsx'
import { Trend } from './trend.tsx'
import { VerdictRow } from './verdict-row.tsx'

/** One check item: sentence, result, judgement, values, words, always at the same place. */
export function ItemScreen({ item }: { item: ItemView }) {
  const { view, checklist } = useInspection()
  const template = templateOf(checklist, item.id)
  const proof = useItemEvidence(item)
  const [live, setLive] = useState<Readonly<Record<string, MeasuredRow>>>({})
  const onLive = useCallback((key: string, row: MeasuredRow | null) => setLive((all) => withRow(all, key, row)), [])
  const judgement = useMemo(() => {
    const rows = item.meas.rows.map((r) => live[r.key] ?? r)
    const added = Object.entries(live).flatMap(([key, r]) =>
      r.value !== '' && !item.meas.rows.some((m) => m.key === key) ? [r] : [],
    )
    return judgeItem(template, [...rows, ...added], item.meas.subPoints)
  }, [item.meas, live, template])

  // What was refused about other values is no longer true of these.
  useEffect(() => useItemProblem.setState({ item: '', sentence: '' }), [judgement])
  const retest = useRetest(item, template, { at: view.now, by: view.record.people?.inspector ?? '' })
  const [handling, setHandling] = useState(false)
  const [steps, setSteps] = useState(false)
  const bad = item.meas.verdict === 'abnormal' || item.meas.verdict === 'attention'
  const handled = hasRetest(retest.value) || (handling && bad)
  const quiet = !bad && item.meas.verdict !== 'not-applicable' && item.meas.verdict !== 'unchecked'
  return (
    <EvidenceTarget owner={proof}>
      <StepFrame
        asideLabel="证据与命令"
        aside={
          <>
            <EvidencePanel owner={proof} />
            <Trend item={item} template={template} judgement={judgement} />
            <CommandPanel key={item.id} template={template} />
            <Button type="link" size="small" className="steps-link" onClick={() => setSteps(true)}>
              步骤与依据
            </Button>
            <RemarksButton key={item.id} contract={view.contract} place="inspection" clause={template.clause} small />
          </>
        }
        state={<ItemState item={item} />}
        actions={<ItemActions item={item} onHandle={bad && !handled ? () => setHandling(true) : null} />}
      >
        <LockBar />
        <ItemMeta item={item} template={template} />
        <h2 className="item-sentence">{subjectOf(checklist, template)}</h2>
        <VerdictRow item={item} />
        <JudgementBox item={item} template={template} judgement={judgement} />
        {item.conflicts.length > 0 ? (
          <p className="conflict-note" role="note">
            冲突：两台电脑写了不同的内容，按较差的显示，定稿前要选定一份。{' '}
            <Link href={routes.sync.path}>去看两份并决定</Link>
          </p>
        ) : null}
        <MeasuredTable
          item={item}
          template={template}
          judgement={judgement}
          onLive={onLive}
          retest={handled ? retest : null}
        />
        <ReasonField item={item} template={template} />
        {bad
          ? item.findings.map((finding, place) => (
              <FindingEditor key={finding.id} item={item} finding={finding} place={place} />
            ))
          : null}
        {handled ? (
          <RetestPanel item={item} template={template} retest={retest} onClose={() => setHandling(false)} />
        ) : null}
        <SubPoints item={item} template={template} />
        {quiet ? (
          <div className="two-columns">
            <LastQuarter item={item} template={template} />
            <NormalNeeds template={template} />
          </div>
        ) : null}
        <Extras item={item} bad={bad} />
        <CheckMeta item={item} />
        <StepsDrawer template={template} open={steps} onClose={() => setSteps(false)} />
      </StepFrame>
    </EvidenceTarget>
  )
}

function withRow(
  all: Readonly<Record<string, MeasuredRow>>,
  key: string,
  row: MeasuredRow | null,
): Readonly<Record<string, MeasuredRow>> {
  if (row) return { ...all, [key]: row }
  if (!(key in all)) return all
  const { [key]: _gone, ...rest } = all
  return rest
}

/** What is added only sometimes: another problem, a note. */
function Extras({ item, bad }: { item: ItemView; bad: boolean }) {
  const { view, offerUndo } = useInspection()
  const [open, setOpen] = useState(false)
  const register = useRegister({ table: 'inspection_item', row: item.row, heads: item.heads }, 'note', {
    text: item.note,
  })
  const note = useTextOf(register, 'text')
  const noted = open || note.value !== ''
  const add = async (): Promise<void> => {
    const done = await save(
      'finding.add',
      () => ({ inspection: view.id, item: item.id, group: null }),
      undefined,
      (outcome) => useItemProblem.setState({ item: item.id, sentence: sentenceOf(outcome) }),
    )
    if (done) offerUndo('已加一个问题', done.transactions)
  }
  return (
    <>
      {view.locked || (!bad && noted) ? null : (
        <div className="item-extras">
          {bad ? (
            <Button size="small" type="text" icon={<Plus size={16} aria-hidden="true" />} onClick={() => void add()}>
              再加一个问题
            </Button>
          ) : null}
          {noted ? null : (
            <Button
              size="small"
              type="text"
              icon={<NotebookPen size={16} aria-hidden="true" />}
              onClick={() => setOpen(true)}
            >
              写备注
            </Button>
          )}
        </div>
      )}
      {noted ? <TextArea label="备注" name="note" field={note} readOnly={view.locked} /> : null}
    </>
  )
}
