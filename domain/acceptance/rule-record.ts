import { holesIn } from '../obligation/rule/register.ts'
import { serviceKindOf } from '../service/kind.ts'
import type { ServiceEntry } from '../service/view.ts'
import type { AcceptanceFacts, PieceFact } from './facts.ts'
import type { Found, RuleFailure } from './failure.ts'

/** What a service record lacks of 人、时、事、果; the place is that of its contract, or the way in which it was served. */
function lackOf(service: ServiceEntry): { readonly what: string; readonly field: string } | null {
  const filled = (text: string | undefined): boolean => (text ?? '').trim() !== ''
  if (service.result?.state !== 'done') return { what: '还没有完成', field: 'finish' }
  if (!service.people?.names.some(filled)) return { what: '没有写服务人员', field: 'people' }
  if (!filled(service.span?.from)) return { what: '没有写服务时间', field: 'span' }
  if (!filled(service.subject?.text)) return { what: '没有写事项', field: 'subject' }
  return null
}

const bad: Readonly<Record<'missing' | 'damaged', string>> = {
  missing: '的文件不在数据文件夹里了',
  damaged: '的文件与登记的哈希不符（SHA-256）',
}

function pieceFailure(piece: PieceFact): RuleFailure[] {
  if (piece.state !== 'missing' && piece.state !== 'damaged') return []
  return [{ sentence: `${piece.owner} 的证据“${piece.name}”${bad[piece.state]}，请从备份找回`, step: null }]
}

/** Rule 5: every record says who, when, what and how it ended; the bytes of every piece of evidence fit their hash. */
export function recordFailures({ facts, pieces }: AcceptanceFacts): Found {
  const services = facts.services.flatMap((s): RuleFailure[] => {
    const lack = lackOf(s)
    if (!lack) return []
    const { number, kind } = s.identity
    return [
      {
        sentence: `${serviceKindOf(kind).name} ${number} ${lack.what}`,
        step: {
          label: `补充 ${number}`,
          action: { type: 'record', table: 'service_record', row: s.id, field: lack.field },
        },
      },
    ]
  })
  const broken = pieces.flatMap(pieceFailure)
  const total = facts.services.length + pieces.length
  return {
    count: `${total - services.length - broken.length}/${total}`,
    failures: [...broken, ...services],
  }
}

/** Rule 6: numbers run without a hole, and every void record says why it is void. */
export function numberFailures({ facts, voids }: AcceptanceFacts): Found {
  const holes = holesIn(facts.numbers)
  const silent = voids.filter((v) => v.reason.trim() === '')
  return {
    count: `缺号 ${holes.length} · 作废 ${voids.length}`,
    failures: [
      ...holes.map((number): RuleFailure => ({ sentence: `编号不连续：缺少 ${number}，没有作废说明`, step: null })),
      ...silent.map((v): RuleFailure => ({ sentence: `作废的 ${v.number} 没有写原因`, step: null })),
    ],
  }
}
