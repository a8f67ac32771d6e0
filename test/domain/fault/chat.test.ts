import { expect, test } from 'vitest'
import { readChat } from '../../../domain/fault/chat.ts'
import { packA } from '../../support/pack-a.ts'

const { policies, symptoms } = packA.faults
const now = '2024-02-09T23:00:00.000+08:00'
const read = (text: string, at = now) => readChat(text, { now: at, policies, symptoms })

test('a line with its time, name and words becomes a report', () => {
  expect(read('2024-02-09 22:30 张三: 老师您好，三个窗口开不了票，病人在排队。')).toEqual({
    at: '2024-02-09T22:30:00.000+08:00',
    channel: 'wechat',
    reporter: '张三',
    title: '三个窗口开不了票，病人在排队',
    symptomClass: '开票失败',
    policy: 'A-T2',
    quote: '老师您好，三个窗口开不了票，病人在排队。',
  })
})

test.each([
  // WeChat on a computer: name and time on one line, words below.
  ['收费员甲 2024/2/9 22:30\n开票提示签名失败\n全部窗口都不行\n\n工程师甲 2024/2/9 22:41\n收到', '收费员甲', '22:30'],
  // QQ: the account in brackets.
  ['收费员甲(12345678) 2024-02-09 22:30:15\n开票提示签名失败\n全部窗口都不行', '收费员甲', '22:30'],
  // WeChat's forwarded record: name alone, then the time.
  ['收费员甲  22:30\n开票提示签名失败\n全部窗口都不行', '收费员甲', '22:30'],
  ['收费员甲 晚上 10:30\n开票提示签名失败\n全部窗口都不行', '收费员甲', '22:30'],
  ['[2024-02-09 22:30:15] 收费员甲: 开票提示签名失败\n全部窗口都不行', '收费员甲', '22:30'],
  ['2024年2月9日 22:30 收费员甲：开票提示签名失败\n全部窗口都不行', '收费员甲', '22:30'],
])('copy forms of chats are told apart: %#', (text, reporter, clock) => {
  const reading = read(text)
  expect(reading.reporter).toBe(reporter)
  expect(reading.at.slice(0, 16)).toBe(`2024-02-09T${clock}`)
  expect(reading.quote).toBe('开票提示签名失败\n全部窗口都不行')
  expect(reading.symptomClass).toBe('签名验签')
})

test('QQ is known by its account number', () => {
  expect(read('收费员甲(12345678) 2024-02-09 22:30:15\n开票失败').channel).toBe('qq')
})

test('a time without a day is the latest one that has passed, and a time to come is none', () => {
  expect(read('收费员甲 23:30\n开票失败').at).toBe('2024-02-08T23:30:00.000+08:00')
  expect(read('收费员甲 昨天 09:05\n开票失败').at).toBe('2024-02-08T09:05:00.000+08:00')
  expect(read('收费员甲 2024-02-10 09:05\n开票失败').at).toBe('')
  expect(read('收费员甲 2024-02-31 09:05\n开票失败').at).toBe('')
})

test('plain words stay words', () => {
  expect(read('登录不上系统')).toEqual({
    at: '',
    channel: '',
    reporter: '',
    title: '登录不上系统',
    symptomClass: '登录/页面',
    policy: 'A-T2',
    quote: '登录不上系统',
  })
  expect(read('')).toMatchObject({ at: '', reporter: '', title: '', symptomClass: '', policy: '' })
})

test.each([
  ['请问怎么冲红', 'A-T1'],
  ['报表合计列错位，不影响开票', 'A-T3'],
  ['签名验签服务器面板报警，开不了票', 'A-HW'],
  ['系统有点慢', ''],
])('the tier is proposed from what is said of the business: %s', (text, policy) => {
  expect(read(text).policy).toBe(policy)
})
