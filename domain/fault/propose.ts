import type { Policy } from '../sla/policy.ts'

const device = /签名验签|签名服务器|验签|加密机|服务器(硬件|面板|指示灯)|UAS|设备/
const hinders =
  /开不了|不能开|无法开|打不开|进不去|登(录|陆)不(上|了)|用不了|瘫痪|全院|排队|都不行|停了|宕机|崩溃|开票失败|收不了费|影响(业务|收费|开票)|急/
const asks = /怎么|如何|请问|咨询|在哪里|在哪|能不能教|什么意思/
const unhindered = /不影响|不急|有空|方便的时候|偶尔/

/** The tier that the user's words speak for, as a proposal; empty when they decide nothing or no tier has hours. */
export function proposedPolicy(words: string, policies: readonly Policy[]): string {
  const tiers = policies.filter((p) => p.kind === 'tier')
  const has = (id: string): Policy | undefined => tiers.find((p) => p.milestones.some((m) => m.id === id))
  const pick = (policy: Policy | undefined): string => policy?.key ?? ''
  if (device.test(words) && has('repair_or_loaner')) return pick(has('repair_or_loaner'))
  if (unhindered.test(words)) return pick(has('resolved'))
  if (hinders.test(words)) return pick(has('repair'))
  return asks.test(words) ? pick(has('handled')) : ''
}
