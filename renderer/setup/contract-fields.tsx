import { Input, Select } from 'antd'
import type { PackSummary } from './pack-summary.ts'
import { Fields, Labelled } from '../ui/labelled.tsx'
import { Panel } from '../ui/panel.tsx'
import type { ContractForm, Lack } from './form.ts'
import { GroupSign } from './group-sign.tsx'
import { PackChoice } from './pack-choice.tsx'
import { PeriodFields } from './period-fields.tsx'
import { databases, systems } from './platform-name.ts'
import { Servers } from './servers.tsx'

interface Props {
  readonly form: ContractForm
  readonly packs: readonly PackSummary[]
  /** Today, to see whether a period is over. */
  readonly today: string
  readonly lacks: readonly Lack[]
  /** Whether what is missing is told at the fields, after somebody tried to finish. */
  readonly tell: boolean
  /** Number of the first group. */
  readonly first: number
  /** Takes the focus into the first field, where that is the one thing of the screen. */
  readonly arrive?: (field: HTMLElement | null) => void
  readonly change: (form: ContractForm) => void
  readonly leave: () => void
}

/** Hospital, system, contract pack and service period: two groups of the first run, and all of a further contract. */
export function ContractFields({ form, packs, today, lacks, tell, first, arrive, change, leave }: Props) {
  const problem = (key: string): string => (tell ? (lacks.find((l) => l.key === key)?.sentence ?? '') : '')
  const lacking = (...keys: string[]): boolean => lacks.some((l) => keys.includes(l.key))
  const { hospital, system } = form
  const pack = packs.find((p) => p.sha256 === form.pack)
  const setHospital = (patch: Partial<typeof hospital>): void =>
    change({ ...form, hospital: { ...hospital, ...patch } })
  const setSystem = (patch: Partial<typeof system>): void => change({ ...form, system: { ...system, ...patch } })
  const choose = (chosen: PackSummary): void =>
    change({
      ...form,
      pack: chosen.sha256,
      system: { ...system, name: system.name || chosen.systemName },
      period: form.period.start || form.period.end ? form.period : chosen.period,
    })
  return (
    <>
      <Panel
        title="医院和系统"
        sign={<GroupSign number={first} state={lacking('hospital', 'system') ? 'open' : 'done'} />}
      >
        <Fields>
          <Labelled label="医院" problem={problem('hospital')}>
            {(field) => (
              <Input
                {...field}
                ref={(input) => arrive?.(input?.input ?? null)}
                data-key="hospital"
                value={hospital.name}
                maxLength={200}
                onBlur={leave}
                onChange={(e) => setHospital({ name: e.target.value })}
              />
            )}
          </Labelled>
          <Labelled label="科室" optional>
            {(field) => (
              <Input
                {...field}
                placeholder="如 信息科"
                value={hospital.department}
                maxLength={200}
                onBlur={leave}
                onChange={(e) => setHospital({ department: e.target.value })}
              />
            )}
          </Labelled>
          <Labelled label="院方接口人" optional>
            {(field) => (
              <Input
                {...field}
                placeholder="默认的见证人"
                value={hospital.contact}
                maxLength={200}
                onBlur={leave}
                onChange={(e) => setHospital({ contact: e.target.value })}
              />
            )}
          </Labelled>
          <Labelled label="系统" problem={problem('system')}>
            {(field) => (
              <Input
                {...field}
                data-key="system"
                value={system.name}
                maxLength={200}
                onBlur={leave}
                onChange={(e) => setSystem({ name: e.target.value })}
              />
            )}
          </Labelled>
          <Labelled label="平台厂商" optional>
            {(field) => (
              <Input
                {...field}
                placeholder="不清楚可以后补"
                value={system.vendor}
                maxLength={200}
                onBlur={leave}
                onChange={(e) => setSystem({ vendor: e.target.value })}
              />
            )}
          </Labelled>
          <Labelled label="服务器系统">
            {(field) => (
              <Select
                {...field}
                value={system.platform}
                options={[...systems]}
                onBlur={leave}
                onChange={(platform) => setSystem({ platform })}
              />
            )}
          </Labelled>
          <Labelled label="数据库">
            {(field) => (
              <Select
                {...field}
                value={system.database}
                options={[...databases]}
                onBlur={leave}
                onChange={(database) => setSystem({ database })}
              />
            )}
          </Labelled>
          <Labelled label="数据库版本" optional>
            {(field) => (
              <Input
                {...field}
                placeholder="如 11g"
                value={system.databaseVersion}
                maxLength={100}
                onBlur={leave}
                onChange={(e) => setSystem({ databaseVersion: e.target.value })}
              />
            )}
          </Labelled>
          <Servers servers={system.servers} change={(servers) => setSystem({ servers })} leave={leave} />
        </Fields>
      </Panel>
      <Panel
        title="合同与服务期"
        sign={<GroupSign number={first + 1} state={lacking('pack', 'start', 'end') ? 'open' : 'done'} />}
      >
        <PackChoice packs={packs} chosen={form.pack} problem={problem('pack')} choose={choose} />
        <PeriodFields
          period={form.period}
          quoted={pack?.period ?? null}
          today={today}
          problem={problem}
          change={(period) => change({ ...form, period })}
          leave={leave}
        />
      </Panel>
    </>
  )
}
