import { Button } from 'antd'
import { useRef, useState } from 'react'
import { useLocation, useSearch } from 'wouter'
import type { FaultChoices } from '../../domain/fault/view.ts'
import type { Instant } from '../../domain/time/instant.ts'
import { save } from '../client/call.ts'
import { useLive } from '../client/live.ts'
import { takeFiles, takeText } from '../evidence/intake.ts'
import { problemOf } from '../report/dialog-problem.ts'
import { routes } from '../routes.ts'
import { readInstant } from '../ui/instant-text.ts'
import { KeyCap } from '../ui/key-cap.tsx'
import { useMainKey } from '../ui/main-key.ts'
import { ProblemBar } from '../ui/problem-bar.tsx'
import { Screen } from '../ui/screen.tsx'
import { Unreadable } from '../ui/unreadable.tsx'
import { Waiting } from '../ui/waiting.tsx'
import { useDebounced } from './debounced.ts'
import { emptyFault, type NewFault, problemsOf, proposalsOf } from './new-fault-draft.ts'
import { NewFaultFields } from './new-fault-fields.tsx'
import { PasteBox, type Pasted } from './paste-box.tsx'
import { faultPath } from './path.ts'
import { SimilarList } from './similar-list.tsx'
import css from './new-fault.module.css'

/** 登记故障: what the user said and when starts the clock; everything else can follow. */
export function NewFaultPage() {
  const overview = useLive('home.overview', {})
  const query = new URLSearchParams(useSearch())
  const [contract, setContract] = useState(query.get('contract') ?? '')
  const contracts = overview.data?.contracts ?? []
  const chosen = contracts.find((c) => c.id === contract) ?? contracts[0]
  const choices = useLive('fault.choices', { contract: chosen?.id ?? '' }, chosen !== undefined)
  const error = overview.error ?? choices.error
  if (error && (!overview.data || !choices.data)) return <Unreadable sentence={error.message} />
  if (!overview.data || !choices.data || !chosen) return <Waiting what="正在打开…" />
  return (
    <Form
      contract={chosen.id}
      contracts={contracts.map((c) => ({ value: c.id, label: `${c.hospital} · ${c.system}` }))}
      choices={choices.data}
      now={overview.data.now}
      text={query.get('text') ?? ''}
      service={query.get('service') ?? ''}
      onContract={setContract}
    />
  )
}

interface FormProps {
  readonly contract: string
  readonly contracts: readonly { readonly value: string; readonly label: string }[]
  readonly choices: FaultChoices
  readonly now: Instant
  readonly text: string
  readonly service: string
  readonly onContract: (contract: string) => void
}

function Form({ contract, contracts, choices, now, text, service, onContract }: FormProps) {
  const [, navigate] = useLocation()
  const [draft, setDraft] = useState(() => emptyFault(contract, now))
  const [pasted, setPasted] = useState<Pasted>({ text, files: [] })
  const [sentence, setSentence] = useState('')
  const [fields, setFields] = useState<Readonly<Record<string, string>>>({})
  const [busy, setBusy] = useState(false)
  const form = useRef<HTMLFormElement>(null)
  const change = (patch: Partial<NewFault>): void => {
    setDraft((d) => ({ ...d, ...patch }))
    setFields((all) => Object.fromEntries(Object.entries(all).filter(([key]) => !(key in patch))))
  }
  const chat = useDebounced(pasted.text)
  const reading = useLive('fault.readText', { contract, text: chat }, chat.trim() !== '').data
  const proposals = reading && chat.trim() !== '' ? proposalsOf(reading, draft) : {}
  const typed = useDebounced(`${draft.title} ${draft.symptom} ${draft.quote}`.trim())
  const similar = useLive('fault.similar', { contract, text: typed, except: '' }, typed !== '').data ?? []

  const submit = async (): Promise<void> => {
    if (busy) return
    const problems = problemsOf(draft, choices, now)
    setFields(problems)
    setSentence('')
    if (Object.keys(problems).length > 0) {
      requestAnimationFrame(() => showWrong(form.current))
      return
    }
    setBusy(true)
    const done = await save(
      'fault.start',
      () => ({
        contract,
        title: draft.title.trim(),
        subject: draft.subject || (choices.subjects[0]?.id ?? ''),
        reporter: {
          name: draft.name.trim(),
          department: draft.department.trim(),
          phone: draft.phone.trim(),
          channel: draft.channel ?? ('other' as const),
        },
        quote: draft.quote.trim(),
        policy: draft.policy,
        symptom: { class: draft.symptomClass, text: draft.symptom.trim() },
        reportedAt: readInstant(draft.reportedAt, now) || now,
        backdated: draft.backdated.trim(),
        occurredAt: readInstant(draft.occurredAt, now) || '',
        service,
      }),
      undefined,
      (outcome) => {
        const told = problemOf(outcome)
        setSentence(told.sentence)
        setFields(told.fields)
      },
    )
    setBusy(false)
    if (!done) return
    const target = { ownerTable: 'fault' as const, owner: done.value.fault, item: '' }
    if (pasted.text.trim() !== '') void takeText(pasted.text, 'paste', target, (id) => id)
    if (pasted.files.length > 0) void takeFiles(pasted.files, 'paste', target)
    navigate(faultPath(done.value.fault), { replace: true })
  }
  useMainKey(() => void submit())
  return (
    <Screen
      title={routes.newFault.title}
      note="从报障时间起算"
      asideLabel="聊天与相似故障"
      narrowAside="below"
      aside={
        <div className={css['aside']}>
          <PasteBox pasted={pasted} onChange={setPasted} found={Object.keys(proposals).length} />
          <SimilarList similar={similar} asked={typed !== ''} />
        </div>
      }
    >
      <form
        ref={form}
        className={css['form']}
        onSubmit={(event) => {
          event.preventDefault()
          void submit()
        }}
      >
        <NewFaultFields
          draft={draft}
          contract={contract}
          contracts={contracts}
          choices={choices}
          proposals={proposals}
          problems={fields}
          now={now}
          onChange={change}
          onContract={onContract}
        />
        {sentence && <ProblemBar tone="err">{sentence}</ProblemBar>}
        <div className={css['foot']}>
          {Object.keys(fields).length > 0 && (
            <p role="alert" className={css['refused']}>
              还差 {Object.keys(fields).length} 处，见红字。
            </p>
          )}
          <Button type="primary" size="large" htmlType="submit" loading={busy} aria-keyshortcuts="Control+Enter">
            登记，开始计时 <KeyCap>Ctrl Enter</KeyCap>
          </Button>
        </div>
      </form>
    </Screen>
  )
}

/** Goes to the first field that is told wrong: it may be below the fold. */
function showWrong(form: HTMLElement | null): void {
  const wrong = form?.querySelector<HTMLElement>('[aria-invalid=true], [data-wrong=true] input')
  wrong?.focus()
  wrong?.scrollIntoView({ block: 'center' })
}
