import type { ItemFacts } from '../../inspection/facts.ts'
import { dateTimeOf } from '../../time/instant.ts'
import type { Block, Figure } from '../block.ts'
import { type DrawnChart, barsOf, trendOf } from './chart.ts'
import type { Context, EvidenceLine } from './context.ts'
import { rawBlock, type RawPaper } from './raw.ts'
import { basisText, needsTable, valuesOf, valuesTable } from './values.ts'

/** What follows an item's card, and how the card refers to it. */
export interface Exhibits {
  /** Item id. */
  readonly item: string
  readonly blocks: readonly Block[]
  /** Tables with measured rows, by the measure's id: `表3-2`. */
  readonly tables: ReadonlyMap<string, string>
  readonly lines: readonly EvidenceLine[]
  /** For appendix B. */
  readonly papers: readonly RawPaper[]
}

type Evidence = ItemFacts['evidence'][number]

/** Tables and charts of the measured rows, then the pictures; pasted text goes to appendix B. */
export function exhibitsOf(context: Context, item: ItemFacts, chapter: number): Exhibits {
  const { numbers } = context
  const blocks: Block[] = []
  const tables = new Map<string, string>()
  const lines: EvidenceLine[] = []
  const papers: RawPaper[] = []
  const values = item.meas.verdict === 'not-applicable' ? [] : valuesOf(item)
  const title = (caption: string): string => `${numbers.figure(chapter)}　${caption}`

  for (const measured of values.filter(needsTable)) {
    const number = numbers.table(chapter)
    tables.set(measured.measure.id, number)
    const basis = basisText(measured.rows)
    const caption = `${number}　${item.item.name}${measured.measure.name}${basis === '' ? '' : `（${basis}）`}`
    blocks.push(valuesTable(measured, caption))
  }
  const charts: DrawnChart[] = values.flatMap((v) => barsOf(item, v))
  const period = context.facts.inspection.plan?.period.id ?? ''
  charts.push(...values.flatMap((v) => trendOf(item, v, period)))
  for (const drawn of charts) {
    const caption = title(drawn.title)
    blocks.push({ type: 'figure', caption, alt: drawn.alt, source: { kind: 'chart', chart: drawn.chart } })
    lines.push({
      number: caption.split('　')[0]!,
      content: drawn.title,
      file: '据实测值绘制',
      item: item.item.id,
      sha256: '',
    })
  }
  for (const [n, evidence] of item.evidence.entries()) {
    const { file } = evidence
    if (!file) continue
    const content = captionOf(evidence, item, n)
    const line = (number: string): EvidenceLine => ({
      number,
      content,
      file: file.name || (file.kind === 'text' ? '粘贴的文本' : '未命名'),
      item: item.item.id,
      sha256: file.sha256,
    })
    const copy = evidence.redaction?.copy || file.copy
    const raw = file.kind === 'text' ? rawBlock(context, evidence, content, item) : null
    if (file.kind === 'picture' && copy !== '') {
      const figure = pictureOf(evidence, title(`${content}（现场截图）`), copy, item)
      blocks.push(figure)
      lines.push(line(figure.caption.split('　')[0]!))
    } else if (raw) {
      papers.push(raw)
      lines.push(line(`附录${raw.number}`))
    } else lines.push(line('未入图'))
  }
  return { item: item.item.id, blocks, tables, lines, papers }
}

/** The caption that was written, else what is known of the piece. */
function captionOf({ caption }: Evidence, item: ItemFacts, n: number): string {
  const written = caption?.text.trim() ?? ''
  if (written !== '') return written.replace(/。$/, '')
  return item.evidence.length > 1 ? `${item.item.name}证据之${n + 1}` : `${item.item.name}证据`
}

/** A picture as high as it is wide, or higher, comes from a phone. */
function pictureOf(evidence: Evidence, caption: string, sha256: string, item: ItemFacts): Figure {
  const { width = 0, height = 0, capturedAt = '', addedAt = '' } = evidence.file ?? {}
  const at = capturedAt || addedAt
  return {
    type: 'figure',
    caption,
    alt: `现场截图：${item.item.name}，${caption.split('　').slice(1).join('　')}${at === '' ? '' : `，${dateTimeOf(at)}`}。`,
    source: {
      kind: 'picture',
      sha256,
      width: Math.max(1, width),
      height: Math.max(1, height),
      shape: height >= width ? 'phone' : 'window',
    },
  }
}
