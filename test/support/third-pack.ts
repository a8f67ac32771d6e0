import { readFileSync } from 'node:fs'
import type { Pack } from '../../domain/pack/schema.ts'
import type { TestApp } from './app.ts'

/** A third contract, for which no line of code was written: the text of its pack. */
export const thirdPackText = readFileSync(new URL('../fixtures/sample-room-2025.json', import.meta.url), 'utf8')

/** The third pack as it is written, changed where a test says so. */
export function thirdPack(change: (pack: Pack) => void = () => undefined): string {
  const pack = JSON.parse(thirdPackText) as Pack
  change(pack)
  return JSON.stringify(pack)
}

/** Imports the third pack and makes a contract by it. */
export async function thirdContract({ act }: TestApp): Promise<{ contract: string; pack: string }> {
  const { sha256, period } = await act('pack', 'import', { text: thirdPackText })
  const { contract } = await act('setup', 'complete', {
    engineer: '工程师甲',
    firm: '示例信息技术有限公司',
    hotline: '400-000-0000',
    brand: { logo: '', letterhead: '' },
    contract: {
      hospital: { name: '示例区医院', department: '后勤科', contact: '接口人乙' },
      system: {
        name: '示例区医院数据机房',
        vendor: '',
        database: 'any',
        databaseVersion: '',
        platform: 'any',
        servers: [],
      },
      pack: sha256,
      period,
    },
  })
  return { contract, pack: sha256 }
}
