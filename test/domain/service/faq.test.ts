import { expect, test } from 'vitest'
import { betterAnswer, faqNumber, isSameQuestion } from '../../../domain/service/faq.ts'

test('a question said in another order is the same; one that shares a word is not', () => {
  expect(isSameQuestion('登录收不到短信验证码', '收不到登录短信验证码')).toBe(true)
  expect(isSameQuestion('收不到登录短信验证码', '验证码延迟 6 分钟')).toBe(false)
  expect(isSameQuestion('打印机不出纸', '登录收不到短信验证码')).toBe(false)
})

test('the fuller answer is kept, of two equally full ones the later', () => {
  expect(betterAnswer('查', '先查拦截，再看条数')).toBe('先查拦截，再看条数')
  expect(betterAnswer('先查拦截，再看条数', '查 ')).toBe('先查拦截，再看条数')
  expect(betterAnswer('重启甲', '重启乙')).toBe('重启乙')
})

test('numbers have three digits at least', () => {
  expect([faqNumber(7), faqNumber(1234)]).toEqual(['FAQ-007', 'FAQ-1234'])
})
