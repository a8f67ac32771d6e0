import { InputNumber, Select } from 'antd'
import type { OutputOf } from '../client/api.ts'
import type { Editable } from '../client/register.ts'
import { Fields, Labelled } from '../ui/labelled.tsx'
import { RegisterField } from './register-field.tsx'

type Setting = NonNullable<OutputOf<'setup.records'>['contracts'][number]['record']['setting']>

interface Props {
  readonly record: Editable
  readonly setting: Setting
  readonly put: (setting: Setting) => void
}

/** What the customer chose for the judgement and the report of this contract. */
export function ReportChoices({ record, setting, put }: Props) {
  return (
    <Fields>
      <Labelled label="表空间使用率按">
        {(field) => (
          <Select
            {...field}
            value={setting.basis}
            options={[
              { value: 'max', label: '上限（可扩展到的大小）' },
              { value: 'allocated', label: '已分配的大小' },
            ]}
            onChange={(basis) => put({ ...setting, basis })}
          />
        )}
      </Labelled>
      <Labelled label="报告份数">
        {(field) => (
          <InputNumber
            {...field}
            min={1}
            max={9}
            precision={0}
            value={setting.copies}
            onChange={(copies) => {
              if (copies !== null) put({ ...setting, copies })
            }}
          />
        )}
      </Labelled>
      <RegisterField
        record={record}
        register="setting"
        stored={setting}
        read={(v) => v.secrecy}
        write={(v, secrecy) => ({ ...v, secrecy })}
        label="保密级别"
      />
      <RegisterField
        record={record}
        register="setting"
        stored={setting}
        read={(v) => v.reviewer}
        write={(v, reviewer) => ({ ...v, reviewer })}
        label="报告审核人"
        optional
      />
    </Fields>
  )
}
