import { useState } from 'react'
import { Link, useLocation } from 'wouter'
import { dateOf } from '../../domain/time/instant.ts'
import { save, sentenceOf } from '../client/call.ts'
import { useLive } from '../client/live.ts'
import { routes } from '../routes.ts'
import { useArrival } from '../ui/arrival.ts'
import { Screen } from '../ui/screen.tsx'
import { Unreadable } from '../ui/unreadable.tsx'
import { Waiting } from '../ui/waiting.tsx'
import { ContractFields } from './contract-fields.tsx'
import type { PackSummary } from './pack-summary.ts'
import { Finish } from './finish.tsx'
import { emptyContract, lacksOfContract } from './form.ts'
import { Outcome } from './outcome.tsx'
import { useFinish } from './use-finish.ts'
import css from './setup.module.css'

/** A further contract for the same firm. */
export function AddContractPage() {
  const packs = useLive('pack.list', {})
  const workspace = useLive('about.workspace', {})
  const error = packs.error ?? workspace.error
  if (packs.data && workspace.data) return <Form packs={packs.data} today={dateOf(workspace.data.now)} />
  return error ? <Unreadable sentence={error.message} /> : <Waiting what="正在打开…" />
}

function Form({ packs, today }: { readonly packs: readonly PackSummary[]; readonly today: string }) {
  const [, navigate] = useLocation()
  const arrive = useArrival<HTMLElement>()
  const [form, setForm] = useState(emptyContract)
  const lacks = lacksOfContract(form)
  const { tell, busy, problem, finish } = useFinish(lacks, async () => {
    let why = ''
    const saved = await save(
      'setup.addContract',
      () => form,
      undefined,
      (outcome) => (why = sentenceOf(outcome)),
    )
    if (saved) navigate(routes.home.path)
    return why
  })
  return (
    <Screen
      title={routes.addContract.title}
      bar={<Link href={routes.settings.path}>不增加，回设置</Link>}
      asideLabel="将为您建立"
      narrowAside="below"
      aside={
        <div className={css['aside']}>
          <Outcome form={form} pack={packs.find((p) => p.sha256 === form.pack)} today={today} />
          <Finish
            label="增加，去首页"
            missing={lacks.map((l) => l.label)}
            problem={problem}
            busy={busy}
            finish={finish}
          />
        </div>
      }
    >
      <div className={css['groups']}>
        <ContractFields
          form={form}
          packs={packs}
          today={today}
          lacks={lacks}
          tell={tell}
          first={1}
          arrive={arrive}
          change={setForm}
          leave={() => undefined}
        />
      </div>
    </Screen>
  )
}
