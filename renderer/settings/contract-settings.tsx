import { Select } from 'antd'
import { useState } from 'react'
import { isDate } from '../../domain/time/instant.ts'
import type { OutputOf } from '../client/api.ts'
import { useField } from '../client/field.ts'
import { saveRegister } from '../client/register.ts'
import { databases, systems } from '../setup/platform-name.ts'
import { type Period, PeriodFields } from '../setup/period-fields.tsx'
import { Servers } from '../setup/servers.tsx'
import { Fields, Labelled } from '../ui/labelled.tsx'
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
      <Fields>
        <RegisterField
          record={editable}
          register="hospital"
          stored={hospital}
          read={(v) => v.name}
          write={(v, name) => ({ ...v, name })}
          label="医院"
          whenEmpty="还没填：报告上要写甲方"
        />
        <RegisterField
          record={editable}
          register="hospital"
          stored={hospital}
          read={(v) => v.department}
          write={(v, department) => ({ ...v, department })}
          label="科室"
          optional
        />
        <RegisterField
          record={editable}
          register="hospital"
          stored={hospital}
          read={(v) => v.contact}
          write={(v, contact) => ({ ...v, contact })}
          label="院方接口人"
          optional
          placeholder="默认的见证人"
        />
        <RegisterField
          record={editable}
          register="system"
          stored={system}
          read={(v) => v.name}
          write={(v, name) => ({ ...v, name })}
          label="系统"
          whenEmpty="还没填：报告上要写系统名称"
        />
        <RegisterField
          record={editable}
          register="system"
          stored={system}
          read={(v) => v.vendor}
          write={(v, vendor) => ({ ...v, vendor })}
          label="平台厂商"
          optional
        />
        <Labelled label="服务器系统">
          {(field) => (
            <Select
              {...field}
              value={system.platform}
              options={[...systems]}
              onChange={(platform) => void put('system', { ...system, platform })}
            />
          )}
        </Labelled>
        <Labelled label="数据库">
          {(field) => (
            <Select
              {...field}
              value={system.database}
              options={[...databases]}
              onChange={(database) => void put('system', { ...system, database })}
            />
          )}
        </Labelled>
        <RegisterField
          record={editable}
          register="system"
          stored={system}
          read={(v) => v.databaseVersion}
          write={(v, databaseVersion) => ({ ...v, databaseVersion })}
          label="数据库版本"
          optional
          maxLength={100}
        />
        <Servers servers={servers.value} change={servers.change} leave={servers.leave} />
      </Fields>
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
