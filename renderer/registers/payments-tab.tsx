import { CalendarClock, CircleCheck, CircleDashed, Clock, Landmark, OctagonX, Plus, Wallet } from 'lucide-react'
import { useEffect, useMemo, useState } from 'react'
import { Button, Input } from 'antd'
import { percentOf, readPercent, yuanOf } from '../../domain/money.ts'
import type { PaymentState } from '../../domain/payment/schedule.ts'
import type { OutputOf } from '../client/api.ts'
import { useLive } from '../client/live.ts'
import { useMay } from '../client/office.ts'
import { FormContext } from '../fault/form-context.ts'
import { Group, TextPart, useFormRegister, YesNoPart } from '../fault/register-parts.tsx'
import { RemarksButton } from '../remark/remarks-button.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { Labelled } from '../ui/labelled.tsx'
import { May } from '../ui/may.tsx'
import { Panel } from '../ui/panel.tsx'
import { ProblemBar } from '../ui/problem-bar.tsx'
import { StatusPill, type Tone } from '../ui/status-pill.tsx'
import { Waiting } from '../ui/waiting.tsx'
import { EntryAside } from './entry-aside.tsx'
import { PaymentDialog, WithdrawDialog } from './payment-dialog.tsx'
import { DatePart, MoneyPart } from './parts.tsx'
import type { TabProps } from './view.ts'
import css from './registers.module.css'

type View = OutputOf<'payment.view'>
type Node = View['nodes'][number]

const signs: Readonly<Record<PaymentState, { readonly tone: Tone; readonly icon: typeof Clock }>> = {
  'not-started': { tone: 'grey', icon: CircleDashed },
  running: { tone: 'info', icon: CalendarClock },
  'waiting-funds': { tone: 'grey', icon: Landmark },
  unclear: { tone: 'warn', icon: Clock },
  overdue: { tone: 'err', icon: OctagonX },
  paid: { tone: 'ok', icon: CircleCheck },
}

