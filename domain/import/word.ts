import type { FaultChannel } from '../record/fault.ts'

/** Words of old spreadsheets, as what they mean here. */

/** By which way something was reported or handled; null where the word says none. */
export function channelOf(text: string): FaultChannel | null {
  if (text === '') return null
  if (/微信|企微|wechat/i.test(text)) return 'wechat'
  if (/qq/i.test(text)) return 'qq'
  if (/远程|网络|线上|在线|向日葵|todesk|vpn/i.test(text)) return 'remote'
  if (/现场|上门|驻场|当面/.test(text)) return 'on-site'
  if (/电话|来电|手机|座机|热线|致电/.test(text)) return 'phone'
  if (/巡检/.test(text)) return 'inspection'
  return /其他|邮件|短信|OA/i.test(text) ? 'other' : null
}

/** Whether a state says that something is over: true, false, or null where it says neither. */
export function isOver(text: string): boolean | null {
  if (text === '') return null
  if (/未|待|处理中|进行中|跟进|挂起|暂缓|没有|否|观察/.test(text)) return false
  return /完成|解决|关闭|已|正常|办结|恢复|结束|是|√|✓|ok/i.test(text) ? true : null
}

/** Names in one cell, one by one. */
export function namesIn(text: string): string[] {
  return text
    .split(/[、，,；;/\n]|\s{1,}(?=\S)/)
    .map((name) => name.trim())
    .filter(Boolean)
}

/** A text as it compares with another: without blanks and signs. */
export function bareText(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\s，。、；：,.;:!！?？"'“”()（）]/g, '')
    .toLowerCase()
}
