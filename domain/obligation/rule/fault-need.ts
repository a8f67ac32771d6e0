import type { FaultFacts } from '../../fault/facts.ts'
import type { faultNeeds } from '../../pack/proof.ts'
import type { Basis } from '../basis.ts'

type Need = (typeof faultNeeds)[number]

/** What a fault's record lacks: the sentence, the place, and the word for the button. */
interface Lack {
  readonly sentence: string
  readonly field: string
  readonly label: string
}

/** What is missing of a need; null where it is there. */
export function needOf(basis: Basis, need: Need, fault: FaultFacts): Lack | null {
  const record = fault.fault
  const filled = (text: string | undefined): boolean => (text ?? '').trim() !== ''
  const lack = (ok: boolean, sentence: string, field: string): Lack | null =>
    ok ? null : { sentence, field, label: '补充记录' }
  switch (need) {
    case 'solved':
      return lack(fault.state === 'closed' || fault.state === 'restored', '还没有解决', 'close')
    case 'confirmation':
      return lack(filled(record.confirmation?.name) && filled(record.confirmation?.at), '没有用户确认', 'confirmation')
    case 'diagnosis':
      return lack(filled(record.cause?.text), '没有写诊断结论', 'cause')
    case 'remedy':
      return lack(filled(record.remedy?.text), '没有写处理措施', 'remedy')
    case 'consultation':
      return lack(
        fault.events.some((e) => e.entry.type === 'team_consultation'),
        '没有技术小组商讨记录',
        'team_consultation',
      )
    case 'responsibility':
      return lack(
        record.responsibility?.kind === 'non-human' && filled(record.responsibility.basis),
        '没有写责任性质的依据',
        'responsibility',
      )
    case 'channel':
      return lack(record.reporter !== null, '没有写报障方式', 'reporter')
    case 'change':
      return lack(hasChange(basis, fault), '是程序缺陷，没有关联变更维护记录（R18）', 'change')
    case 'investigation':
      return lack(
        fault.events.some((e) => e.entry.type === 'first_response'),
        '没有首次排查记录',
        'first_response',
      )
    case 'loaner-used':
      return lack(
        fault.loaners.some((l) => filled(l.delivery?.inUseAt)),
        '没有备机投入使用的记录',
        'loaner',
      )
    case 'loaner-same-grade':
      return lack(
        fault.loaners.some((l) => l.grade?.same === true),
        '没有备机同档次说明',
        'loaner',
      )
    case 'loaner-business-check':
      return lack(
        fault.loaners.some((l) => l.businessCheck?.passed === true),
        '备机没有业务验证',
        'loaner',
      )
    case 'loaner-returned':
      return lack(
        fault.loaners.some((l) => filled(l.return?.returnedAt)),
        '备机没有归还记录',
        'loaner',
      )
  }
}

/** True where the change that a defect led to is known, or was said not to be needed. */
function hasChange(basis: Basis, fault: FaultFacts): boolean {
  const change = fault.fault.change
  if (change?.needed === false) return true
  return (
    (change?.record ?? '') !== '' ||
    basis.facts.services.some((s) => s.identity.kind === 'change' && s.link?.fault === fault.id)
  )
}
