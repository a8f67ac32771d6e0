import { Button, Dropdown } from 'antd'
import { ChevronDown, NotebookPen } from 'lucide-react'
import { useState } from 'react'
import { useLocation } from 'wouter'
import type { ServiceKind } from '../../domain/record/service-record.ts'
import { kindDefinitions } from '../../domain/service/kind.ts'
import { epochOf, type Instant, instantOf } from '../../domain/time/instant.ts'
import { useAppClock } from '../client/app-clock.ts'
import { save, sentenceOf } from '../client/call.ts'
import { servicePath } from '../service/path.ts'
import { KeyCap } from '../ui/key-cap.tsx'
import { useMainKey } from '../ui/main-key.ts'
import { useOnce } from '../ui/once.ts'
import type { Contract } from './contract.ts'
import css from './log.module.css'

/** Begins a record now: a line of the log, or a service of a kind that the contract knows. */
export function StartButtons({ contract }: { readonly contract: Contract }) {
  const [, navigate] = useLocation()
  const [problem, setProblem] = useState('')
  const clock = useAppClock()
  const begin = useOnce(async (kind: ServiceKind): Promise<void> => {
    setProblem('')
    const done = await save(
      'service.start',
      () => ({ contract: contract.record.id, kind, at: minuteOf(clock()), backdated: '' }),
      undefined,
      (outcome) => setProblem(sentenceOf(outcome)),
    )
    if (done) navigate(servicePath(done.value.service))
  })
  useMainKey(() => begin('maintenance'))
  const known = new Set(contract.pack.services.map((s) => s.kind))
  const kinds = kindDefinitions.filter((k) => k.kind !== 'maintenance' && (known.size === 0 || known.has(k.kind)))
  return (
    <>
      {problem && (
        <span className={css['problem']} role="alert">
          {problem}
        </span>
      )}
      <Dropdown
        trigger={['click']}
        menu={{
          items: kinds.map((k) => ({ key: k.kind, label: k.name })),
          onClick: ({ key }) => begin(key as ServiceKind),
        }}
      >
        <Button icon={<ChevronDown size={17} aria-hidden />} iconPlacement="end">
          登记服务
        </Button>
      </Dropdown>
      <Button
        type="primary"
        icon={<NotebookPen size={17} aria-hidden />}
        aria-keyshortcuts="Control+Enter"
        onClick={() => begin('maintenance')}
      >
        写日志 <KeyCap>Ctrl Enter</KeyCap>
      </Button>
    </>
  )
}

/** The minute has begun: an end that is typed as the same minute is not earlier. */
function minuteOf(instant: Instant): Instant {
  return instantOf(Math.floor(epochOf(instant) / 60_000) * 60_000)
}
