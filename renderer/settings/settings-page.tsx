import { FileUp, Plus } from 'lucide-react'
import { useLocation } from 'wouter'
import { Button } from 'antd'
import { Fragment } from 'react'
import { dateOf } from '../../domain/time/instant.ts'
import { useLive } from '../client/live.ts'
import { useHost } from '../client/office.ts'
import { routes } from '../routes.ts'
import { Screen } from '../ui/screen.tsx'
import { Unreadable } from '../ui/unreadable.tsx'
import { Waiting } from '../ui/waiting.tsx'
import { ClockNotes } from './clock-notes.tsx'
import { ContractSettings } from './contract-settings.tsx'
import { Display } from './display.tsx'
import { FirmSettings } from './firm-settings.tsx'
import { Packs } from './packs.tsx'
import { SlaSettings } from './sla-settings.tsx'
import { WorkdayCalendar } from './workday-calendar.tsx'
import { Writable } from '../ui/may.tsx'
import css from './settings.module.css'

/** How this laptop shows things, and what was entered at the first run. Everything saves while it is changed. */
export function SettingsPage() {
  const records = useLive('setup.records', {})
  const packs = useLive('pack.list', {})
  const workspace = useLive('about.workspace', {})
  const calendar = useLive('calendar.get', {})
  const notes = useLive('clock.notes', {})
  const [, navigate] = useLocation()
  const office = useHost()?.shell === 'office'
  const error = records.error ?? packs.error ?? workspace.error ?? calendar.error ?? notes.error
  if (!records.data || !packs.data || !workspace.data || !calendar.data || !notes.data)
    return error ? <Unreadable sentence={error.message} /> : <Waiting what="正在打开…" />
  const { person, firm, contracts } = records.data
  const today = dateOf(workspace.data.now)
  return (
    <Screen
      title={routes.settings.title}
      note="改动随时保存，没有保存按钮。"
      bar={
        office ? null : (
          <>
            <Button icon={<FileUp size={18} aria-hidden />} onClick={() => navigate(routes.import.path)}>
              数据导入
            </Button>
            <Button icon={<Plus size={18} aria-hidden />} onClick={() => navigate(routes.addContract.path)}>
              增加合同
            </Button>
          </>
        )
      }
    >
      <div className={css['groups']}>
        <Display />
        {person && firm && (
          <Writable call="record.edit" table="firm">
            <FirmSettings person={person} firm={firm} hotlineClause={packs.data[0]?.hotlineClause ?? ''} />
          </Writable>
        )}
        {contracts.map((contract) => (
          <Fragment key={contract.record.id}>
            <Writable call="record.edit" table="contract">
              <ContractSettings {...contract} today={today} />
            </Writable>
            <Writable call="record.edit" table="contract">
              <SlaSettings contract={contract} today={today} />
            </Writable>
          </Fragment>
        ))}
        <Packs packs={packs.data} />
        <Writable call="calendar.import">
          <WorkdayCalendar calendar={calendar.data} />
        </Writable>
        <Writable call="record.edit" table="clock_note">
          <ClockNotes notes={notes.data} engineer={person?.name?.name ?? ''} />
        </Writable>
      </div>
    </Screen>
  )
}
