import { Checkbox, Input, Select } from 'antd'
import { useState } from 'react'
import type { SlaRow } from '../../domain/sla/state.ts'
import { dateTimeOf } from '../../domain/time/instant.ts'
import { save } from '../client/call.ts'
import { useLive } from '../client/live.ts'
import { Dialog } from '../report/dialog.tsx'
import { noProblem, problemOf } from '../report/dialog-problem.ts'
import { Labelled } from '../ui/labelled.tsx'
import { ProblemBar } from '../ui/problem-bar.tsx'
import { useFault } from './context.ts'
import { emptyDraft, sentOf } from './event-draft.ts'
import { InstantField } from './instant-field.tsx'
import { rowName } from './milestones.tsx'
import { MilestonePill } from './milestone-pill.tsx'
import css from './form.module.css'

/** 改层级: the limits before and after, why, and whether the customer agreed; T0 stays. */
export function TierDialog({ onClose }: { readonly onClose: () => void }) {
  const { view } = useFault()
  const [now] = useState(view.now)
  const current = view.sla.policy
  const [tier, setTier] = useState<string | null>(null)
  const [confirmed, setConfirmed] = useState(false)
  const [draft, setDraft] = useState(() => emptyDraft(now))
  const [problem, setProblem] = useState(noProblem)
  const preview = useLive('fault.previewTier', { fault: view.id, tier: tier ?? '' }, tier !== null).data
  const needsConfirmation = view.choices.setting.decides === 'customer'

  const submit = async (): Promise<void> => {
    const made = sentOf(draft, now)
    const fields = {
      ...('problems' in made ? made.problems : {}),
      ...(tier === null ? { tier: '请选层级' } : {}),
      ...(draft.text.trim() === '' ? { text: '请写为什么改' } : {}),
    }
    if ('problems' in made || tier === null || draft.text.trim() === '') return setProblem({ sentence: '', fields })
    setProblem(noProblem)
    const done = await save(
      'fault.addEvent',
      () => ({
        fault: view.id,
        type: 'reclassified' as const,
        at: made.sent.at,
        to: '',
        channel: null,
        text: draft.text.trim(),
        backdated: draft.backdated.trim(),
        detail: { tier, customerConfirmed: confirmed },
        andResponse: false,
      }),
      undefined,
      (outcome) => setProblem(problemOf(outcome)),
    )
    if (done) onClose()
  }
  return (
    <Dialog
      title="改层级"
      okText={confirmed || !needsConfirmation ? '改层级' : '记为建议'}
      onOk={submit}
      onClose={onClose}
    >
      <Labelled label="改为" hint="报障时间 T0 不变，期限按新层级重新算" problem={problem.fields['tier'] ?? ''}>
        {(field) => (
          <Select
            {...field}
            autoFocus
            value={tier}
            placeholder="选层级"
            onChange={setTier}
            options={view.policies
              .filter((p) => p.key !== current)
              .map((p) => ({ value: p.key, label: `${p.key} ${p.name}${p.applies ? `：${p.applies}` : ''}` }))}
          />
        )}
      </Labelled>
      {preview && tier !== null && <Preview before={preview.before} after={preview.after} />}
      <Labelled label="原因" problem={problem.fields['text'] ?? ''}>
        {(field) => (
          <Input {...field} value={draft.text} onChange={(e) => setDraft((d) => ({ ...d, text: e.target.value }))} />
        )}
      </Labelled>
      <Checkbox checked={confirmed} onChange={(e) => setConfirmed(e.target.checked)}>
        院方已确认
      </Checkbox>
      {needsConfirmation && !confirmed && (
        <p className={css['effect']}>没有院方确认只记为建议，期限不变（以用户原话为准）。</p>
      )}
      <InstantField
        label="时间"
        value={draft.at}
        now={now}
        problem={problem.fields['at'] ?? ''}
        onChange={(at) => setDraft((d) => ({ ...d, at }))}
      />
      {problem.fields['backdated'] && (
        <Labelled label="为什么现在才记" problem={problem.fields['backdated']}>
          {(field) => (
            <Input
              {...field}
              value={draft.backdated}
              onChange={(e) => setDraft((d) => ({ ...d, backdated: e.target.value }))}
            />
          )}
        </Labelled>
      )}
      {problem.sentence && <ProblemBar tone="err">{problem.sentence}</ProblemBar>}
    </Dialog>
  )
}

function Preview({ before, after }: { readonly before: readonly SlaRow[]; readonly after: readonly SlaRow[] }) {
  const { view } = useFault()
  const keys = [...new Set([...before, ...after].map((row) => rowName(row, view.policies)))]
  const of = (rows: readonly SlaRow[], key: string) => rows.find((row) => rowName(row, view.policies) === key)
  return (
    <table className={css['table']}>
      <caption className="visually-hidden">改前和改后的时限</caption>
      <thead>
        <tr>
          <th scope="col">里程碑</th>
          <th scope="col">现在</th>
          <th scope="col">改后</th>
          <th scope="col">改后状态</th>
        </tr>
      </thead>
      <tbody>
        {keys.map((key) => {
          const [a, b] = [of(before, key), of(after, key)]
          return (
            <tr key={key} data-changed={a?.deadline !== b?.deadline}>
              <th scope="row">{key}</th>
              <td>{limit(a)}</td>
              <td>{limit(b)}</td>
              <td>{b && <MilestonePill row={b} />}</td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}

const limit = (row: SlaRow | undefined): string =>
  row === undefined ? '—' : row.deadline === null ? '立即' : dateTimeOf(row.deadline).slice(5)
