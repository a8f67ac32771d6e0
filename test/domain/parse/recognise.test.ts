import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { recognise } from '../../../domain/parse/recognise.ts'
import { rowsFor } from '../../../domain/parse/rows-for.ts'
import type { Item } from '../../../domain/pack/schema.ts'
import { item, measure } from '../inspection/sample.ts'

describe('certificates', () => {
  const two = `[root@app01 ~]# openssl s_client -connect h:443 </dev/null 2>/dev/null | openssl x509 -noout -subject -dates
subject=C = CN, O = Example, CN = bill.example.cn
notBefore=Mar 20 00:00:00 2024 GMT
notAfter=Mar 20 23:59:59 2025 GMT
subject=/C=CN/CN=pay.example.cn
notBefore=Jan  1 00:00:00 2024 GMT
notAfter=Jan  5 23:59:59 2025 GMT
`
  it('are read with their names', () => {
    expect(recognise(two)!.rows.map((r) => [r.server, r.object, r.extra['end']])).toEqual([
      ['app01', 'bill.example.cn', '2025-03-20T23:59:59Z'],
      ['app01', 'pay.example.cn', '2025-01-05T23:59:59Z'],
    ])
    expect(recognise('notAfter=Mar 20 23:59:59 2025 GMT')!.rows).toHaveLength(1)
    expect(recognise('notAfter=soon')).toMatchObject({ rows: [], notes: [expect.stringContaining('第1行')] })
  })

  it('become whole days against the time of the check, and 0 when expired', () => {
    const days = measure({
      id: 'certificate-days',
      name: '证书剩余天数',
      unit: '天',
      object: '证书',
      max: null,
      bases: [],
    })
    const wants = item({
      measures: [days],
      accepts: [{ parser: 'certificate', measure: 'certificate-days', select: 'all' }],
    })
    const at = '2025-03-19T08:00:00+08:00'
    expect(rowsFor(recognise(two)!, wants, 'e1', { at }).map((r) => [r.key, r.value])).toEqual([
      ['certificate-days/app01/bill.example.cn', '1'],
      ['certificate-days/app01/pay.example.cn', '0'],
    ])
    expect(rowsFor(recognise(two)!, wants, 'e1')).toEqual([])
  })
})

describe('http', () => {
  it('takes times of good answers only', () => {
    const found = recognise(
      '[root@app01 ~]# curl -sk -o /dev/null -w "%{http_code} %{time_total}s\\n" https://bill.example.cn:8443/login\n200 0.532s\n[root@app01 ~]# curl -sk https://api.example.cn/\n502 0.010s\n',
    )!
    expect(found.rows.map((r) => [r.quantity, r.object, r.value])).toEqual([
      ['http-code', 'bill.example.cn:8443', '200'],
      ['seconds', 'bill.example.cn:8443', '0.532'],
      ['http-code', 'api.example.cn', '502'],
    ])
    expect(found.notes.join()).toContain('502')
    expect(recognise('000 0.001s')!.rows.map((r) => r.quantity)).toEqual(['http-code'])
  })
  it('does not take three digits for an answer', () => {
    expect(recognise('200\n')).toBeNull()
    expect(recognise('房间 302\n200 人')).toBeNull()
  })
})

describe('logs', () => {
  it('are counted by message, with the serious ones and the most frequent', () => {
    const found = recognise(`[oracle@db01 trace]$ tail -200 alert_ebill.log
2026-09-20T02:00:00.123+08:00
Thread 1 advanced to log sequence 812
2026-09-20T03:00:00.123+08:00
Errors in file /u01/trace/ebill_ora_1.trc:
ORA-00600: internal error code, arguments: [13013]
2026-09-21T03:00:00.123+08:00
ORA-01555 caused by SQL statement below
2026-09-21T04:00:00.123+08:00
ORA-01555 caused by SQL statement below
`)!
    expect(found.rows.map((r) => [r.quantity, r.server, r.object, r.value, r.extra['top']])).toEqual([
      ['error-count', 'db01', 'alert_ebill.log', '3', 'ORA-01555×2、ORA-00600×1'],
      ['serious-count', 'db01', 'alert_ebill.log', '1', 'ORA-01555×2、ORA-00600×1'],
    ])
  })
  it('count a stack trace once', () => {
    const found = recognise(`2026-09-20 10:00:01.123  INFO 1 --- [main] c.e.Bill : 开票成功
2026-09-20 10:00:02.123 ERROR 1 --- [main] c.e.Bill : 开票失败
java.net.SocketTimeoutException: Read timed out
	at java.net.SocketInputStream.read(SocketInputStream.java:150)
Caused by: java.io.IOException: closed
	... 20 more
2026-09-20 10:00:03.123 ERROR 1 --- [main] c.e.Bill : java.lang.OutOfMemoryError: Java heap space
`)!
    expect(found.rows.map((r) => r.value)).toEqual(['2', '1'])
  })
  it('without entries count 0, and grep counts are taken per file', () => {
    expect(
      recognise('[root@db01 ~]# journalctl -p err --since "-90 days"\n-- No entries --\n')!.rows.map((r) => r.value),
    ).toEqual(['0', '0'])
    expect(
      recognise('/opt/tomcat/logs/catalina.out:12\n/opt/tomcat/logs/localhost.log:0\n')!.rows.map((r) => [
        r.object,
        r.value,
      ]),
    ).toEqual([
      ['catalina.out', '12'],
      ['localhost.log', '0'],
    ])
  })
})

