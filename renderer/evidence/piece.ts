import { useEffect, useState } from 'react'
import { redactText } from '../../domain/evidence/redaction.ts'
import type { evidence } from '../../domain/record/evidence.ts'
import type { Row } from '../../domain/record/record-type.ts'
import { headKey, seenHead } from '../client/heads.ts'
import { transport } from '../client/transport.ts'

export type Piece = Row<typeof evidence>

/** What a piece is called. A screenshot and a text shown as a picture are never confused. */
export function labelOf(piece: Piece): '现场截图' | '原文重现' | '附件' {
  return ({ picture: '现场截图', text: '原文重现', file: '附件' } as const)[piece.file!.kind]
}

/** What a piece is known by: its caption, else what it was recognised as, else its name. */
export function titleOf(piece: Piece): string {
  return piece.caption?.text || piece.file!.recognised.replace(/^识别为\s*/, '') || piece.file!.name || labelOf(piece)
}

/** How far 脱敏 is. */
export function redactionOf(piece: Piece): {
  readonly word: '已脱敏' | '无需脱敏' | '未脱敏'
  readonly tone: 'normal' | 'attention'
} {
  if (piece.redaction?.copy) return { word: '已脱敏', tone: 'normal' }
  return piece.redaction?.cleared ? { word: '无需脱敏', tone: 'normal' } : { word: '未脱敏', tone: 'attention' }
}

/** Address of the picture as reports show it, or upright without anything hidden. */
export function pictureUrl(piece: Piece, as: 'thumbnail' | 'shown' | 'open'): string {
  const { copy, thumbnail } = piece.file!
  const hidden = piece.redaction
  const sha256 = as === 'thumbnail' ? hidden?.thumbnail || thumbnail || copy : (as === 'shown' && hidden?.copy) || copy
  return transport.fileUrl(sha256, { type: 'image/png' })
}

/** The head of a piece's redaction, to be sent as seen. */
export function redactionHead(piece: Piece): { readonly key: string; readonly seen: () => string | null } {
  const key = headKey('evidence', piece.id, 'redaction')
  return { key, seen: () => seenHead(key, piece.heads['redaction'] ?? null) }
}

// A file is named by what is in it: once read it can never change.
const texts = new Map<string, Promise<string>>()

/** The raw text of a piece; null until it is read. `problem` is a sentence. */
export function useRawText(piece: Piece): { readonly raw: string | null; readonly problem: string } {
  const [state, setState] = useState<{ raw: string | null; problem: string }>({ raw: null, problem: '' })
  const { sha256 } = piece.file!
  useEffect(() => {
    let gone = false
    const reading = texts.get(sha256) ?? read(sha256)
    texts.set(sha256, reading)
    reading.then(
      (raw) => gone || setState({ raw, problem: '' }),
      () => {
        texts.delete(sha256)
        if (!gone) setState({ raw: null, problem: '原文文件读不到，可能已被移走。' })
      },
    )
    return () => {
      gone = true
    }
  }, [sha256])
  return state
}

async function read(sha256: string): Promise<string> {
  const response = await fetch(transport.fileUrl(sha256, { type: 'text/plain;charset=utf-8' }))
  if (!response.ok) throw new Error(String(response.status))
  return new TextDecoder().decode(await response.arrayBuffer())
}

/** The text as reports show it. */
export function shownText(piece: Piece, raw: string): string {
  return redactText(raw, piece.redaction?.marks ?? [])
}
