import { Button } from 'antd'
import type { Item } from '../../domain/pack/schema.ts'
import { save, sentenceOf } from '../client/call.ts'
import { useField } from '../client/field.ts'
import { type ItemView, useInspection } from './context.ts'
import { useOwnValue } from './own-value.ts'
import { TextArea } from './text-area.tsx'
import { measHead } from './use-judge.ts'

/** Why an item does not apply or was not checked: one of the usual reasons or own words. */
export function ReasonField({ item, template }: { item: ItemView; template: Item }) {
  const { view } = useInspection()
  const head = measHead(item)
  const own = useOwnValue(item.meas.reason, head.key, item.heads['meas'] ?? null)
  const field = useField(own.value, (reason, seal, onFailure) =>
    own.set(reason, seal, () =>
      save(
        'item.explain',
        () => ({ inspection: view.id, item: item.id, reason, seen: head.seen(), seal }),
        () => ({ [head.key]: head.seen() }),
        (outcome) => onFailure(sentenceOf(outcome)),
      ),
    ),
  )
  const { verdict } = item.meas
  if (verdict !== 'not-applicable' && verdict !== 'unchecked') return null
  const usual = verdict === 'not-applicable' ? template.notApplicableReasons : template.uncheckedReasons
  return (
    <section className="reason" aria-label="理由">
      <TextArea
        label={verdict === 'unchecked' ? '为什么未检查' : '为什么不适用'}
        name="reason"
        field={field}
        readOnly={view.locked}
        missing={field.value.trim() === ''}
      />
      {view.locked ? null : (
        <ul className="reason-usual" aria-label="常用理由">
          {usual.map((reason) => (
            <li key={reason}>
              <Button
                onClick={() => {
                  field.change(reason)
                  field.leave()
                }}
              >
                {reason}
              </Button>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