describe('recognise', () => {
  it.each([
    ['', 'empty text'],
    ['今天上午十点到现场，数据库表空间已经扩容到 40 GB，使用率 62%。', 'a note'],
    ['工程师甲 2026-09-22 09:12\n系统报错了，请看一下\n院方 2026-09-22 09:13\n好的', 'a chat'],
    ['姓名,电话,科室\n工程师甲,400-000-0000,信息科', 'a foreign table'],
    ['TABLESPACE_NAME\tALLOC_MB\tUSED_MB\n', 'a header alone'],
    ['SELECT tablespace_name FROM dba_data_files;', 'a command alone'],
  ])('%j (%s... ) is kept as plain evidence', (text) => expect(recognise(text)).toBeNull())

  it('says when two kinds were pasted together', () => {
    const found = recognise(
      'notAfter=Mar 20 23:59:59 2025 GMT\n[root@db01 ~]# df -P\nFilesystem 1024-blocks Used Available Capacity Mounted on\n/dev/sda1 100 50 50 50% /\n',
    )!
    expect(found.parser).toBe('certificate')
    expect(found.notes.join()).toContain('请分开粘贴')
  })

  it('never throws, and never gives a percentage beyond what its amounts allow', () => {
    const word = fc.constantFrom(
      'TABLESPACE_NAME',
      'ALLOC_MB',
      'USED_MB',
      'Filesystem',
      '1K-blocks',
      'Used',
      'Available',
      'Use%',
      'Mounted',
      'on',
      '----',
      '\n',
      '\n',
      '\t',
      ' ',
      '90%',
      '12',
      'EBILL',
      '/',
      '/data',
      'C:',
      'Size',
      'FreeSpace',
      '|',
      '+--+',
      'notAfter=',
      'ERROR',
      '\u001b[31m',
    )
    fc.assert(
      fc.property(fc.array(fc.oneof(word, fc.string({ maxLength: 6 })), { maxLength: 60 }), (words) => {
        for (const row of recognise(words.join(' '))?.rows ?? []) expect(row.value).toMatch(/^-?\d*(\.\d+)?$/)
      }),
      { numRuns: 1500 },
    )
  })

  const megabyte = (line: (i: number) => string): string => {
    const lines: string[] = []
    for (let size = 0, i = 0; size < 1_000_000; i++) size += lines[lines.push(line(i)) - 1]!.length + 1
    return lines.join('\n')
  }
  /** Milliseconds; the goal is 100 on an idle machine, the rest is room for a busy one. */
  const limit = 300
  it.each([
    ['prose', megabyte((i) => `第${i}行 tablespace 没有什么可说的 FreeSpace INPUT_TYPE last_full error`)],
    ['one line', 'TABLESPACE_NAME, Filesystem ERROR 12 '.repeat(28_000)],
    [
      'a log',
      megabyte((i) => `2026-09-22 10:00:${String(i % 60).padStart(2, '0')} ERROR c.e.Bill : 开票失败 ORA-01555 ${i}`),
    ],
    ['a table', `TABLESPACE_NAME,ALLOC_MB,USED_MB\n${megabyte((i) => `EBILL_${i},40960,${i % 40960}`)}`],
    [
      'columns',
      `Filesystem 1K-blocks Used Available Use% Mounted on\n${megabyte((i) => `/dev/sd${i} 200 100 100 50% /data${i}`)}`,
    ],
    ['dashes', megabyte(() => '------ -------- ------')],
  ])('handles a megabyte of %s in time', (_name, text) => {
    recognise(text.slice(0, 50_000))
    recognise(text)
    const start = performance.now()
    recognise(text)
    expect(performance.now() - start).toBeLessThan(limit)
  })
})

