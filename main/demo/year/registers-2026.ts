import { drawScene } from '../draw.ts'
import { paperScene } from '../scene.ts'
import type { Desk } from './paper.ts'
import { archiveScene, type ArchiveStory, costScene, type CostStory, teamScenes } from './register-story.ts'
import type { Scene } from './scene.ts'
import { seal } from './seal.ts'

const archive: readonly ArchiveStory[] = [
  {
    at: '2026-07-28 10:00',
    category: 'system',
    title: '系统清单',
    version: '2026.1',
    text: '应用与数据库服务器、短信平台、测试环境。',
    box: '2026-物资-01',
  },
  {
    at: '2026-07-28 10:10',
    category: 'topology',
    title: '网络拓扑图',
    version: '2026.1',
    text: '政务外网接入、应用区、数据库区。',
    box: '2026-物资-01',
  },
  {
    at: '2026-07-28 10:20',
    category: 'account',
    title: '医疗物资管理信息系统',
    version: '',
    text: '运维只读账号登记，不存口令。',
    box: '2026-物资-01',
  },
  {
    at: '2026-07-28 10:30',
    category: 'version',
    title: '程序版本清单',
    version: '2.4.0',
    text: '应用、数据库脚本与短信模板的版本。',
    box: '2026-物资-01',
  },
  {
    at: '2026-07-28 10:40',
    category: 'configuration',
    title: '参数与接口配置清单',
    version: '2026.1',
    text: '短信平台、时间源、备份任务的配置。',
    box: '2026-物资-01',
  },
  {
    at: '2026-07-28 10:50',
    category: 'document',
    title: '系统操作手册',
    version: '2.4',
    text: '用户操作手册与培训教材。',
    box: '2026-物资-01',
  },
]

const costs: readonly CostStory[] = [
  { at: '2026-09-16 18:00', kind: 'travel', text: '培训差旅', amount: '320.00' },
  { at: '2027-05-20 18:00', kind: 'parts', text: '超五类网线 2 根', amount: '48.50', fault: 'b-slow' },
]

/** The registers of the year from 2026-07-26: team and roster, archive index with the signed backup plan, payments. */
export function registers2026(desk: Desk, contract: () => string, ids: Map<string, string>): Scene[] {
  const { actor, signer } = desk
  const plan: ArchiveStory = {
    at: '2026-08-07 09:30',
    category: 'backup-plan',
    title: '备份计划（双方签字）',
    version: '1.0',
    text: '数据库每日增量、每周全量，附件每日增量，异地一份。',
    box: '2026-物资-01',
    async file() {
      const sha256 = await actor.put(drawScene(paperScene('备份计划', signer, '2026-08-06')))
      return { sha256, name: '备份计划_签字扫描件.png' }
    },
  }
  const pay = (at: string, node: string, registers: Readonly<Record<string, unknown>>): Scene => ({
    at,
    play: () => seal(actor, 'payment', `${contract()}:${node}`, registers, contract()),
  })
  return [
    ...teamScenes(actor, contract, '2026-07-27', 13),
    ...[...archive, plan].map((story) => archiveScene(actor, contract, story)),
    ...costs.map((story) => costScene(actor, contract, story, ids)),
    pay('2026-07-27 10:00', 'first', {
      terms: { name: '首付款', workdays: 10, percent: 7000 },
      start: { on: '2026-07-24' },
    }),
    pay('2026-07-30 11:00', 'first', { invoice: { number: '示例发票 0001', on: '2026-07-30', cents: 3_126_200 } }),
    pay('2026-08-06 15:00', 'first', { paid: { on: '2026-08-06', cents: 3_126_200 } }),
  ]
}
