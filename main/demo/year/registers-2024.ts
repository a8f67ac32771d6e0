import type { Actor } from '../actor.ts'
import { drawScene } from '../draw.ts'
import { windowScene } from '../scene.ts'
import { type Desk, documentScene } from './paper.ts'
import { archiveScene, type ArchiveStory, costScene, type CostStory, teamScenes } from './register-story.ts'
import type { Scene } from './scene.ts'
import { seal } from './seal.ts'

const archive: readonly ArchiveStory[] = [
  {
    at: '2024-01-04 10:00',
    category: 'system',
    title: '系统清单',
    version: '2024.1',
    text: '应用、数据库、签名验签服务器各一台及其用途。',
    box: '2024-票据-01',
  },
  {
    at: '2024-01-04 10:10',
    category: 'topology',
    title: '网络拓扑图',
    version: '2024.1',
    text: '电子票据平台与 HIS、财政端、签名服务器的连接。',
    box: '2024-票据-01',
  },
  {
    at: '2024-01-04 10:20',
    category: 'account',
    title: '医疗电子票据管理系统',
    version: '',
    text: '运维只读账号登记，不存口令。',
    box: '2024-票据-01',
  },
  {
    at: '2024-01-04 10:30',
    category: 'configuration',
    title: '参数与接口配置清单',
    version: '2024.1',
    text: '接口地址、任务周期、预警下限。',
    box: '2024-票据-01',
  },
]

const costs: readonly CostStory[] = [
  { at: '2024-06-19 11:30', kind: 'transport', text: '原设备送修运费', amount: '180.00', fault: 'device' },
  { at: '2024-06-26 17:30', kind: 'parts', text: '电源模块 450W 热插拔 1 块', amount: '1650.00', fault: 'device' },
  { at: '2024-06-26 17:40', kind: 'installation', text: '原机安装调试人工', amount: '400.00', fault: 'device' },
  { at: '2024-11-21 16:30', kind: 'certificate', text: 'CA 证书更新费', amount: '600.00' },
]

/** One certificate authority's certificate for the year, renewed forty days before it ends. */
function certificateScenes(desk: Desk, contract: () => string, ids: Map<string, string>): Scene[] {
  const { actor } = desk
  const subject = {
    purpose: '电子票据单位签名',
    issuer: '示例 CA',
    subject: 'CN=示例医院',
    algorithm: 'SM2',
    medium: '服务器密钥索引 1',
  }
  const handedOver = (on: string, text: string) => ({
    installation: { on, by: '工程师甲', text },
    verification: {
      on,
      by: '工程师甲',
      sign: true,
      verify: true,
      bill: true,
      text: '签名、验签各 3 次成功，试开票 1 张查验有效。',
    },
    handover: { on, from: '工程师甲', to: '接口人乙', items: 'CA 证书 1 张、交付单 1 份' },
  })
  const fill = (key: string, registers: Readonly<Record<string, unknown>>): Promise<void> =>
    seal(actor, 'certificate', ids.get(key)!, registers)
  return [
    {
      at: '2024-01-03 09:30',
      async play() {
        const { certificate } = await actor.act('certificate', 'start', { contract: contract(), kind: 'ca' })
        ids.set('certificate', certificate)
        await fill('certificate', {
          subject: { ...subject, serial: '2023-DEMO-0001' },
          validity: { from: '2024-01-01', to: '2024-12-31' },
          place: { device: '', system: '签名验签服务器' },
          application: { on: '2023-12-18', by: '工程师甲', materials: '法人证书复印件、申请表（盖章）' },
          review: { on: '2023-12-22', text: '审核通过' },
          issue: { on: '2023-12-25', text: '签发' },
          ...handedOver('2024-01-02', '导入签名验签服务器密钥索引 1'),
        })
      },
    },
    documentScene(desk, '2024-01-03 10:30', () => ({
      kind: 'R13',
      table: 'certificate',
      row: ids.get('certificate')!,
      period: '',
    })),
    {
      at: '2024-11-21 14:00',
      async play() {
        const { certificate } = await actor.act('certificate', 'start', {
          contract: contract(),
          kind: 'ca',
          predecessor: ids.get('certificate')!,
        })
        ids.set('renewal', certificate)
        await fill('renewal', {
          subject: { ...subject, serial: '2024-DEMO-0002' },
          validity: { from: '2024-11-21', to: '2025-12-31' },
          place: { device: '', system: '签名验签服务器' },
          application: { on: '2024-11-06', by: '工程师甲', materials: '法人证书复印件、申请表（盖章）' },
          review: { on: '2024-11-12', text: '审核通过' },
          issue: { on: '2024-11-19', text: '签发，接续原证书有效期' },
          ...handedOver('2024-11-21', '更新到签名验签服务器密钥索引 1'),
        })
        await fill('certificate', {
          retirement: {
            on: '2024-11-21',
            by: '工程师甲',
            publicKept: true,
            text: '旧公钥证书保留，用于历史票据验签。',
          },
        })
      },
    },
    documentScene(desk, '2024-11-21 16:00', () => ({
      kind: 'R13',
      table: 'certificate',
      row: ids.get('renewal')!,
      period: '',
    })),
  ]
}

function deviceScene(actor: Actor, contract: () => string, ids: Map<string, string>): Scene {
  return {
    at: '2024-01-04 09:00',
    async play() {
      const { device } = await actor.act('device', 'start', { contract: contract(), subject: 'signature-server' })
      ids.set('signature-server', device)
      await seal(actor, 'device', device, {
        card: {
          name: '签名验签服务器（用户认证服务器）',
          kind: '密码设备',
          model: 'TrustByte® UAS-P2',
          serial: 'UASP2-000000',
          asset: 'XXK-0000',
          place: '中心机房 B03 柜',
        },
        detail: {
          maker: '设备厂家',
          firmware: '示例固件 1.0',
          address: '192.0.2.13',
          licence: '',
          configuration: '双千兆网口',
        },
      })
      const sha256 = await actor.put(
        drawScene(
          windowScene(
            'https://192.0.2.13/admin',
            '签名验签服务器　设备信息',
            [
              ['型号', 'TrustByte® UAS-P2'],
              ['序列号', 'UASP2-000000'],
              ['固件', '示例固件 1.0'],
            ],
            '2024-01-04 09:00',
          ),
        ),
      )
      await actor.act('evidence', 'addFile', {
        ownerTable: 'device',
        owner: device,
        item: '',
        sha256,
        name: '设备信息.png',
        source: 'screenshot',
      })
      await actor.act('device', 'addSnapshot', {
        device,
        moment: 'baseline',
        at: '2024-01-04T09:00:00.000+08:00',
        text: 'ntp.server=192.0.2.5\nsign.port=8443\nlog.retention=365d',
      })
    },
  }
}

/** The registers of 2024: team and roster, certificate, device, archive index, costs. */
export function registers2024(desk: Desk, contract: () => string, ids: Map<string, string>): Scene[] {
  const { actor } = desk
  return [
    ...teamScenes(actor, contract, '2024-01-02', 12),
    ...certificateScenes(desk, contract, ids),
    deviceScene(actor, contract, ids),
    ...archive.map((story) => archiveScene(actor, contract, story)),
    ...costs.map((story) => costScene(actor, contract, story, ids)),
  ]
}
