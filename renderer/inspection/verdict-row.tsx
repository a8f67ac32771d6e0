import { type Verdict, verdicts } from '../../domain/verdict.ts'
import { ChoiceRow } from './choice-row.tsx'
import { type ItemView, useInspection, useVerdictNames } from './context.ts'
import { VerdictIcon } from './status.tsx'
import { useJudge } from './use-judge.ts'

/** The five results, always in the same order at the same place. */
export function VerdictRow({ item }: { item: ItemView }) {
  const { view } = useInspection()
  const names = useVerdictNames()
  const judge = useJudge()
  return (
    <ChoiceRow<Verdict>
      label="检查结果"
      name="verdict"
      className="verdict-row"
      value={item.meas.verdict}
      disabled={view.locked}
      onChoose={(verdict) => void judge(item, verdict)}
      choices={verdicts.map((verdict, n) => ({
        value: verdict,
        className: `choice-${verdict}`,
        label: (
          <>
            <VerdictIcon verdict={verdict} />
            {names[verdict]}
            <kbd aria-hidden="true">{n + 1}</kbd>
          </>
        ),
      }))}
    />
  )
}
