import { causeClasses } from '../../domain/record/fault.ts'
import { useFault } from './context.ts'
import { PartsTable } from './parts-table.tsx'
import { ChoicePart, Group, TextPart, useFormRegister } from './register-parts.tsx'

/** Why it broke and what was done about it. */
export function CauseFacts() {
  const { record } = useFault().view
  const cause = useFormRegister('cause', record.cause, { class: null, text: '' })
  const responsibility = useFormRegister('responsibility', record.responsibility, {
    kind: 'undecided' as const,
    basis: '',
  })
  const remedy = useFormRegister('remedy', record.remedy, { text: '', kind: null })
  const data = useFormRegister('data', record.data, { loss: null, text: '', count: '' })
  const verification = useFormRegister('verification', record.verification, { method: '', result: '' })
  const prevention = useFormRegister('prevention', record.prevention, { text: '' })
  return (
    <>
      <Group field="cause" title="原因">
        <ChoicePart
          of={cause}
          part="class"
          label="原因类别"
          options={causeClasses.map((value) => ({ value, label: value }))}
        />
        <TextPart of={cause} part="text" label="根本原因" long />
      </Group>
      <Group field="responsibility" title="责任性质">
        <ChoicePart
          of={responsibility}
          part="kind"
          label="性质"
          nothing="undecided"
          unset={record.responsibility === null}
          options={[
            { value: 'non-human', label: '非人为' },
            { value: 'human', label: '人为' },
            { value: 'third', label: '第三方' },
            { value: 'undecided', label: '待定' },
          ]}
        />
        <TextPart of={responsibility} part="basis" label="依据" long />
      </Group>
      <Group field="remedy" title="处理措施">
        <TextPart of={remedy} part="text" label="处理措施" long />
        <ChoicePart
          of={remedy}
          part="kind"
          label="临时或根本"
          options={[
            { value: 'temporary', label: '临时措施' },
            { value: 'permanent', label: '根本解决' },
          ]}
        />
      </Group>
      <PartsTable />
      <Group field="data" title="数据影响">
        <ChoicePart
          of={data}
          part="loss"
          label="数据"
          options={[
            { value: 'none', label: '没有丢失' },
            { value: 'lost', label: '有丢失' },
            { value: 'restored', label: '丢失后已恢复' },
          ]}
        />
        <TextPart of={data} part="count" label="补开票据笔数" />
        <TextPart of={data} part="text" label="说明" long />
      </Group>
      <Group field="verification" title="验证">
        <TextPart of={verification} part="method" label="验证方法" long />
        <TextPart of={verification} part="result" label="验证结果" long />
      </Group>
      <Group field="prevention" title="预防措施">
        <TextPart of={prevention} part="text" label="预防措施、改进建议" long />
      </Group>
    </>
  )
}
