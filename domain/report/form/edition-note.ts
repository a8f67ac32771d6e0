import type { Block } from '../block.ts'
import { centred, heads, left } from '../cell.ts'
import type { Edition } from '../edition.ts'
import { hashEndsOf } from '../hash.ts'
import { formSection } from './head.ts'

/** What this paper says about itself: earlier versions where there are any, and its content hash. */
export function editionBlocks(edition: Edition, heading: string): Block[] {
  const hash = hashEndsOf(edition)
  const note: Block = {
    type: 'paragraph',
    style: 'note',
    text: [
      { text: '注：' },
      { text: edition.draft ? '草稿，供核对，不作为交付文件。' : `${edition.version} 定稿，由${edition.author}出具。` },
      { text: '内容校验值（SHA-256首尾各8位）：' },
      ...(typeof hash === 'string' ? [{ text: hash }] : hash),
    ],
  }
  if (edition.history.length < 2) return [note]
  return [
    formSection(heading),
    {
      type: 'table',
      grid: [900, 1400, 1500, 3372, 1900],
      header: heads('版本', '日期', '作者', '修改说明', '状态'),
      rows: edition.history.map((h) => [
        centred(h.version),
        centred(h.date),
        centred(h.author),
        left(h.change),
        centred(h.state),
      ]),
    },
    note,
  ]
}
