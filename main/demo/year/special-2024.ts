import type { Actor } from '../actor.ts'
import type { Scene } from './scene.ts'
import { seal } from './seal.ts'

/** The loaner of the June fault: in use twenty hours after the report, back when the device was repaired. */
export function loanerScenes(actor: Actor, ids: Map<string, string>): Scene[] {
  const fill = (registers: Readonly<Record<string, unknown>>) => seal(actor, 'loaner', ids.get('loaner')!, registers)
  return [
    {
      at: '2024-06-18 18:00',
      async play() {
        const { loaner } = await actor.act('loaner', 'start', { fault: ids.get('device')! })
        ids.set('loaner', loaner)
        await fill({
          original: {
            model: 'TrustByte® UAS-P2',
            serial: 'UASP2-000000',
            configuration: 'SM2 签名 1,200 次/秒，双千兆网口',
          },
        })
      },
    },
    {
      at: '2024-06-19 10:20',
      async play() {
        await fill({
          substitute: {
            model: 'TrustByte® UAS-P2',
            serial: 'UASP2-100001',
            configuration: 'SM2 签名 1,200 次/秒，双千兆网口',
          },
          grade: { same: true, text: '同型号；签名速率、算法（SM2/RSA）和接口不低于原机。' },
          delivery: {
            deliveredAt: '2024-06-19T08:20:00.000+08:00',
            rackedAt: '2024-06-19T08:50:00.000+08:00',
            configuredAt: '2024-06-19T09:25:00.000+08:00',
            inUseAt: '2024-06-19T09:40:00.000+08:00',
            by: '工程师甲',
          },
          keys: {
            certificate: '由 CA 为备机签发临时证书，密钥在备机内产生',
            destroyedAt: '',
            destroyedBy: '',
            proof: '',
          },
          businessCheck: {
            passed: true,
            text: '开票 20 张，签名、验签、查验全部通过。',
            by: '接口人乙',
            at: '2024-06-19T10:10:00.000+08:00',
          },
          handover: { from: '工程师甲', to: '接口人乙', at: '2024-06-19T10:20:00.000+08:00' },
        })
      },
    },
    {
      at: '2024-06-27 10:10',
      async play() {
        await fill({
          keys: {
            certificate: '由 CA 为备机签发临时证书，密钥在备机内产生',
            destroyedAt: '2024-06-26T17:00:00.000+08:00',
            destroyedBy: '工程师甲、接口人乙',
            proof: '备机管理界面密钥列表为空，临时证书已吊销',
          },
          repair: {
            vendor: '设备厂家',
            carrier: '示例物流',
            sentAt: '2024-06-19T11:00:00.000+08:00',
            backAt: '2024-06-26T10:00:00.000+08:00',
            text: '更换电源模块，整机检测合格。',
          },
          return: {
            switchedBackAt: '2024-06-26T15:30:00.000+08:00',
            returnedAt: '2024-06-27T10:00:00.000+08:00',
            from: '接口人乙',
            to: '工程师甲',
          },
        })
      },
    },
  ]
}

/** The typhoon of September: it stops the clock, because it was notified, proven and confirmed. */
export function typhoonScenes(actor: Actor, contract: string, ids: Map<string, string>): Scene[] {
  const id = (): string => ids.get('force-majeure')!
  return [
    {
      at: '2024-09-05 19:10',
      async play() {
        const { forceMajeure } = await actor.act('forceMajeure', 'start', { contract, faults: [ids.get('typhoon')!] })
        ids.set('force-majeure', forceMajeure)
        await seal(actor, 'force_majeure', forceMajeure, {
          event: {
            kind: '台风',
            text: '气象部门发布台风红色预警，全市停工、停课、停运，工程师不能到场，医院机房限制进入。',
            from: '2024-09-05T18:00:00.000+08:00',
            to: '',
          },
          notice: { at: '2024-09-05T19:05:00.000+08:00', to: '接口人乙', way: '电话并书面通知' },
          measures: { text: '报表差异不影响开票；台风期间远程值守，预警解除后即到场。' },
        })
      },
    },
    {
      at: '2024-09-08 10:00',
      async play() {
        await actor.act('evidence', 'addText', {
          ownerTable: 'force_majeure',
          owner: id(),
          item: '',
          source: 'paste',
          text: '台风红色预警：2024-09-05 18:00 生效，2024-09-07 06:00 解除。生效期间全市停工、停课、停运。（示例文本）',
        })
        await seal(actor, 'force_majeure', id(), {
          event: {
            kind: '台风',
            text: '气象部门发布台风红色预警，全市停工、停课、停运，工程师不能到场，医院机房限制进入。',
            from: '2024-09-05T18:00:00.000+08:00',
            to: '2024-09-07T06:00:00.000+08:00',
          },
          proof: { text: '气象部门预警发布与解除信息' },
          confirmation: { name: '接口人乙', at: '2024-09-08T09:50:00.000+08:00', way: '书面' },
        })
      },
    },
  ]
}
