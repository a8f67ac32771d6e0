import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { percentOf } from '../../../domain/inspection/decimal.ts'
import { recognise } from '../../../domain/parse/recognise.ts'
import type { ParsedRow } from '../../../domain/parse/recognise.ts'

const shown = (rows: readonly ParsedRow[]): string[] =>
  rows.map(
    (r) =>
      `${r.object} ${r.basis} ${r.value.slice(0, 8)} ${r.used}/${r.total}${r.unit} ${r.group}${r.rounded ? ' ~' : ''}`,
  )
const read = (text: string): string[] => shown(recognise(text)!.rows)

const sqlplus = `SQL> SELECT d.tablespace_name,
  2         ROUND(d.alloc_mb,1)   AS alloc_mb
  3  FROM dba_data_files;

TABLESPACE_NAME                  ALLOC_MB    USED_MB USED_PCT_ALLOC     MAX_MB USED_PCT_MAX
------------------------------ ---------- ---------- -------------- ---------- ------------
EBILL_DATA                          40960    38260.7          93.41      40960        93.41
EBILL_LOB                           61440    50515.2          82.22      61440        82.22
EBILL_HIS                           30720    18923.5           61.6      30720         61.6

TABLESPACE_NAME                  ALLOC_MB    USED_MB USED_PCT_ALLOC     MAX_MB USED_PCT_MAX
------------------------------ ---------- ---------- -------------- ---------- ------------
EBILL_IDX                           16384    12206.1           74.5      32768        37.25
SYSTEM                               1024        880          85.94      32768         2.69
UNDOTBS1                             2048      1.125            .05      32768            0

6 rows selected.

Elapsed: 00:00:00.12
SQL> exit`

