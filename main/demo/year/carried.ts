import type { Actor } from '../actor.ts'

/** Findings of earlier quarters that this visit found mended. */
export async function closeCarried(actor: Actor, inspection: string): Promise<void> {
  const view = await actor.act('inspection', 'state', { inspection })
  for (const finding of view.carried.filter((f) => f.state?.state === 'open'))
    await actor.act('finding', 'close', {
      finding: finding.id,
      state: 'closed',
      reason: '已处理，本次复测正常',
      seen: finding.heads['state'] ?? null,
      inspection,
    })
}
