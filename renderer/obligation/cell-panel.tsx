import { Button } from 'antd'
import { CircleCheck, Paperclip, TriangleAlert, X } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { Link } from 'wouter'
import { useLive } from '../client/live.ts'
import type { Cell, Proof } from '../../domain/obligation/cell.ts'
import type { OutputOf } from '../client/api.ts'
import { KeyCap } from '../ui/key-cap.tsx'
import { ProblemBar } from '../ui/problem-bar.tsx'
import { StatusPill } from '../ui/status-pill.tsx'
import { AttachedDialog } from './attached-dialog.tsx'
import { CellActs } from './cell-acts.tsx'
import { cellLook } from './cell-look.ts'
import css from './cell-panel.module.css'
import { idlePath } from './path.ts'
import { proofAddress, useSteps } from './step.ts'
import { May } from '../ui/may.tsx'

type Matrix = OutputOf<'obligation.matrix'>

interface Props {
  readonly matrix: Matrix
  readonly contract: string
  readonly row: Matrix['rows'][number]
  readonly cell: Cell
  readonly onClose: () => void
  readonly onGo: (clause: string, column: string) => void
}

/** Sentences of what is missing that are told one by one. */
const most = 6

/** One cell: what is missing and by when, the one button that makes the proof, what exists, the other periods. */
export function CellPanel({ matrix, contract, row, cell, onClose, onGo }: Props) {
  const { take, problem } = useSteps(contract)
  const first = useRef<HTMLDivElement>(null)
  const { clause } = row
  const column = matrix.columns.find((c) => c.id === cell.column)!
  const look = cellLook[cell.state]
  const [gap] = cell.gaps
  useEffect(() => first.current?.querySelector<HTMLElement>('button, a')?.focus({ focusVisible: true }), [])
  const of = useLive('proof.of', { contract, clause: clause.id, column: cell.column }).data
  const [shown, setShown] = useState('')
  const attached = of?.attached.find((a) => a.id === shown)
  const remarks = useLive('remark.list', { contract }).data?.filter((r) => r.clauses.includes(clause.id)) ?? []
  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- Esc anywhere in the panel closes it
    <section
      className={css['panel']}
      aria-label={`${clause.id} ${column.name}`}
      onKeyDown={(event) => {
        // A dialog over the panel is its child for React alone: its Esc closes the dialog only.
        if (event.key !== 'Escape' || !event.currentTarget.contains(event.target as Node)) return
        event.preventDefault()
        onClose()
      }}
    >
      <header>
        <StatusPill tone={look.tone} icon={look.icon}>
          {cell.label.startsWith('逾期')
            ? `缺证明 · ${cell.label}`
            : `${look.word}${cell.label === look.word ? '' : ` · ${cell.label}`}`}
        </StatusPill>
        <Button aria-label="关闭" icon={<X size={17} aria-hidden />} onClick={onClose} />
      </header>
      <h2>{clause.text}</h2>
      <p className={css['meta']}>
        {clause.id} · {column.name}
        {cell.due !== '' && ` · 应于 ${cell.due}`} · {clause.path}
      </p>
      {problem && <ProblemBar tone="err">{problem}</ProblemBar>}
      <div ref={first} className={css['steps']}>
        {gap && (
          <>
            <h3>缺什么</h3>
            <ul>
              {cell.gaps.slice(0, most).map((g) => (
                <li key={g.sentence}>{g.sentence}。</li>
              ))}
              {cell.gaps.length > most && <li>另有 {cell.gaps.length - most} 处。</li>}
            </ul>
            <May call="service.start">
              <Button type="primary" size="large" block onClick={() => void take(gap.step.action)}>
                {gap.step.label} <KeyCap>Enter</KeyCap>
              </Button>
            </May>
          </>
        )}
        {!gap && cell.state === 'active' && (
          <p>{cell.idle ? '本期还没有发生，期末仍没有的在 R20 里确认。' : '到目前为止都有证明，本期还没有结束。'}</p>
        )}
      </div>
      <CellActs contract={contract} cell={cell} name={`${clause.id} ${column.name}`} of={of} />
      <p className={css['idle']}>
        {clause.idle?.possible ? (
          <>
            本期没有发生的，可以在 <Link href={idlePath(contract, cell.column)}>R20 本期未发生确认单</Link> 里写明原因。
          </>
        ) : (
          clause.idle?.why
        )}
      </p>
      {remarks.length > 0 && (
        <div>
          <h3>条款疑义</h3>
          {remarks.map((r) => (
            <p key={r.id} className={css['remark']}>
              {r.kind === 'contradiction' && `⇄ ${r.clauses.join(' ')} `}
              {r.text} 默认：{r.reading} 可由{r.decides}决定。
            </p>
          ))}
        </div>
      )}
      {cell.answered.length > 0 && (
        <p className={css['proof']}>
          挂接的材料代替了：
          {cell.answered
            .map((g) => g.sentence)
            .slice(0, most)
            .join('；')}
          {cell.answered.length > most && `等 ${cell.answered.length} 处`}。
        </p>
      )}
      <h3>本格已有材料 {cell.proofs.length}</h3>
      <ul className={css['proofs']}>
        {cell.proofs.map((proof) => (
          <ProofLine
            key={`${proof.table}/${proof.row}/${proof.period}/${proof.document}/${proof.place}`}
            proof={proof}
            {...(proof.table === 'attached_proof' ? { onShow: () => setShown(proof.row) } : {})}
          />
        ))}
        {of?.attached
          .filter((a) => a.lack !== '')
          .map((a) => (
            <li key={a.id} data-lacking>
              <TriangleAlert size={16} aria-hidden />
              <button type="button" onClick={() => setShown(a.id)}>
                {a.number} {a.paper.title}
              </button>
              <small>{a.lack}</small>
            </li>
          ))}
      </ul>
      <h3>同条其他周期</h3>
      <p className={css['others']}>
        {row.cells.map((other, n) =>
          other && other.column !== cell.column ? (
            <button key={other.column} type="button" onClick={() => onGo(clause.id, other.column)}>
              <StatusPill tone={cellLook[other.state].tone} icon={cellLook[other.state].icon}>
                {`${matrix.columns[n]!.name} ${other.label}`}
              </StatusPill>
            </button>
          ) : null,
        )}
      </p>
      <p className={css['proof']}>证明：{clause.proof}</p>
      <p className={css['keys']}>
        <KeyCap>↑↓←→</KeyCap> 移动 <KeyCap>F8</KeyCap> 下一处缺 <KeyCap>Esc</KeyCap> 回矩阵
      </p>
      {attached && <AttachedDialog attached={attached} onClose={() => setShown('')} />}
    </section>
  )
}

function ProofLine({ proof, onShow }: { readonly proof: Proof; readonly onShow?: () => void }) {
  const address = proofAddress(proof)
  const name = [proof.kind, proof.number, proof.place].filter((t) => t !== '').join(' ')
  return (
    <li>
      {onShow ? <Paperclip size={16} aria-hidden /> : <CircleCheck size={16} aria-hidden />}
      {onShow ? (
        <button type="button" onClick={onShow}>
          {name}
        </button>
      ) : address ? (
        <Link href={address}>{name}</Link>
      ) : (
        <span>{name}</span>
      )}
      <small>
        {proof.state} {proof.on}
      </small>
    </li>
  )
}
