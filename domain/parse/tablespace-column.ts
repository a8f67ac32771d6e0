import type { ByteUnit } from './amount.ts'

/** What a column of a space query holds. */
export type Role =
  | 'name'
  | 'path'
  | 'kind'
  | 'alloc'
  | 'used'
  | 'free'
  | 'max'
  | 'percent'
  | 'percent-alloc'
  | 'percent-max'
  | 'ignored'

const rules: readonly (readonly [RegExp, Role])[] = [
  [
    /^(?:TABLESPACE(?:_?NAME)?|TS_?NAME|NAME|FILE_?NAME|LOGICAL_?NAME|DATABASE NAME|TABLE_SCHEMA|SCHEMA(?:_NAME)?|DATABASE|表空间(?:名称?)?|名称|数据库(?:名称?)?|库名|文件名|逻辑名称?)$/,
    'name',
  ],
  [/^(?:PHYSICAL_?NAME|PATH|文件路径|物理文件名)$/, 'path'],
  [/^(?:TYPE_?DESC)$/, 'kind'],
  [
    /BLOCKS?\b|块数|块|COUNT|数量|FILES?$|STATUS|状态|CONTENTS|TYPE|类型|GROWTH|AUTO|自动|INCREMENT|FRAGMENT|碎片|^行号$|^LINEID$|^$/,
    'ignored',
  ],
  [/(?:FREE|剩余|空闲|未使用).*(?:PCT|PERCENT|RATE|%|率|比)|(?:PCT|PERCENT).*FREE/, 'ignored'],
  [
    /(?:PCT|PERCENT|RATE|RATIO|%|使用率|利用率|占用率|使用比|百分比).*(?:MAX|上限|最大)|(?:MAX|上限|最大).*(?:PCT|PERCENT|RATE|%|使用率|利用率|占用率|比)/,
    'percent-max',
  ],
  [
    /(?:PCT|PERCENT|RATE|RATIO|%|使用率|利用率|占用率|使用比|百分比).*(?:ALLOC|分配)|(?:ALLOC|分配).*(?:PCT|PERCENT|RATE|%|使用率|利用率|占用率|比)/,
    'percent-alloc',
  ],
  [/PCT|PERCENT|RATE|RATIO|%|使用率|利用率|占用率|使用比|百分比/, 'percent'],
  [/MAX|上限|最大/, 'max'],
  [/FREE|剩余|空闲|可用|未使用/, 'free'],
  [/USED|已用|已使用|使用(?:量|空间|大小)/, 'used'],
  [/ALLOC|TOTAL|SIZE|^SUM|^(?:MB|GB|BYTES)$|总|大小|容量|已?分配/, 'alloc'],
]

/** The role of a column by its header, Chinese or English. */
export function roleOf(header: string): Role {
  const name = header.toUpperCase().replace(/（/g, '(').replace(/）/g, ')').replace(/\s+/g, ' ').trim()
  return rules.find(([pattern]) => pattern.test(name))?.[1] ?? 'ignored'
}

/** The unit that a header names: `ALLOC_MB`, `总大小(G)`, `BYTES`. Null when it names none. */
export function unitOf(header: string): ByteUnit | null {
  const found = /(?:^|[_(（\s])(K|M|G|T)I?B?\s*[)）]?$/i.exec(header.trim())
  if (found) return `${found[1]!.toUpperCase()}B` as ByteUnit
  return /BYTES$|字节/i.test(header.trim()) ? 'B' : null
}

/** Whether a table with these headers tells how full something is. */
export function tellsSpace(headers: readonly string[]): boolean {
  const roles = headers.map(roleOf)
  const has = (role: Role): boolean => roles.includes(role)
  if (!has('name')) return false
  const percent = has('percent') || has('percent-alloc') || has('percent-max')
  return percent || ((has('alloc') || has('max')) && (has('used') || has('free')))
}
