import type { ReportModel } from './block.ts'

/** A draft that says, before anything else, that values still stand against each other; nothing is signed so. */
export function withOpenConflicts(model: ReportModel, count: number): ReportModel {
  if (count === 0) return model
  const text = `有 ${count} 处冲突待决定：两台电脑写了不同的内容，本草稿按较差的一份写，决定以后才能定稿。`
  return {
    ...model,
    body: [{ type: 'paragraph', style: 'plain', text: [{ text, bold: true, tone: 'alarm' }] }, ...model.body],
  }
}
