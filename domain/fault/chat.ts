import type { Policy } from '../sla/policy.ts'
import { dateOf, epochOf, type Instant, isDate } from '../time/instant.ts'
import { proposedPolicy } from './propose.ts'
import { symptomOf, titleOf } from './title.ts'
import type { ChatReading } from './view.ts'

/** What a reader of chats needs to know besides the text. */
export interface ChatContext {
  readonly now: Instant
  readonly policies: readonly Policy[]
  readonly symptoms: readonly string[]
}

interface Line {
  readonly at: Instant | ''
  readonly who: string
  readonly text: string
}

const stamp = String.raw`(?:(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?[ T]*)?(?:(昨天|今天|前天|凌晨|早上|上午|中午|下午|晚上|星期[一二三四五六日天])\s*)?(\d{1,2})[:：](\d{2})(?:[:：](\d{2}))?`
const timeFirst = new RegExp(String.raw`^\[?${stamp}\]?[,，]?\s+([^:：]{1,40}?)\s*[:：]\s*(.*)$`)
const timeAndName = new RegExp(String.raw`^\[?${stamp}\]?[,，]?\s+([^:：]{1,40}?)$`)
const nameFirst = new RegExp(String.raw`^([^\d:：\[][^:：]{0,39}?)(?:\(\d{5,}\)|<[^>]*>)?[:：]?\s+${stamp}$`)
const nameOnly = /^([^\s:：]{1,20})[:：]\s*(.+)$/

/**
 * Reads a pasted chat (WeChat and QQ copy forms, `2024-02-09 22:30 张三: …`, or plain words) into proposals for a new
 * fault. T0 is the time of its first message. What it does not say stays empty; a time to come is no time.
 */
export function readChat(text: string, context: ChatContext): ChatReading {
  const lines = linesOf(text.slice(0, 200_000), context.now)
  const first = lines.find((l) => l.text !== '')
  const quote = (first ? wordsOf(lines, first.who) : text.trim()).slice(0, 2000)
  return {
    at: lines.find((l) => l.at !== '')?.at ?? '',
    channel: channelOf(text, lines),
    reporter: first?.who ?? '',
    title: titleOf(quote),
    symptomClass: symptomOf(quote, context.symptoms),
    policy: proposedPolicy(quote, context.policies),
    quote,
  }
}

/** The messages of a chat, heads and bodies put together. */
function linesOf(text: string, now: Instant): Line[] {
  const lines: { at: Instant | ''; who: string; text: string }[] = []
  for (const raw of text.split(/\r?\n/)) {
    const line = raw.trim()
    if (line === '' || /^[—-]{2,}.*[—-]{2,}$/.test(line)) continue
    const full = timeFirst.exec(line)
    const head = full ? null : timeAndName.exec(line)
    const name = full || head ? null : nameFirst.exec(line)
    const said = full || head || name ? null : nameOnly.exec(line)
    if (full) lines.push({ at: timeOf(full.slice(1, 8), now), who: full[8]!.trim(), text: full[9]!.trim() })
    else if (head) lines.push({ at: timeOf(head.slice(1, 8), now), who: head[8]!.trim(), text: '' })
    else if (name) lines.push({ at: timeOf(name.slice(2, 9), now), who: name[1]!.trim(), text: '' })
    else if (said && !/^https?$/i.test(said[1]!)) lines.push({ at: '', who: said[1]!, text: said[2]!.trim() })
    else {
      const last = lines.at(-1)
      if (last) last.text = last.text === '' ? line : `${last.text}\n${line}`
      else lines.push({ at: '', who: '', text: line })
    }
  }
  return lines
}

/** What one person said before anybody else answered. */
function wordsOf(lines: readonly Line[], who: string): string {
  const from = lines.findIndex((l) => l.text !== '')
  const rest = lines.slice(from)
  const answered = rest.findIndex((l) => l.who !== who)
  return (answered < 0 ? rest : rest.slice(0, answered))
    .map((l) => l.text)
    .filter(Boolean)
    .join('\n')
}

const daysBack: Readonly<Record<string, number>> = { 昨天: 1, 前天: 2 }

/** A time as chats write it; without a date the latest one that has passed. Empty when it would lie in the future. */
function timeOf(parts: readonly (string | undefined)[], now: Instant): Instant | '' {
  const [year, month, day, word, hour, minute, second] = parts
  const pad = (n: string | number): string => String(n).padStart(2, '0')
  const today = dateOf(now)
  const afternoon = (word === '下午' || word === '晚上') && Number(hour) < 12
  const h = Number(hour) + (afternoon ? 12 : 0)
  if (h > 23 || Number(minute) > 59 || Number(second ?? 0) > 59) return ''
  const date = year ? `${year}-${pad(month!)}-${pad(day!)}` : today
  if (!isDate(date)) return ''
  const at = (d: string): Instant => `${d}T${pad(h)}:${pad(minute!)}:${pad(second ?? 0)}.000+08:00`
  const back = word === undefined ? 0 : (daysBack[word] ?? 0)
  const shifted = new Date(Date.parse(`${date}T00:00:00Z`) - back * 86_400_000).toISOString().slice(0, 10)
  if (epochOf(at(shifted)) <= epochOf(now)) return at(shifted)
  if (year || back > 0) return ''
  return at(new Date(Date.parse(`${today}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10))
}

function channelOf(text: string, lines: readonly Line[]): string {
  if (/\(\d{5,12}\)\s|\bQQ\b|@qq\.com/i.test(text)) return 'qq'
  if (/微信|wechat/i.test(text)) return 'wechat'
  return lines.some((l) => l.at !== '' && l.who !== '') ? 'wechat' : ''
}