/** Payment nodes: from the trigger in workdays to the money, with the settlement. */
export function PaymentsTab({ contract, row, open, frame }: TabProps) {
  const view = useLive('payment.view', { contract })
  const [adding, setAdding] = useState(false)
  const first = view.data?.nodes[0]?.row ?? ''
  useEffect(() => {
    if (row === '' && first !== '') open(first)
    // oxlint-disable-next-line react/exhaustive-deps
  }, [row, first])
  if (!view.data)
    return frame({
      acts: null,
      body: view.error ? <p role="alert">{view.error.message}</p> : <Waiting what="正在打开…" />,
    })
  const { nodes, warnings, settlement } = view.data
  const chosen = nodes.find((n) => n.row === row)
  return frame({
    acts: (
      <>
        <May call="payment.add">
          <Button icon={<Plus size={17} aria-hidden />} onClick={() => setAdding(true)}>
            添加付款节点
          </Button>
        </May>
        <RemarksButton contract={contract} place="payment" />
      </>
    ),
    body: (
      <>
        {warnings.map((w) => (
          <ProblemBar key={w} tone="warn" announce={false}>
            {w}
          </ProblemBar>
        ))}
        {nodes.length === 0 ? (
          <EmptyState icon={Wallet} title="这份合同没有写付款节点">
            合同包里写有付款节点时，这里按工作日算出到期日；另行约定的可以添加。
          </EmptyState>
        ) : (
          <table className={css['table']} aria-label="付款节点">
            <thead>
              <tr>
                <th scope="col">节点</th>
                <th scope="col" className={css['number']}>
                  比例
                </th>
                <th scope="col" className={css['number']}>
                  金额（元）
                </th>
                <th scope="col">起算</th>
                <th scope="col">应付</th>
                <th scope="col">状态</th>
              </tr>
            </thead>
            <tbody>
              {nodes.map((n) => (
                <tr key={n.id} aria-selected={n.row === row}>
                  <th scope="row">
                    <button type="button" className={css['link']} onClick={() => open(n.row)}>
                      {n.name}
                    </button>
                    <small>
                      {n.own ? `另行约定：${n.clause}` : n.clause} · {n.trigger}
                      {n.workdays === 0 ? '当日' : `后 ${n.workdays} 个工作日`}
                    </small>
                  </th>
                  <td className={css['number']}>{n.percent === null ? '未填' : percentOf(n.percent)}</td>
                  <td className={css['number']}>{n.amount === null ? '—' : yuanOf(n.amount)}</td>
                  <td>{n.startOn || '—'}</td>
                  <td>{n.dueOn || '—'}</td>
                  <td>
                    <StatusPill tone={signs[n.state].tone} icon={signs[n.state].icon}>
                      {n.word}
                    </StatusPill>
                    <small>{n.sentence}</small>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
        <Settlement view={view.data} contract={contract} sentence={settlement.sentence} />
        {adding && (
          <PaymentDialog
            contract={contract}
            now={view.data.now}
            onAdded={(added) => {
              setAdding(false)
              open(added)
            }}
            onClose={() => setAdding(false)}
          />
        )}
      </>
    ),
    ...(chosen && { aside: <Form key={chosen.id} node={chosen} now={view.data.now} /> }),
  })
}

const decisionBlank = (contract: string) => ({ contract, cents: null, on: '', number: '', text: '' })
const none = new Set<string>()

/** The sum of the contract and what the audit centre made of it. */
function Settlement({
  view,
  contract,
  sentence,
}: {
  readonly view: View
  readonly contract: string
  readonly sentence: string
}) {
  const record = useMemo(
    () => ({ table: 'settlement' as const, row: contract, heads: view.settlement.heads }),
    [contract, view.settlement.heads],
  )
  const readOnly = !useMay('record.edit', 'settlement')
  const form = useMemo(() => ({ record, readOnly, now: view.now, missing: none }), [record, readOnly, view.now])
  return (
    <Panel title={`合同金额与决算${view.rules.settlementClause ? `（${view.rules.settlementClause}）` : ''}`}>
      <FormContext value={form}>
        <SettlementFields view={view} contract={contract} />
      </FormContext>
      {sentence && <ProblemBar tone="info">{sentence}</ProblemBar>}
    </Panel>
  )
}

function SettlementFields({ view, contract }: { readonly view: View; readonly contract: string }) {
  const sum = useFormRegister('sum', view.settlement.sum, { cents: null })
  const decision = useFormRegister('decision', view.settlement.decision, decisionBlank(contract))
  return (
    <>
      <Group field="sum">
        <MoneyPart
          of={sum}
          part="cents"
          label="合同金额（元）"
          hint={view.budget === null ? '合同包没有写金额' : `留空按合同包 ${yuanOf(view.budget)}`}
        />
      </Group>
      <Group field="decision">
        <MoneyPart of={decision} part="cents" label="决算金额（元）" />
        <DatePart of={decision} part="on" label="决算日期" />
        <TextPart of={decision} part="number" label="决算文号" />
      </Group>
    </>
  )
}

function Form({ node, now }: { readonly node: Node; readonly now: string }) {
  const record = useMemo(
    () => ({ table: 'payment' as const, row: node.row, heads: node.heads }),
    [node.row, node.heads],
  )
  const [withdrawing, setWithdrawing] = useState(false)
  return (
    <EntryAside title={node.name} record={record} now={now} voided="" pieces={node.evidence} wanted="发票、到账回单">
      {node.own && <p className={css['hint']}>依据：{node.basis}</p>}
      <Fields node={node} />
      {node.own && (
        <May call="payment.withdraw">
          <div>
            <Button onClick={() => setWithdrawing(true)}>撤销节点</Button>
          </div>
        </May>
      )}
      {withdrawing && <WithdrawDialog row={node.row} name={node.name} onClose={() => setWithdrawing(false)} />}
    </EntryAside>
  )
}

function Fields({ node }: { readonly node: Node }) {
  const terms = useFormRegister('terms', node.terms, {
    name: '',
    workdays: node.workdays,
    percent: node.percent,
  })
  const start = useFormRegister('start', node.start, { on: '' })
  const amount = useFormRegister('amount', node.agreed, { cents: null })
  const invoice = useFormRegister('invoice', node.invoice, { number: '', on: '', cents: null })
  const funding = useFormRegister('funding', node.funding, { waiting: false, since: '', arrivedOn: '', text: '' })
  const paid = useFormRegister('paid', node.paid, { on: '', cents: null })
  return (
    <>
      <Group field="terms" title="约定">
        <Percent value={terms.value.percent} put={(percent, told) => terms.put({ percent }, true, told)} />
        <MoneyPart of={amount} part="cents" label="约定金额（元）" hint="留空按比例" />
      </Group>
      <Group field="start" title="起算">
        <DatePart of={start} part="on" label={`${node.trigger}日期`} />
      </Group>
      <Group field="invoice" title="发票">
        <TextPart of={invoice} part="number" label="发票号码" />
        <DatePart of={invoice} part="on" label="开票日期" />
        <MoneyPart of={invoice} part="cents" label="发票金额（元）" />
      </Group>
      <Group field="funding" title="财政拨款">
        <YesNoPart of={funding} part="waiting" label="财政拨款" yes="待拨款" no="不等待" />
        <DatePart of={funding} part="since" label="自" />
        <DatePart of={funding} part="arrivedOn" label="到位日期" />
      </Group>
      <Group field="paid" title="到账">
        <DatePart of={paid} part="on" label="到账日期" />
        <MoneyPart of={paid} part="cents" label="到账金额（元）" />
      </Group>
    </>
  )
}

/** A percentage in hundredths of a percent. */
function Percent({
  value,
  put,
}: {
  readonly value: number | null
  readonly put: (percent: number | null, told: (sentence: string) => void) => Promise<unknown>
}) {
  const [typed, setTyped] = useState<string | null>(null)
  const [problem, setProblem] = useState('')
  const take = async (): Promise<void> => {
    if (typed === null) return
    const percent = typed.trim() === '' ? null : readPercent(typed)
    if (percent === null && typed.trim() !== '') return setProblem('请填 0 到 100，最多两位小数，如 33.33。')
    setProblem('')
    let why = ''
    if (percent !== value && (await put(percent, (sentence) => (why = sentence))) === undefined) return setProblem(why)
    setTyped(null)
  }
  return (
    <Labelled label="比例（%）" hint="合同原文空白的，按双方合同填写" problem={problem}>
      {(field) => (
        <Input
          {...field}
          inputMode="decimal"
          value={typed ?? (value === null ? '' : percentOf(value).replace('%', ''))}
          onChange={(e) => setTyped(e.target.value)}
          onBlur={() => void take()}
        />
      )}
    </Labelled>
  )
}
