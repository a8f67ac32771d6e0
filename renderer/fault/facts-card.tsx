import { Button } from 'antd'
import { PencilLine } from 'lucide-react'
import { useId } from 'react'
import { KeyCap } from '../ui/key-cap.tsx'
import { useFault } from './context.ts'
import { layerOfGap } from './gaps.ts'
import { channelName } from './words.ts'
import css from './cards.module.css'

const responsibilityName = { 'non-human': '非人为', human: '人为', third: '第三方', undecided: '' } as const

/** 事实 in short, what is missing in amber; the whole is in the drawer. */
export function FactsCard() {
  const { view, show } = useFault()
  const id = useId()
  const { record, gaps, readOnly } = { ...view, readOnly: useFault().readOnly }
  const missing = new Set(gaps.map((gap) => gap.field))
  const lines: readonly (readonly [string, string, string, string])[] = [
    ['影响', record.impact?.scope ?? '', 'impact', '待填'],
    ['症状', record.symptom?.class || (record.symptom?.text ?? ''), 'symptom', '待定'],
    ['渠道', channels(view), 'reporter', ''],
    ['原因', record.cause?.class ?? record.cause?.text ?? '', 'cause', '待定'],
    ['责任', responsibilityName[record.responsibility?.kind ?? 'undecided'], 'responsibility', '待定'],
    ['处理', record.remedy?.text ?? '', 'remedy', '待填'],
    ['用户确认', record.confirmation?.name ?? '', 'confirmation', '待签'],
  ]
  return (
    <section className={css['card']} aria-labelledby={id}>
      <header className={css['head']}>
        <h2 id={id}>事实</h2>
        {gaps.length > 0 && !readOnly ? (
          <button
            type="button"
            className={css['gaps']}
            onClick={() => show(layerOfGap(gaps[0]!))}
            aria-keyshortcuts="F8"
          >
            关闭前缺 {gaps.length} <KeyCap>F8</KeyCap>
          </button>
        ) : (
          gaps.length === 0 && <span className={css['full']}>齐全</span>
        )}
      </header>
      <dl className={css['facts']}>
        {lines.map(([label, value, field, open]) => (
          <div key={field}>
            <dt>{label}</dt>
            <dd data-open={value === '' && missing.has(field)}>{value || (missing.has(field) ? open : '—')}</dd>
          </div>
        ))}
      </dl>
      <Button
        className={css['foot'] ?? ''}
        icon={<PencilLine size={16} aria-hidden />}
        onClick={() => show({ kind: 'facts', field: gaps[0]?.field ?? 'title' })}
      >
        {readOnly ? '看全部事实' : '填写事实'}
      </Button>
    </section>
  )
}

/** Every way in which was spoken or worked. */
function channels(view: ReturnType<typeof useFault>['view']): string {
  const used = [view.record.reporter?.channel, ...view.events.map((e) => e.entry.channel)]
  return [...new Set(used.flatMap((c) => (c ? [channelName[c]] : [])))].join('、')
}
