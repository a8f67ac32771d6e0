import { Drawer } from 'antd'
import type { Item } from '../../domain/pack/schema.ts'

/** How the item is checked and what the judgement stands on, from the contract pack. */
export function StepsDrawer({ template, open, onClose }: { template: Item; open: boolean; onClose: () => void }) {
  return (
    <Drawer open={open} onClose={onClose} title={`${template.id} 步骤与依据`} size={460}>
      <dl className="steps" tabIndex={0}>
        <dt>合同原文（{template.clause}）</dt>
        <dd>
          “{template.sentence}” {template.standard}
        </dd>
        <dt>检查对象</dt>
        <dd>{template.object}</dd>
        <dt>检查方法</dt>
        <dd>{template.method}</dd>
        <dt>步骤</dt>
        <dd>
          <ol>
            {template.steps.map((step) => (
              <li key={step}>{step}</li>
            ))}
          </ol>
        </dd>
        <dt>合格标准</dt>
        <dd>{template.criterion}</dd>
      </dl>
    </Drawer>
  )
}
