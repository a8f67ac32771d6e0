import { CalendarArrowDown } from 'lucide-react'
import { useMemo } from 'react'
import { useField } from '../client/field.ts'
import { headKey } from '../client/heads.ts'
import { saveRegister } from '../client/register.ts'
import { type InspectionView, useInspection } from '../inspection/context.ts'
import { useOwnValue } from '../inspection/own-value.ts'
import { Panel } from '../ui/panel.tsx'
import { ProposalField } from './proposal-field.tsx'

type Written = NonNullable<InspectionView['outlook']['value']>
const nothing: Written = { plan: null, needs: null }

/** Next quarter's plan and what the hospital is asked to do: proposed line by line, until somebody writes their own. */
export function Outlook() {
  const { view, offerUndo } = useInspection()
  const record = { table: 'inspection', row: view.id, heads: view.record.heads } as const
  const own = useOwnValue<Written>(
    view.outlook.value ?? nothing,
    headKey('inspection', view.id, 'outlook'),
    view.record.heads['outlook'] ?? null,
  )
  const put = (part: keyof Written, text: string | null, seal: boolean, onFailure?: (sentence: string) => void) => {
    const value = { ...own.newest(), [part]: text }
    return own.set(value, seal, async () => {
      const done = await saveRegister(record, 'outlook', value, seal, onFailure)
      if (done && text === null)
        offerUndo(`${part === 'plan' ? '下季度工作计划' : '需甲方配合'}已恢复自动`, done.transactions)
      return done
    })
  }
  return (
    <Panel title="下季度工作计划" sign={<CalendarArrowDown size={18} aria-hidden />}>
      <Lines part="plan" label="工作内容，一行一条：内容（时间，责任方）" written={own.value} put={put} />
      <Lines part="needs" label="需甲方配合，一行一条：事项（最迟日期，对应）" written={own.value} put={put} />
    </Panel>
  )
}

interface LinesProps {
  readonly part: keyof Written
  readonly label: string
  readonly written: Written
  readonly put: (
    part: keyof Written,
    text: string | null,
    seal: boolean,
    onFailure?: (sentence: string) => void,
  ) => Promise<unknown>
}

function Lines({ part, label, written, put }: LinesProps) {
  const { view } = useInspection()
  const proposed = view.outlook.proposed[part]
  const proposal = useMemo(() => [{ text: proposed }], [proposed])
  const field = useField(written[part] ?? proposed, (text, seal, onFailure) => put(part, text, seal, onFailure))
  return (
    <ProposalField
      label={label}
      name={part}
      field={field}
      proposal={proposal}
      automatic={written[part] === null}
      readOnly={view.locked}
      rows={2}
      onRestore={() => void put(part, null, true)}
    />
  )
}