it('refuses a table that nobody could confirm', () => {
  const rows = Array.from({ length: 2001 }, (_, i) => `T${i},100,50`).join('\n')
  expect(recognise(`TABLESPACE_NAME,ALLOC_MB,USED_MB\n${rows}`)).toMatchObject({
    rows: [],
    notes: [expect.stringContaining('第2002行起超过2000行')],
  })
})

describe('rowsFor', () => {
  const paste = recognise(
    'TABLESPACE_NAME\tALLOC_MB\tUSED_MB\tMAX_MB\nEBILL_DATA\t40960\t38260.7\t81920\nSYSTEM\t2048\t1024\t32768\nEBILL_LOB\t61440\t50515.2\tNULL\n',
  )!
  const system = (change: Partial<Item> = {}): Item =>
    item({ id: 'ENV-06', accepts: [{ parser: 'tablespace', measure: 'used-percent', select: 'system' }], ...change })

  it('splits one paste over two items, on the measure’s first basis, pending', () => {
    const rows = rowsFor(paste, item(), 'e1')
    expect(rows[0]).toEqual({
      key: 'used-percent/EBILL_DATA',
      measure: 'used-percent',
      object: 'EBILL_DATA',
      server: '',
      value: '46.7049560546',
      used: '38260.7',
      total: '81920',
      unit: 'MB',
      basis: 'max',
      rounded: false,
      evidence: 'e1',
      pending: true,
    })
    expect(rows.map((r) => [r.object, r.basis])).toEqual([
      ['EBILL_DATA', 'max'],
      ['EBILL_LOB', 'allocated'],
    ])
    expect(rowsFor(paste, system(), 'e1').map((r) => r.object)).toEqual(['SYSTEM'])
  })
  it('takes the chosen basis and the named server', () => {
    expect(rowsFor(paste, system(), 'e1', { basis: 'allocated', server: 'db01' })).toMatchObject([
      { key: 'used-percent/db01/SYSTEM', value: '50', basis: 'allocated', server: 'db01' },
    ])
  })
  it('gives nothing to an item that does not accept it, nor to a measure of another kind', () => {
    expect(
      rowsFor(paste, item({ accepts: [{ parser: 'disk', measure: 'used-percent', select: 'all' }] }), 'e1'),
    ).toEqual([])
    const rate = measure({ id: 'success-rate', name: '成功率' })
    expect(
      rowsFor(
        paste,
        item({ measures: [rate], accepts: [{ parser: 'tablespace', measure: 'success-rate', select: 'all' }] }),
        'e1',
      ),
    ).toEqual([])
  })
  it('tells the numbers of one backup paste apart', () => {
    const backup = recognise(
      'INPUT_TYPE STATUS END_TIME\n---------- --------- -------------------\nDB-FULL    COMPLETED 2026-09-22 02:00:00\nDB-FULL    FAILED    2026-09-21 02:00:00\n',
    )!
    const m = (id: string, name: string, unit: string) =>
      measure({ id, name, unit, object: null, max: null, bases: [] })
    const measures = [
      m('success-rate', '本季度备份成功率', '%'),
      m('due-count', '本季度应备次数', '次'),
      m('failed-count', '本季度备份失败次数', '次'),
      m('hours-since-success', '最近成功备份距检查', 'h'),
      m('size-deviation', '备份文件大小偏差', '%'),
    ]
    const wants = item({ measures, accepts: measures.map((x) => ({ parser: 'backup', measure: x.id, select: 'all' })) })
    expect(rowsFor(backup, wants, 'e1', { at: '2026-09-22T15:30:00+08:00' }).map((r) => [r.measure, r.value])).toEqual([
      ['success-rate', '50'],
      ['due-count', '2'],
      ['failed-count', '1'],
      ['hours-since-success', '13.5'],
    ])
  })
  it('keeps repeated runs apart', () => {
    const seconds = measure({ id: 'load-time', name: '首页加载时间', unit: 's', object: '入口', bases: [] })
    const wants = item({ measures: [seconds], accepts: [{ parser: 'http', measure: 'load-time', select: 'all' }] })
    expect(rowsFor(recognise('200 0.5s\n200 0.6s')!, wants, 'e1').map((r) => r.key)).toEqual([
      'load-time',
      'load-time#2',
    ])
  })
})
