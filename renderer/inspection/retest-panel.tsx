import { Button } from 'antd'
import type { Item } from '../../domain/pack/schema.ts'
import { dateTimeOf } from '../../domain/time/instant.ts'
import { ChoiceRow } from './choice-row.tsx'
import { type ItemView, useInspection, useVerdictNames } from './context.ts'
import { useItemProblem } from './item-problem.ts'
import { useTextOf } from './register.ts'
import { hasRetest, type RetestEditor } from './retest.ts'
import { VerdictIcon, VerdictMark } from './status.tsx'
import { TextArea } from './text-area.tsx'

const results = ['normal', 'attention', 'abnormal'] as const

interface Props {
  readonly item: ItemView
  readonly template: Item
  readonly retest: RetestEditor
  readonly onClose: () => void
}

/** 现场处理：what was done and what the check gives now. The first result stays as it is. */
export function RetestPanel({ item, template, retest, onClose }: Props) {
  const { view } = useInspection()
  const names = useVerdictNames()
  const action = useTextOf(retest, 'action')
  const { value } = retest
  const measured = template.measures.length > 0 && item.meas.rows.length > 0
  const tell = (sentence: string): void => useItemProblem.setState({ item: item.id, sentence })
  return (
    <section className="card retest" aria-label="现场处理并复测">
      <header>
        <h3>现场处理并复测</h3>
        <span>原值和原结果保留，报告里两个都写</span>
        {!view.locked && !hasRetest(value) && action.value === '' ? (
          <Button size="small" type="text" onClick={onClose}>
            收起
          </Button>
        ) : null}
      </header>
      <TextArea
        label="做了什么"
        name="retest"
        field={action}
        readOnly={view.locked}
        placeholder="例如：经院方同意，清理 /var/log 下 90 天前的压缩日志"
      />
      <div className="finding-row">
        <span className="row-label">复测结果</span>
        {measured && value.rows.length > 0 ? (
          value.verdict ? (
            <VerdictMark verdict={value.verdict} />
          ) : (
            <span className="tone-attention">还不能判定，请填全复测值</span>
          )
        ) : (
          <ChoiceRow
            label="复测结果"
            name="retest-verdict"
            className="segmented"
            value={value.verdict as (typeof results)[number] | null}
            disabled={view.locked}
            choices={results.map((v) => ({
              value: v,
              label: (
                <>
                  <VerdictIcon verdict={v} />
                  {names[v]}
                </>
              ),
            }))}
            onChoose={(verdict) => void retest.put({ verdict }, true, tell)}
          />
        )}
        {measured ? <span className="tone-quiet">复测值填在上面表格的“复测”一列</span> : null}
      </div>
      {value.at ? (
        <p className="meta-line">
          {value.by} · {dateTimeOf(value.at)}
        </p>
      ) : null}
    </section>
  )
}
