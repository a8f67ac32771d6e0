import type { evidence } from '../../record/evidence.ts'
import type { Row } from '../../record/record-type.ts'
import { dateTimeOf } from '../../time/instant.ts'
import type { Block, Figure } from '../block.ts'
import { centred, heads, left } from '../cell.ts'
import type { Edition } from '../edition.ts'
import { excerptOf } from '../excerpt.ts'

type Evidence = Row<typeof evidence>

/**
 * Proof on a form: a list of all pieces with their hashes, then pictures by the copy that may leave the device and
 * excerpts of pasted text. `what` names the record in the words for those who cannot see a picture.
 */
export function attachmentBlocks(pieces: readonly Evidence[], edition: Edition, what: string): Block[] {
  if (pieces.length === 0) return []
  const lines: { number: string; content: string; file: string; sha256: string }[] = []
  const blocks: Block[] = []
  let figures = 0
  let raws = 0
  for (const [n, piece] of pieces.entries()) {
    const file = piece.file
    if (!file) continue
    const content = piece.caption?.text.trim().replace(/。$/, '') || file.recognised || `${what}附件${n + 1}`
    const copy = piece.redaction?.copy || file.copy
    const text = edition.rawTexts[piece.redaction?.copy || file.sha256]
    let number = '未入图'
    if (file.kind === 'picture' && copy !== '') {
      number = `图${++figures}`
      blocks.push(pictureOf(piece, `${number}　${content}（现场截图）`, copy, what))
    } else if (file.kind === 'text' && text !== undefined) {
      number = `原文${++raws}`
      const { lines: shown, extent } = excerptOf(text)
      const hidden = piece.redaction?.copy ? '，已作脱敏处理' : ''
      blocks.push({
        type: 'raw',
        caption: `${number}　${content}（原文重现，${dateTimeOf(file.addedAt)}）`,
        lines: shown,
        note: `注：${extent}${hidden}。原文SHA-256：${file.sha256}`,
      })
    }
    lines.push({
      number,
      content,
      file: file.name || (file.kind === 'text' ? '粘贴的文本' : '未命名'),
      sha256: file.sha256,
    })
  }
  const list: Block = {
    type: 'table',
    grid: [1000, 3272, 2300, 2500],
    header: heads('编号', '内容', '文件', 'SHA-256（前16位）'),
    rows: lines.map((l) => [
      centred(l.number),
      left(l.content),
      { text: l.file, kind: 'small' },
      { text: [{ text: l.sha256.slice(0, 16), mono: true }], kind: 'small' },
    ]),
  }
  return [list, ...blocks]
}

/** A picture as high as it is wide, or higher, comes from a phone. */
function pictureOf(piece: Evidence, caption: string, sha256: string, what: string): Figure {
  const { width, height, capturedAt, addedAt } = piece.file!
  const at = capturedAt || addedAt
  return {
    type: 'figure',
    caption,
    alt: `现场截图：${what}，${caption.split('　').slice(1).join('　')}${at === '' ? '' : `，${dateTimeOf(at)}`}。`,
    source: {
      kind: 'picture',
      sha256,
      width: Math.max(1, width),
      height: Math.max(1, height),
      shape: height >= width ? 'phone' : 'window',
    },
  }
}
