import { InputNumber, Segmented, Switch } from 'antd'
import { type ReactNode, useId, useState } from 'react'
import { changeSettings, type Settings, useSettings } from '../theme/provider.tsx'
import { useArrival } from '../ui/arrival.ts'
import { KeyCap } from '../ui/key-cap.tsx'
import { Panel } from '../ui/panel.tsx'
import { ProblemBar } from '../ui/problem-bar.tsx'
import css from './settings.module.css'

/** Density, letters, theme and single keys; of this device only. */
export function Display() {
  const settings = useSettings()
  const [problem, setProblem] = useState('')
  const arrive = useArrival<HTMLDivElement>()
  const change = (patch: Partial<Settings>): void => {
    setProblem('')
    void changeSettings(patch, setProblem)
  }
  return (
    <Panel title="显示和按键">
      {problem && <ProblemBar tone="err">{problem}</ProblemBar>}
      <Choice label="行距" hint="紧凑时一屏能看到更多行">
        {(label) => (
          <Segmented<Settings['density']>
            // The radio that is on takes the focus, so that arrows change it at once.
            ref={(group) => arrive(group?.querySelector<HTMLDivElement>('input:checked') ?? null)}
            aria-labelledby={label}
            value={settings.density}
            options={[
              { value: 'comfortable', label: '舒适' },
              { value: 'compact', label: '紧凑' },
            ]}
            onChange={(density) => change({ density })}
          />
        )}
      </Choice>
      <Choice label="字号">
        {(label) => (
          <Segmented<Settings['fontScale']>
            aria-labelledby={label}
            value={settings.fontScale}
            options={[
              { value: 100, label: '100%' },
              { value: 115, label: '115%' },
              { value: 130, label: '130%' },
            ]}
            onChange={(fontScale) => change({ fontScale })}
          />
        )}
      </Choice>
      <Choice
        label="颜色"
        hint={
          <>
            光线暗时用高对比，随时可按 <KeyCap>Ctrl Alt H</KeyCap> 切换
          </>
        }
      >
        {(label) => (
          <Segmented<Settings['theme']>
            aria-labelledby={label}
            value={settings.theme}
            options={[
              { value: 'system', label: '跟随系统' },
              { value: 'light', label: '浅色' },
              { value: 'high-contrast', label: '高对比' },
            ]}
            onChange={(theme) => change({ theme })}
          />
        )}
      </Choice>
      <Choice label="多久没上传就提醒" hint="小时，从最早一条没上传的记录算起">
        {(label) => (
          <InputNumber
            aria-labelledby={label}
            min={1}
            max={720}
            precision={0}
            value={settings.nagHours}
            onChange={(nagHours) => nagHours !== null && change({ nagHours })}
          />
        )}
      </Choice>
      <Choice label="单键 1 到 5" hint="清单有焦点时按一个数字键就记结果">
        {(label) => (
          <Switch
            aria-labelledby={label}
            checked={settings.singleKeys}
            checkedChildren="开"
            unCheckedChildren="关"
            onChange={(singleKeys) => change({ singleKeys })}
          />
        )}
      </Choice>
    </Panel>
  )
}

interface ChoiceProps {
  readonly label: string
  readonly hint?: ReactNode
  readonly children: (labelId: string) => ReactNode
}

function Choice({ label, hint, children }: ChoiceProps) {
  const id = useId()
  return (
    <div className={css['choice']}>
      <span id={id} className={css['label']}>
        {label}
      </span>
      {children(id)}
      {hint && <span className={css['hint']}>{hint}</span>}
    </div>
  )
}
