import { describe, expect, it } from 'vitest'
import { momentOf } from '../../../domain/parse/moment.ts'
import { recognise } from '../../../domain/parse/recognise.ts'

const read = (text: string): string[] =>
  recognise(text)!.rows.map(
    (r) =>
      `${r.quantity}${r.object ? `(${r.object})` : ''} ${r.value || (r.extra['finished'] ?? '')}${r.used ? ` ${r.used}/${r.total}` : ''}`,
  )

const rman = `SQL> SELECT input_type, status ...

INPUT_TYPE    STATUS                  START_TIME          END_TIME                 IN_GB     OUT_GB
------------- ----------------------- ------------------- ------------------- ---------- ----------
DB FULL       COMPLETED               2026-09-22 02:00:01 2026-09-22 02:31:55     120.55      30.00
ARCHIVELOG    COMPLETED WITH WARNINGS 2026-09-21 12:00:01 2026-09-21 12:02:11       1.55        .40
DB FULL       FAILED                  2026-09-21 02:00:01 2026-09-21 02:00:09       0.00       0.00
DB FULL       COMPLETED               2026-09-20 02:00:01 2026-09-20 02:30:40     119.00      24.00
DB FULL       RUNNING                 2026-09-22 14:00:01

5 rows selected.
`

describe('backups', () => {
  it('reads RMAN job details', () => {
    const found = recognise(rman)!
    expect(found).toMatchObject({ parser: 'backup', title: '识别为 Oracle RMAN 备份记录' })
    expect(read(rman)).toEqual([
      'success-percent 75 3/4',
      'failed-count 1',
      'backup-count 4',
      'backup-time 2026-09-22T02:31:55',
      'size-deviation 25',
    ])
    expect(found.notes).toEqual(['1次完成但有警告，按成功计。', '1次正在进行，没有计入。'])
  })

  it('reads Oracle dates of either language', () => {
    expect(
      read(
        'INPUT_TYPE    STATUS     START_TIME      END_TIME\n------------- ---------- --------------- ---------------\nDB FULL       COMPLETED  20-3月 -24      20-3月 -24\n',
      ),
    ).toContain('backup-time 2024-03-20T00:00:00')
  })

  it('is refused for an unknown state or date', () => {
    expect(recognise(rman.replace('FAILED   ', 'FAILLED  '))).toMatchObject({
      rows: [],
      notes: [expect.stringContaining('第7行')],
    })
    expect(recognise(rman.replace('2026-09-20 02:30:40', '2026-09-31 02:30:40'))).toMatchObject({
      rows: [],
      notes: [expect.stringContaining('第8行')],
    })
  })

  it('joins the recovery area to the jobs', () => {
    const area =
      '\nNAME                               LIM_GB   USED_PCT\n------------------------------ ---------- ----------\n+FRA                                 1024      83.62\n'
    expect(read(rman + area)).toContain('used-percent(+FRA) 83.62')
  })

  it('reads the SQL Server query and names databases without a full backup', () => {
    const found = recognise(
      'name\tlast_full\tlast_diff\tlast_log\nEBILL\t2026-09-20 01:00:05.000\t2026-09-22 01:00:03.000\t2026-09-22 14:00:00.000\nmsdb\tNULL\tNULL\tNULL\n',
    )!
    expect(found.rows.map((r) => [r.object, r.extra['finished']])).toEqual([['EBILL', '2026-09-22T14:00:00']])
    expect(found.notes).toEqual(['msdb 没有完整备份记录。'])
  })

  it.each([
    [
      'expdp',
      'Job "EBILL"."SYS_EXPORT_SCHEMA_01" successfully completed at Wed Mar 20 02:31:55 2024 elapsed 0 00:31:50',
      '100',
      '2024-03-20T02:31:55',
    ],
    [
      'expdp in Chinese',
      '作业 "EBILL"."SYS_EXPORT_SCHEMA_01" 已于 星期三 3月 20 02:31:55 2024 elapsed 0 00:31:50 成功完成',
      '100',
      '2024-03-20T02:31:55',
    ],
    [
      'expdp with errors',
      'Job "EBILL"."SYS_EXPORT_SCHEMA_01" completed with 2 error(s) at Wed Mar 20 02:31:55 2024 elapsed 0 00:31:50',
      '0',
      undefined,
    ],
    ['mysqldump', '-- Dump completed on 2024-03-20  2:31:55', '100', '2024-03-20T02:31:55'],
    ['xtrabackup', '240320 02:31:55 completed OK!', '100', undefined],
  ])('reads the end of a %s log', (_name, text, rate, finished) => {
    const rows = recognise(`[oracle@db01 ~]$ tail -5 backup.log\n. . exported "EBILL"."BILL"  1.2 GB\n${text}\n`)!.rows
    expect(rows[0]).toMatchObject({ quantity: 'success-percent', value: rate, server: 'db01' })
    expect(rows.find((r) => r.quantity === 'backup-time')?.extra['finished']).toBe(finished)
  })
})

describe('momentOf', () => {
  it.each([
    ['2024/3/20 2:31', '2024-03-20T02:31:00'],
    ['20-MAR-24', '2024-03-20T00:00:00'],
    ['20-MAR-2024 02:31:55', '2024-03-20T02:31:55'],
    ['Mar  5 23:59:59 2025 GMT', '2025-03-05T23:59:59'],
    ['2024-02-30', null],
    ['31-XXX-24', null],
    ['昨天', null],
  ])('%s is %s', (text, moment) => expect(momentOf(text)).toBe(moment))
})
