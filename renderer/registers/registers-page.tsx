import { Button, Select } from 'antd'
import { FileUp } from 'lucide-react'
import { type ReactNode, useEffect } from 'react'
import { useLocation, useParams, useSearch } from 'wouter'
import { useLive } from '../client/live.ts'
import { importPath } from '../import/path.ts'
import { focusField } from '../inspection/place.ts'
import { routes } from '../routes.ts'
import { ExportButton } from '../ui/export-button.tsx'
import { Screen } from '../ui/screen.tsx'
import { Unreadable } from '../ui/unreadable.tsx'
import { Waiting } from '../ui/waiting.tsx'
import { ArchiveTab } from './archive-tab.tsx'
import { CertificatesTab } from './certificates-tab.tsx'
import { CostsTab } from './costs-tab.tsx'
import { DevicesTab } from './devices-tab.tsx'
import { type RegisterTab, registersPath, registerTabs } from './path.ts'
import { PaymentsTab } from './payments-tab.tsx'
import { StaffTab } from './staff-tab.tsx'
import { Tabs } from './tabs.tsx'
import type { TabProps } from './view.ts'
import { May } from '../ui/may.tsx'
import css from './registers.module.css'

const tabs: Readonly<Record<RegisterTab, (props: TabProps) => ReactNode>> = {
  certificates: CertificatesTab,
  devices: DevicesTab,
  archive: ArchiveTab,
  staff: StaffTab,
  payments: PaymentsTab,
  costs: CostsTab,
}

/** The registers (台账) of a contract. */
export function RegistersPage() {
  const { tab: asked } = useParams<{ tab: string }>()
  const [, navigate] = useLocation()
  const query = new URLSearchParams(useSearch())
  const records = useLive('setup.records', {})
  const tab = registerTabs.find((t) => t === asked) ?? 'certificates'
  useEffect(() => focusField(['register-tab']), [])
  if (!records.data)
    return records.error ? <Unreadable sentence={records.error.message} /> : <Waiting what="正在打开…" />
  const { contracts } = records.data
  const chosen = contracts.find((c) => c.record.id === query.get('contract')) ?? contracts[0]
  if (!chosen) return <Unreadable sentence="还没有合同，台账记在合同下面。" />
  const contract = chosen.record.id
  const go = (to: RegisterTab, place: { contract?: string; row?: string } = {}): void =>
    navigate(registersPath(to, { contract, ...place }))
  const Tab = tabs[tab]
  const frame: TabProps['frame'] = ({ acts, body, aside }) => (
    <Screen
      title={routes.registers.title}
      bar={
        <>
          {contracts.length > 1 && (
            <Select
              aria-label="合同"
              value={contract}
              className={css['contract'] ?? ''}
              popupMatchSelectWidth={false}
              options={contracts.map((c) => ({ value: c.record.id, label: c.pack.name }))}
              onChange={(id: string) => go(tab, { contract: id })}
            />
          )}
          {tab === 'devices' && (
            <May call="import.bring">
              <Button icon={<FileUp size={17} aria-hidden />} onClick={() => navigate(importPath('device'))}>
                导入
              </Button>
            </May>
          )}
          <ExportButton of={{ list: tab === 'staff' ? 'people' : tab, contract }} />
          <div className={css['acts']}>{acts}</div>
        </>
      }
      asideLabel="所选条目"
      {...(aside === undefined ? {} : { aside })}
    >
      <div className={css['line']}>
        <Tabs tab={tab} onChoose={(t) => go(t)} />
      </div>
      {body}
    </Screen>
  )
  return (
    <Tab
      key={`${tab}/${contract}`}
      contract={contract}
      row={query.get('row') ?? ''}
      open={(row) => go(tab, { row })}
      frame={frame}
    />
  )
}
