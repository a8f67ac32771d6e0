import { useState } from 'react'
import { isDate } from '../../domain/time/instant.ts'
import type { OutputOf } from '../client/api.ts'
import { useField } from '../client/field.ts'
import { saveRegister } from '../client/register.ts'
import { OrganisationFields } from '../setup/organisation-fields.tsx'
import { type Period, PeriodFields } from '../setup/period-fields.tsx'
import { Servers } from '../setup/servers.tsx'
import { Panel } from '../ui/panel.tsx'
import { ProblemBar } from '../ui/problem-bar.tsx'
import { StatusPill } from '../ui/status-pill.tsx'
import { RegisterField } from './register-field.tsx'
import { ReportChoices } from './report-choices.tsx'

type Contract = OutputOf<'setup.records'>['contracts'][number]

interface Props extends Contract {
  readonly today: string
}

/** What was entered for a contract. Inspections that are finalised keep what their report says. */
export function ContractSettings({ record, pack, today }: Props) {
  const [problem, setProblem] = useState('')
  const editable = { table: 'contract', row: record.id, heads: record.heads } as const
  const put = (register: string, value: unknown, seal = true): Promise<unknown> => {
    setProblem('')
    return saveRegister(editable, register, value, seal, setProblem)
  }
  const { hospital, system, period } = record
  const servers = useField(system?.servers ?? [], (value, seal, onFailure) =>
    saveRegister(editable, 'system', { ...system, servers: value }, seal, onFailure),
  )
  const [dates, setDates] = useState(period)
  const datesWrong = dates ? wrongIn(dates) : ''
  const changeDates = (next: Period): void => {
    setDates(next)
    if (wrongIn(next) === '' && (next.start !== period?.start || next.end !== period.end)) void put('period', next)
  }
  if (!hospital || !system || !dates) return null
  return (
    <Panel
      title={`合同 · ${hospital.name || '未填医院'}`}
      extra={
        <StatusPill tone="grey" outlined>
          {pack.name}
        </StatusPill>
      }
    >
      {(problem || servers.problem) && <ProblemBar tone="err">{problem || servers.problem}</ProblemBar>}
      <OrganisationFields
        system={system}
        change={(patch) => void put('system', { ...system, ...patch })}
        line={(line) => {
          const { label, placeholder, optional, maxLength } = line
          const shared = { record: editable, label, placeholder, optional, maxLength }
          return line.register === 'hospital' ? (
            <RegisterField
              {...shared}
              register="hospital"
              stored={hospital}
              read={(v) => v[line.name]}
              write={(v, text) => ({ ...v, [line.name]: text })}
              whenEmpty={optional ? '' : '还没填：报告上要写甲方'}
            />
          ) : (
            <RegisterField
              {...shared}
              register="system"
              stored={system}
              read={(v) => v[line.name]}
              write={(v, text) => ({ ...v, [line.name]: text })}
              whenEmpty={optional ? '' : '还没填：报告上要写系统名称'}
            />
          )
        }}
      >
        <Servers servers={servers.value} change={servers.change} leave={servers.leave} />
      </OrganisationFields>
      <PeriodFields
        period={dates}
        quoted={pack.period}
        today={today}
        problem={(key) => (key === 'end' ? datesWrong : '')}
        change={changeDates}
        leave={() => undefined}
      />
      {record.setting && (
        <ReportChoices record={editable} setting={record.setting} put={(value) => void put('setting', value)} />
      )}
    </Panel>
  )
}

/** Why a service period cannot be saved, or empty. */
function wrongIn({ start, end }: Period): string {
  if (!isDate(start) || !isDate(end)) return '还没有保存：请写成 2026-01-31 的样子。'
  return end < start ? '还没有保存：结束早于开始，请核对日期。' : ''
}
