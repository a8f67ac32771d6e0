import { Input } from 'antd'
import type { PackSummary } from './pack-summary.ts'
import { Labelled } from '../ui/labelled.tsx'
import { Panel } from '../ui/panel.tsx'
import type { ContractForm, Lack } from './form.ts'
import { GroupSign } from './group-sign.tsx'
import { firstLine, OrganisationFields } from './organisation-fields.tsx'
import { PackChoice } from './pack-choice.tsx'
import { PeriodFields } from './period-fields.tsx'
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
        <OrganisationFields
          system={system}
          change={setSystem}
          leave={leave}
          line={(line) => (
            <Labelled
              label={line.label}
              optional={line.optional}
              problem={line.name === 'name' ? problem(line.register) : ''}
            >
              {(field) => (
                <Input
                  {...field}
                  {...(line.name === 'name' ? { 'data-key': line.register } : {})}
                  {...(line === firstLine ? { ref: (input) => arrive?.(input?.input ?? null) } : {})}
                  placeholder={line.placeholder}
                  value={line.register === 'hospital' ? hospital[line.name] : system[line.name]}
                  maxLength={line.maxLength}
                  onBlur={leave}
                  onChange={({ target: { value } }) =>
                    line.register === 'hospital'
                      ? setHospital({ [line.name]: value })
                      : setSystem({ [line.name]: value })
                  }
                />
              )}
            </Labelled>
          )}
        >
          <Servers servers={system.servers} change={(servers) => setSystem({ servers })} leave={leave} />
        </OrganisationFields>
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
