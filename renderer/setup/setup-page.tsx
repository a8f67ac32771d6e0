import { Button, Input } from 'antd'
import { FlaskConical } from 'lucide-react'
import { useState } from 'react'
import { useLocation } from 'wouter'
import { dateOf } from '../../domain/time/instant.ts'
import type { OutputOf } from '../client/api.ts'
import { save, sentenceOf, settled } from '../client/call.ts'
import { useField } from '../client/field.ts'
import { useLive } from '../client/live.ts'
import { transport } from '../client/transport.ts'
import { routes } from '../routes.ts'
import { useArrival } from '../ui/arrival.ts'
import { Fields, Labelled } from '../ui/labelled.tsx'
import { Panel } from '../ui/panel.tsx'
import { Screen } from '../ui/screen.tsx'
import { Unreadable } from '../ui/unreadable.tsx'
import { Waiting } from '../ui/waiting.tsx'
import { ContractFields } from './contract-fields.tsx'
import type { PackSummary } from './pack-summary.ts'
import { Finish } from './finish.tsx'
import { keptForm, lacksOfContract, lacksOfPeople, type SetupForm } from './form.ts'
import { GroupSign } from './group-sign.tsx'
import { Join } from './join.tsx'
import { Logo } from './logo.tsx'
import { Outcome } from './outcome.tsx'
import { useFinish } from './use-finish.ts'
import css from './setup.module.css'

/** The first run: everything the product must know, once, on one page. What is typed is kept from the first key on. */
export function SetupPage() {
  const setup = useLive('setup.state', {})
  const packs = useLive('pack.list', {})
  const workspace = useLive('about.workspace', {})
  const error = setup.error ?? packs.error ?? workspace.error
  if (setup.data && packs.data && workspace.data)
    return <Form state={setup.data} packs={packs.data} today={dateOf(workspace.data.now)} />
  return error ? <Unreadable sentence={error.message} /> : <Waiting what="正在打开…" />
}

interface FormProps {
  readonly state: OutputOf<'setup.state'>
  readonly packs: readonly PackSummary[]
  readonly today: string
}

function Form({ state, packs, today }: FormProps) {
  const [, navigate] = useLocation()
  const arrive = useArrival<HTMLElement>()
  // What was kept when the page opened; from then on the page itself knows best.
  const [shown, setShown] = useState(() => keptForm(state.form))
  const {
    change,
    leave,
    problem: unkept,
  } = useField<SetupForm>(shown, (form, _seal, onFailure) =>
    save(
      'setup.keepForm',
      () => ({ form }),
      undefined,
      (outcome) => onFailure(sentenceOf(outcome)),
    ),
  )
  const set = (patch: Partial<SetupForm>): void => {
    const next = { ...shown, ...patch }
    setShown(next)
    change(next)
  }
  const people = lacksOfPeople(shown)
  const lacks = [...people, ...lacksOfContract(shown.contract)]
  const { tell, busy, problem, finish } = useFinish(lacks, async () => {
    leave()
    await settled()
    let why = ''
    const { logo, contract, ...rest } = shown
    const input = { ...rest, brand: { logo, letterhead: '' }, contract }
    const saved = await save(
      'setup.complete',
      () => input,
      undefined,
      (outcome) => (why = sentenceOf(outcome)),
    )
    if (saved) navigate(routes.home.path)
    return why
  })
  const told = (key: string): string => (tell ? (lacks.find((l) => l.key === key)?.sentence ?? '') : '')
  const pack = packs.find((p) => p.sha256 === shown.contract.pack)
  const hotlineMissing = shown.hotline.trim() === ''
  const clause = (pack ?? packs[0])?.hotlineClause
  return (
    <Screen
      title={routes.setup.title}
      note="填一次，以后不再问。随时可离开，已填的都在。"
      bar={
        <>
          <Join
            engineer={shown.engineer}
            onMissing={() => document.querySelector<HTMLInputElement>('[data-key="engineer"]')?.focus()}
          />
          <OpenDemo />
        </>
      }
      asideLabel="将为您建立"
      narrowAside="below"
      aside={
        <div className={css['aside']}>
          <Outcome form={shown.contract} pack={pack} today={today} />
          <Finish
            label="完成，去首页"
            missing={[...lacks.map((l) => l.label), ...(hotlineMissing ? ['7×24 热线电话'] : [])]}
            problem={problem || unkept}
            busy={busy}
            finish={finish}
          >
            <p className={css['quoted']}>热线可稍后再填；没有热线，报告不能定稿。</p>
          </Finish>
        </div>
      }
    >
      <div className={css['groups']}>
        <Panel
          title="您和公司"
          sign={<GroupSign number={1} state={people.length > 0 ? 'open' : hotlineMissing ? 'note' : 'done'} />}
        >
          <Fields>
            <Labelled label="工程师姓名" problem={told('engineer')}>
              {(field) => (
                <Input
                  {...field}
                  ref={(input) => arrive(input?.input ?? null)}
                  data-key="engineer"
                  value={shown.engineer}
                  maxLength={200}
                  onBlur={leave}
                  onChange={(e) => set({ engineer: e.target.value })}
                />
              )}
            </Labelled>
            <Labelled label="公司名称" span={2} problem={told('firm')}>
              {(field) => (
                <Input
                  {...field}
                  data-key="firm"
                  value={shown.firm}
                  maxLength={200}
                  onBlur={leave}
                  onChange={(e) => set({ firm: e.target.value })}
                />
              )}
            </Labelled>
            <Labelled
              label="7×24 热线电话"
              warning={hotlineMissing ? `还没填：合同${clause ? ` ${clause} ` : ''}要求 7×24 热线` : ''}
            >
              {(field) => (
                <Input
                  {...field}
                  inputMode="tel"
                  placeholder="印在每份报告上"
                  value={shown.hotline}
                  maxLength={100}
                  onBlur={leave}
                  onChange={(e) => set({ hotline: e.target.value })}
                />
              )}
            </Labelled>
            <Logo logo={shown.logo} change={(logo) => set({ logo })} />
          </Fields>
        </Panel>
        <ContractFields
          form={shown.contract}
          packs={packs}
          today={today}
          lacks={lacks}
          tell={tell}
          first={2}
          change={(contract) => set({ contract })}
          leave={leave}
        />
      </div>
    </Screen>
  )
}

function OpenDemo() {
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState('')
  const open = async (): Promise<void> => {
    setBusy(true)
    const outcome = await transport.host.openWorkspace('demo')
    setBusy(false)
    setProblem(outcome.ok ? '' : sentenceOf(outcome))
  }
  return (
    <>
      {problem && (
        <span role="alert" className={css['problem']}>
          {problem}
        </span>
      )}
      <Button icon={<FlaskConical size={18} aria-hidden />} loading={busy} onClick={() => void open()}>
        打开演示工作区
      </Button>
      <span className={css['quoted']} role="status">
        {busy ? '正在准备示例数据…' : '示例数据，单独存放'}
      </span>
    </>
  )
}