describe('Oracle tablespace query', () => {
  it('is read over page breaks, with both bases and groups', () => {
    const found = recognise(sqlplus)!
    expect(found).toMatchObject({
      parser: 'tablespace',
      format: 'oracle-tablespace',
      title: '识别为 Oracle 表空间查询',
      notes: [],
    })
    expect(found.rows).toHaveLength(12)
    expect(shown(found.rows)).toEqual(
      expect.arrayContaining([
        'EBILL_DATA max 93.40991 38260.7/40960MB user',
        'EBILL_IDX max 37.25006 12206.1/32768MB user',
        'EBILL_IDX allocated 74.50012 12206.1/16384MB user',
        'SYSTEM allocated 85.9375 880/1024MB system',
        'UNDOTBS1 max 0.003433 1.125/32768MB system',
      ]),
    )
  })

  it('is read when SQL*Plus wraps each record over two lines', () => {
    expect(
      read(`TABLESPACE_NAME                  ALLOC_MB    USED_MB USED_PCT_ALLOC     MAX_MB
------------------------------ ---------- ---------- -------------- ----------
USED_PCT_MAX
------------
EBILL_DATA                          40960      36864             90      40960
          90

SYSAUX                               2048       1024             50      32768
        3.13

已选择2行。`),
    ).toEqual([
      'EBILL_DATA max 90 36864/40960MB user',
      'EBILL_DATA allocated 90 36864/40960MB user',
      'SYSAUX max 3.125 1024/32768MB system',
      'SYSAUX allocated 50 1024/2048MB system',
    ])
  })

  it.each([
    [
      'tabs',
      'TABLESPACE_NAME\tALLOC_MB\tUSED_MB\tUSED_PCT_ALLOC\nEBILL_DATA\t40960\t38260.7\t93.41\nSYSTEM\t1024\t512\t50',
    ],
    [
      'tabs with PL/SQL Developer row numbers',
      '\tTABLESPACE_NAME\tALLOC_MB\tUSED_MB\tUSED_PCT_ALLOC\n1\tEBILL_DATA\t40960\t38260.7\t93.41\n2\tSYSTEM\t1024\t512\t50',
    ],
    [
      'CSV with quotes',
      '"TABLESPACE_NAME","ALLOC_MB","USED_MB","USED_PCT_ALLOC"\r\n"EBILL_DATA","40,960","38,260.7","93.41"\r\n"SYSTEM","1,024","512","50"\r\n',
    ],
    [
      'plain blanks',
      'TABLESPACE_NAME ALLOC_MB USED_MB USED_PCT_ALLOC\nEBILL_DATA 40960 38260.7 93.41\nSYSTEM 1024 512 50',
    ],
    [
      'Chinese headers',
      '表空间名\t总大小(MB)\t已使用(MB)\t使用率(%)\nEBILL_DATA\t40960\t38260.7\t93.41%\nSYSTEM\t1024\t512\t50.00%',
    ],
    [
      'full-width digits',
      '表空间名,表空间大小（MB）,已用（MB）,使用率\nEBILL_DATA,４０９６０,３８２６０．７,９３．４１％\nSYSTEM,1024,512,50.00%',
    ],
    ['used from free', 'TABLESPACE_NAME,TOTAL_MB,FREE_MB\nEBILL_DATA,40960,2699.3\nSYSTEM,1024,512'],
    ['bar separated', 'TABLESPACE_NAME|ALLOC_MB|USED_MB\nEBILL_DATA|40960|38260.7\nSYSTEM|1024|512'],
  ])('is read with %s', (_name, text) =>
    expect(read(text)).toEqual([
      'EBILL_DATA allocated 93.40991 38260.7/40960MB user',
      'SYSTEM allocated 50 512/1024MB system',
    ]),
  )

  it('takes the well-known query with blocks and largest extent without mistaking the extent for a maximum', () => {
    expect(
      read(`表空间名,表空间大小(M),已使用空间(M),使用比,空闲空间(M),最大块(M)
EBILL_DATA,40960,38260.7,93.41%,2699.3,2048
TEMP,512,10,1.95%,502,502`),
    ).toEqual(['EBILL_DATA allocated 93.40991 38260.7/40960MB user', 'TEMP allocated 1.953125 10/512MB system'])
  })

  it('reads usage metrics: exact from blocks, rounded from the query of the pack', () => {
    expect(read('TABLESPACE_NAME USED_SPACE TABLESPACE_SIZE USED_PERCENT\nEBILL_DATA 4718592 5242880 90\n')).toEqual([
      'EBILL_DATA max 90 4718592/5242880块 user',
    ])
    const found = recognise(
      'TABLESPACE_NAME                PCT_OF_MAX\n------------------------------ ----------\nEBILL_DATA                          93.41\nSYSTEM                                 90\n',
    )!
    expect(shown(found.rows)).toEqual(['EBILL_DATA max 93.41 / user ~', 'SYSTEM max 90.00 / system ~'])
  })

  it('reads free temp space', () => {
    expect(
      read(
        'TABLESPACE_NAME                        MB    FREE_MB\n------------------------------ ---------- ----------\nTEMP                                20480       4096\nEBILL_TMP                            2048       2048\n',
      ),
    ).toEqual(['TEMP allocated 80 16384/20480MB system', 'EBILL_TMP allocated 0 0/2048MB system'])
  })

  it('joins the three queries of one session and names a disagreement', () => {
    const found = recognise(`${sqlplus.replace('SQL> exit', '')}
TABLESPACE_NAME                PCT_OF_MAX
------------------------------ ----------
EBILL_DATA                          71.00

1 row selected.

TABLESPACE_NAME                        MB    FREE_MB
------------------------------ ---------- ----------
TEMP                                20480       4096

USERNAME   DEFAULT_TABLESPACE ACCOUNT_STATUS
---------- ------------------ --------------
EBILL      EBILL_DATA         OPEN
`)!
    expect(found.rows.map((r) => r.object)).toContain('TEMP')
    expect(found.rows.filter((r) => r.object === 'EBILL_DATA')).toHaveLength(2)
    expect(found.notes.join()).toContain('EBILL_DATA 两个查询的使用率相差')
  })

  it.each([
    ['an overflowing column', sqlplus.replace('     880 ', '######## '), '第14行'],
    [
      'a cut line',
      sqlplus.replace('EBILL_HIS                           30720    18923.5           61.6', 'EBILL_HIS     18923.5'),
      '第9行',
    ],
    ['a row before the header', `EBILL_X 100 95 95 100 95\n${sqlplus}`, '第1行'],
    [
      'a sentence in the middle',
      'TABLESPACE_NAME\tALLOC_MB\tUSED_MB\nEBILL_DATA\t100\t95\n请看这一行\nSYSTEM\t100\t5',
      '第3行',
    ],
    [
      'a percentage that does not fit its amounts',
      'TABLESPACE_NAME\tALLOC_MB\tUSED_MB\tUSED_PCT_ALLOC\nEBILL_DATA\t40960\t38260.7\t41.20',
      '第2行',
    ],
    ['free above total', 'TABLESPACE_NAME\tTOTAL_MB\tFREE_MB\nEBILL_DATA\t100\t101', '第2行'],
  ])('is refused whole for %s', (_name, text, line) => {
    const found = recognise(text)!
    expect(found.rows).toEqual([])
    expect(found.notes.join()).toContain(line)
  })

  it('gives back what was printed, for any amounts', () => {
    const name = fc.stringMatching(/^[A-Z][A-Z0-9_]{0,20}$/)
    const row = fc.record({
      name,
      used: fc.integer({ min: 0, max: 10 ** 7 }),
      free: fc.integer({ min: 1, max: 10 ** 7 }),
    })
    fc.assert(
      fc.property(
        fc.uniqueArray(row, { minLength: 1, maxLength: 30, selector: (r) => r.name }),
        fc.integer({ min: 2, max: 12 }),
        (rows, page) => {
          const head = `${'TABLESPACE_NAME'.padEnd(30)} ${'BYTES'.padStart(14)} ${'USED_BYTES'.padStart(14)}\n${'-'.repeat(30)} ${'-'.repeat(14)} ${'-'.repeat(14)}`
          const lines = rows.map(
            (r) => `${r.name.padEnd(30)} ${String(r.used + r.free).padStart(14)} ${String(r.used).padStart(14)}`,
          )
          const pages = lines.map((l, i) => (i % page === 0 ? `\n${head}\n${l}` : l)).join('\n')
          const found = recognise(`SQL> /\n${pages}\n\n${rows.length} rows selected.\n`)!
          expect(found.rows.map((r) => [r.object, r.used, r.total, r.value])).toEqual(
            rows.map((r) => [r.name, `${r.used}`, `${r.used + r.free}`, percentOf(`${r.used}`, `${r.used + r.free}`)]),
          )
        },
      ),
      { numRuns: 60 },
    )
  })
})

