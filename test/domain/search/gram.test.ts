import { expect, test } from 'vitest'
import { indexedText, likeness, likenessTokens, searchExpression } from '../../../domain/search/gram.ts'

test('Chinese is indexed as pairs with the last character alone, words as they are', () => {
  expect(indexedText('签名失败，GZ-20240209-001 ORA-01653')).toBe('签名 名失 失败 败 gz 20240209 001 ora 01653')
  expect(indexedText('ＳＱＬ超时')).toBe('sql 超时 时')
})

test('a search asks for all terms, each with its characters side by side', () => {
  expect(searchExpression('签名失败')).toBe('"签名 名失 失败"')
  expect(searchExpression('签')).toBe('"签"*')
  expect(searchExpression('签名 窗口')).toBe('"签名" AND "窗口"')
  expect(searchExpression('GZ-2024')).toBe('"gz" AND "2024"*'.replace('"gz"', '"gz"*'))
  expect(searchExpression(' ，。“" ')).toBeNull()
})

test('likeness counts what two texts have in common', () => {
  expect(likeness('登录收不到短信验证码', '登录收不到短信验证码')).toBe(1)
  expect(likeness('登录收不到短信验证码', '收不到登录短信验证码')).toBeGreaterThan(0.6)
  expect(likeness('登录收不到短信验证码', '打印机卡纸')).toBe(0)
  expect([...likenessTokens('签名失败，SQL')]).toEqual(['签名', '名失', '失败', 'sql'])
})
