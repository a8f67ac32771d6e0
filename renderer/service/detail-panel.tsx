import { applies, type Field } from '../../domain/service/field.ts'
import { Fields } from '../ui/labelled.tsx'
import { Panel } from '../ui/panel.tsx'
import { useService } from './context.ts'
import { FieldInput } from './field-input.tsx'
import { TablePanel } from './table-panel.tsx'

/** What only this kind of service has: its fields, then its tables. */
export function DetailPanel() {
  const { view, registers } = useService()
  const { kind } = view
  const { detail } = registers
  const { values } = detail.value
  const fields = kind.fields.filter((f) => applies(f, values))
  const tables = kind.tables.filter((t) => applies(t, values))
  return (
    <>
      {fields.length > 0 && (
        <Panel title={`${kind.name}要写明`}>
          <Fields>
            {fields.map((field) => (
              <FieldInput
                key={field.id}
                {...field}
                optional={!field.required}
                name={`detail.values.${field.id}`}
                span={spanOf(field)}
                value={values[field.id] ?? ''}
                put={(text, seal, onFailure) =>
                  detail.put({ values: { ...detail.value.values, [field.id]: text } }, seal, onFailure)
                }
              />
            ))}
          </Fields>
        </Panel>
      )}
      {tables.map((table) => (
        <TablePanel key={table.id} table={table} />
      ))}
    </>
  )
}

function spanOf({ type }: Field): 1 | 3 {
  return type === 'long' ? 3 : 1
}
