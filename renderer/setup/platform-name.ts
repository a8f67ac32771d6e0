import type { Platform } from '../../domain/pack/schema.ts'

interface Choice {
  readonly value: Platform
  readonly label: string
}

export const databases: readonly Choice[] = [
  { value: 'oracle', label: 'Oracle' },
  { value: 'dm', label: '达梦' },
  { value: 'mysql', label: 'MySQL' },
  { value: 'sqlserver', label: 'SQL Server' },
  { value: 'any', label: '其他' },
]

export const systems: readonly Choice[] = [
  { value: 'linux', label: 'Linux' },
  { value: 'windows', label: 'Windows' },
  { value: 'any', label: '其他' },
]
