import type { ParsedRow } from './recognition.ts'
import { roleOf } from './tablespace-column.ts'

/** What tells one database's query result from another's, by its headers. */
export interface Dialect {
  readonly format:
    | 'oracle-tablespace'
    | 'oracle-metrics'
    | 'oracle-temp'
    | 'dm-tablespace'
    | 'sqlserver-files'
    | 'sqlserver-log'
    | 'mysql-space'
    | 'other'
  readonly title: string
  /** Basis of a percentage column that does not name one; null when it follows from the amounts. */
  readonly percentBasis: 'max' | 'allocated' | null
  /** Unit of amounts whose headers name none. */
  readonly unit: string
  /** Group of all rows; null when it follows from each name. */
  readonly group: 'system' | null
  readonly objectOf: (name: string) => string
  readonly notes: (rows: readonly ParsedRow[]) => string[]
}

const same = (name: string): string => name
const none = (): string[] => []
const plain = { percentBasis: null, unit: '', group: null, objectOf: same, notes: none } as const

const oracle: Dialect = { ...plain, format: 'oracle-tablespace', title: 'Oracle 表空间查询' }
const metrics: Dialect = {
  ...plain,
  format: 'oracle-metrics',
  title: 'Oracle dba_tablespace_usage_metrics',
  percentBasis: 'max',
  unit: '块',
}
const temporary: Dialect = {
  ...plain,
  format: 'oracle-temp',
  title: 'Oracle dba_temp_free_space',
  unit: 'B',
  group: 'system',
}
const dm: Dialect = { ...plain, format: 'dm-tablespace', title: '达梦表空间查询' }
const sqlServer: Dialect = { ...plain, format: 'sqlserver-files', title: 'SQL Server 数据库文件查询' }
const log: Dialect = {
  ...plain,
  format: 'sqlserver-log',
  title: 'SQL Server 日志空间（DBCC SQLPERF）',
  percentBasis: 'allocated',
  group: 'system',
  objectOf: (name) => `${name} 日志`,
}
const mysql: Dialect = {
  ...plain,
  format: 'mysql-space',
  title: 'MySQL 库空间查询',
  notes: () => [
    'MySQL 没有表空间上限：这里只有各库大小，不能算使用率；空间是否足够请以数据卷使用率判定，并在报告中说明。',
  ],
}
const other: Dialect = { ...plain, format: 'other', title: '' }

/** The dialect of a table that `tellsSpace`. */
export function dialectOf(headers: readonly string[]): Dialect {
  const names = headers.map((h) => h.toUpperCase().trim())
  const has = (pattern: RegExp): boolean => names.some((n) => pattern.test(n))
  if (has(/^DATABASE NAME$/) && has(/LOG SPACE USED/)) return log
  if (has(/^PHYSICAL_?NAME$|^TYPE_?DESC$|^逻辑名称?$/)) return sqlServer
  if (has(/^TABLE_SCHEMA$|^SCHEMA(?:_NAME)?$|^库名$/)) return mysql
  if (has(/^FILE_?NAME$/) && has(/INNODB|^ENGINE$/)) return mysql
  if (
    has(/^PCT_OF_MAX$/) ||
    (has(/^USED_SPACE$/) && has(/^TABLESPACE_SIZE$/)) ||
    (has(/^USED_PERCENT$/) && headers.length === 2)
  )
    return metrics
  if (
    has(/^TABLESPACE/) &&
    has(/^FREE_SPACE$|^FREE_MB$/) &&
    !has(/USED|MAX|PCT|PERCENT|RATE/) &&
    has(/^MB$|^TABLESPACE_SIZE$/)
  )
    return temporary
  if (has(/^(?:行号|LINEID)$/) || (has(/^NAME$/) && has(/^ALLOC_MB$/) && has(/^FREE_MB$/))) return dm
  if (has(/TABLESPACE|表空间/)) return oracle
  return headers.some((h) => roleOf(h) === 'name') && has(/^TS_?NAME$|^名称$/) ? oracle : other
}
