import { useEffect, useState } from 'react'
import { sentenceOf } from '../client/call.ts'
import { transport } from '../client/transport.ts'

export interface FileActions {
  /** What became of the last file, or why nothing did. */
  readonly told: { readonly ok: boolean; readonly sentence: string } | null
  readonly saveAs: (docx: string, name: string) => Promise<void>
  /** Null where the shell cannot open documents. */
  readonly open: ((docx: string, name: string) => Promise<void>) | null
}

/** Brings a stored Word file out of the app: to a place of the user's, or into Word or WPS. */
export function useFileActions(): FileActions {
  const [told, setTold] = useState<FileActions['told']>(null)
  const [canOpen, setCanOpen] = useState(false)
  useEffect(() => {
    void transport.host.capabilities().then((outcome) => setCanOpen(outcome.ok && outcome.value.openDocument))
  }, [])
  return {
    told,
    async saveAs(docx, name) {
      const outcome = await transport.host.saveAs(docx, name)
      if (!outcome.ok) return setTold({ ok: false, sentence: sentenceOf(outcome) })
      const saved = outcome.value
      if (saved.outcome === 'cancelled') return setTold(null)
      if (saved.outcome === 'downloaded') return setTold({ ok: true, sentence: `已交给浏览器下载：${name}` })
      const file = saved.path.split(/[/\\]/).at(-1) ?? saved.path
      setTold({
        ok: true,
        sentence: saved.besideLocked ? `文件正被 Word 占用，已另存为 ${file}` : `已另存为 ${saved.path}`,
      })
    },
    open: canOpen
      ? async (docx, name) => {
          const outcome = await transport.host.openDocument(docx, name)
          setTold(outcome.ok ? null : { ok: false, sentence: sentenceOf(outcome) })
        }
      : null,
  }
}
