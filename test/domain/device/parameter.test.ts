import { expect, test } from 'vitest'
import { compareParameters, readParameters } from '../../../domain/device/parameter.ts'

test('parameters are read from the ways in which devices print them; other lines are named', () => {
  const text =
    '# 配置\n[network]\nip = 192.0.2.7\nmask: 255.255.255.0\r\n\n超时（秒）：30\nntp\t192.0.2.1\n没有值的一行\nurl = http://a.example/x?y=1'
  expect(readParameters(text)).toEqual({
    values: [
      { name: 'network.ip', value: '192.0.2.7' },
      { name: 'network.mask', value: '255.255.255.0' },
      { name: 'network.超时（秒）', value: '30' },
      { name: 'network.ntp', value: '192.0.2.1' },
      { name: 'network.url', value: 'http://a.example/x?y=1' },
    ],
    unread: [8],
  })
})

test('two snapshots side by side: changed, removed, added, and names that come twice', () => {
  const p = (name: string, value: string) => ({ name, value })
  expect(
    compareParameters(
      [p('a', '1'), p('b', '2'), p('b', '3'), p('c', '4')],
      [p('b', '2'), p('a', '9'), p('b', '5'), p('d', '6')],
    ),
  ).toEqual([
    { name: 'a', before: '1', after: '9', kind: 'changed' },
    { name: 'b', before: '2', after: '2', kind: 'same' },
    { name: 'b', before: '3', after: '5', kind: 'changed' },
    { name: 'c', before: '4', after: null, kind: 'removed' },
    { name: 'd', before: null, after: '6', kind: 'added' },
  ])
})