describe('other databases', () => {
  it('reads 达梦 disql', () => {
    const found = recognise(`SQL> SELECT t.name ...;

行号     NAME      ALLOC_MB FREE_MB USED_PCT_ALLOC
---------- --------- -------- ------- --------------
1          SYSTEM    128.0    20.5    83.98
2          EBILL     40960.0  2048.0  95.00
3          ROLL      128.0    100.0   21.88
4          MAIN      128.0    127.0   .78

已用时间: 8.250(毫秒). 执行号:56.
`)!
    expect(found).toMatchObject({ format: 'dm-tablespace', title: '识别为 达梦表空间查询' })
    expect(shown(found.rows)).toEqual([
      'SYSTEM allocated 83.98 107.5/128.0MB system ~',
      'EBILL allocated 95 38912.0/40960.0MB user',
      'ROLL allocated 21.88 28.0/128.0MB system ~',
      'MAIN allocated 0.78 1.0/128.0MB system ~',
    ])
  })

  it('reads SQL Server files, unlimited ones on the allocated basis', () => {
    const found = recognise(
      [
        'name\ttype_desc\tphysical_name\talloc_mb\tused_mb\tused_pct_alloc\tmax_mb\tgrowth\tis_percent_growth',
        'EBILL\tROWS\tD:\\data\\EBILL.mdf\t40960.000000\t38260.687500\t93.41\tNULL\t8192\t0',
        'EBILL_log\tLOG\tD:\\data\\EBILL_log.ldf\t2048.000000\t102.437500\t5.00\t2097152.000000\t8192\t0',
        'tempdev\tROWS\tT:\\tempdb.mdf\t1024.000000\t16.000000\t1.56\tNULL\t8192\t0',
      ].join('\n'),
    )!
    expect(found.format).toBe('sqlserver-files')
    expect(shown(found.rows)).toEqual([
      'EBILL allocated 93.40988 38260.687500/40960.000000MB user',
      'EBILL_log max 0.004884 102.437500/2097152.000000MB system',
      'EBILL_log allocated 5.001831 102.437500/2048.000000MB system',
      'tempdev allocated 1.5625 16.000000/1024.000000MB system',
    ])
    expect(found.notes.join()).toContain('EBILL、tempdev 没有上限')
  })

  it('reads DBCC SQLPERF(LOGSPACE)', () => {
    expect(
      read(`Database Name  Log Size (MB) Log Space Used (%) Status
-------------- ------------- ------------------ -----------
master         1.9921875     43.21875           0
EBILL          2047.9922     91.5               0
`),
    ).toEqual(['master 日志 allocated 43.21875 / system', 'EBILL 日志 allocated 91.50000 / system'])
  })

  it('keeps MySQL sizes without inventing a percentage', () => {
    const found = recognise(`mysql> SELECT table_schema ...;
+--------------+---------+---------+
| table_schema | size_mb | free_mb |
+--------------+---------+---------+
| ebill        | 38260.7 |   104.0 |
| mysql        |     2.4 |     4.0 |
+--------------+---------+---------+
2 rows in set (0.51 sec)
`)!
    expect(found.rows.map((r) => `${r.quantity} ${r.object} ${r.value}${r.unit} ${r.group}`)).toEqual([
      'size ebill 38260.7MB user',
      'size mysql 2.4MB system',
    ])
    expect(found.notes.join()).toContain('MySQL 没有表空间上限')
  })
})
