import { Target } from 'lucide-react'
import type { SlaSetting } from '../../domain/sla/setting.ts'
import { Fields } from '../ui/labelled.tsx'
import { StatusPill } from '../ui/status-pill.tsx'
import { type Put, SettingNumber } from './setting-number.tsx'
import css from './sla.module.css'
import type { SlaChange } from './use-sla.ts'

interface Props {
  readonly setting: SlaSetting
  readonly put: Put<SlaChange>
}

/** Targets that the firm sets itself where the contract names no hours. */
export function InternalTargets({ setting, put }: Props) {
  const { internal } = setting
  return (
    <div className={css['targets']}>
      <p>
        <StatusPill tone="grey" icon={Target} outlined>
          内部目标
        </StatusPill>{' '}
        合同没有约定小时数。这里可以给自己定目标：只在屏幕和统计里注明“内部目标”，不作合同时限。
      </p>
      <Fields>
        <SettingNumber
          label="首次响应"
          unit="小时"
          min={1}
          max={8784}
          value={internal.response}
          put={(response, ...how) => put((v) => ({ ...v, internal: { ...v.internal, response } }), ...how)}
        />
        <SettingNumber
          label="解决"
          unit="小时"
          min={1}
          max={8784}
          value={internal.resolved}
          put={(resolved, ...how) => put((v) => ({ ...v, internal: { ...v.internal, resolved } }), ...how)}
        />
      </Fields>
    </div>
  )
}
