import { save, sentenceOf } from '../client/call.ts'
import { ImportFile } from '../ui/import-file.tsx'
import type { PackSummary } from './pack-summary.ts'

/** Brings a contract pack from a file. */
export function ImportPack({ onImported }: { readonly onImported?: (pack: PackSummary) => void }) {
  return (
    <ImportFile
      label="合同包文件"
      button="导入…"
      largest={10 * 1024 * 1024}
      tooLarge={(name) => `“${name}”太大，不像合同包，未导入。`}
      bring={async (text) => {
        let problem = ''
        const saved = await save(
          'pack.import',
          () => ({ text }),
          undefined,
          (outcome) => (problem = sentenceOf(outcome)),
        )
        if (!saved) return { problem }
        onImported?.(saved.value)
        return { done: `已导入 ${saved.value.name}，${saved.value.clauses} 条。` }
      }}
    />
  )
}
