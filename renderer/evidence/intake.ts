import { create } from 'zustand'
import { call, save, sentenceOf } from '../client/call.ts'
import { transport } from '../client/transport.ts'
import { placeOf, type Target } from './owner.ts'

interface Coming {
  readonly id: string
  readonly place: string
  readonly name: string
  /** Why it was not taken; empty while it is on its way. */
  readonly problem: string
}

interface Intake {
  readonly coming: readonly Coming[]
  /** What the last paste of text gave, by place. */
  readonly pastes: Readonly<Record<string, string>>
}

/** Evidence on its way into the records. */
export const useIntake = create<Intake>(() => ({ coming: [], pastes: {} }))

const change = (id: string, next: Coming | null): void =>
  useIntake.setState((s) => ({ coming: s.coming.flatMap((c) => (c.id !== id ? [c] : next ? [next] : [])) }))

export function dismiss(id: string): void {
  change(id, null)
}

type Source = 'paste' | 'drop' | 'file'

/** Takes files, one after the other. Typing goes on meanwhile; what failed says why until it is dismissed. */
export async function takeFiles(files: readonly File[], source: Source, target: Target): Promise<void> {
  const batch = files.map((file, n) => ({
    file,
    entry: { id: crypto.randomUUID(), place: placeOf(target), name: nameOf(file, source, n), problem: '' },
  }))
  useIntake.setState((s) => ({ coming: [...s.coming, ...batch.map((b) => b.entry)] }))
  for (const { file, entry } of batch) {
    const problem = await takeFile(file, entry.name, source, target)
    change(entry.id, problem === '' ? null : { ...entry, problem })
  }
}

async function takeFile(file: File, name: string, source: Source, target: Target): Promise<string> {
  const stored = await transport.putFile(file)
  if ('failure' in stored) return stored.failure.sentence
  const outcome = await call('evidence.addFile', { ...target, sha256: stored.sha256, name, source })
  return outcome.ok ? '' : sentenceOf(outcome)
}

/** A pasted picture is called `image.png` by every browser: that says nothing. */
function nameOf(file: File, source: Source, n: number): string {
  return source === 'paste' && /^image\.\w+$/.test(file.name)
    ? `粘贴的截图${n > 0 ? n + 1 : ''}`
    : file.name.slice(0, 500)
}

/** Takes text as evidence; recognised values go to their items. What came of it is told under the item's values. */
export async function takeText(
  text: string,
  source: 'paste' | 'drop',
  target: Target,
  nameOfItem: (id: string) => string,
): Promise<readonly string[]> {
  const tell = (sentence: string): void =>
    useIntake.setState((s) => ({ pastes: { ...s.pastes, [placeOf(target)]: sentence } }))
  const done = await save(
    'evidence.addText',
    () => ({ ...target, text, source }),
    undefined,
    (outcome) => tell(sentenceOf(outcome)),
  )
  if (!done) return []
  const { title, here, elsewhere, notes } = done.value
  const total = here + elsewhere.reduce((n, e) => n + e.rows, 0)
  const others = elsewhere.map((e) => `，${e.rows} 行已放到 ${e.item} ${nameOfItem(e.item)} 待确认`).join('')
  const rest = notes.length > 0 ? ` ${notes.join(' ')}` : ''
  if (title === null) tell('没认出这段文本，已作为原文证据保存。可手工填值。')
  else if (total === 0) tell(`${title}。${rest || '没有本项要填的数值，已作为原文证据保存。'}`)
  else tell(`${title}：${total} 行 · ${here} 行在此${others}。${rest}`)
  return done.transactions
}
