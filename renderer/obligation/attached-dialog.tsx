import { Button, Input, Modal } from 'antd'
import { Download } from 'lucide-react'
import { useState } from 'react'
import { Link } from 'wouter'
import type { OutputOf } from '../client/api.ts'
import { save, sentenceOf } from '../client/call.ts'
import { transport } from '../client/transport.ts'
import { May } from '../ui/may.tsx'
import { HistoryButton } from '../registers/history.tsx'
import { useFocusBack } from '../ui/focus-back.ts'
import { Labelled } from '../ui/labelled.tsx'
import { ProblemBar } from '../ui/problem-bar.tsx'
import css from './attach.module.css'
import { proofAddress } from './step.ts'

interface Props {
  readonly attached: OutputOf<'proof.of'>['attached'][number]
  readonly onClose: () => void
}

/** An attached paper: what it is, its scans, what it proves, and how it is taken back. */
export function AttachedDialog({ attached, onClose }: Props) {
  useFocusBack()
  const [taking, setTaking] = useState(false)
  const [reason, setReason] = useState('')
  const [problem, setProblem] = useState('')
  const { paper, link, pieces, number, clauses, lack } = attached
  const address = link && proofAddress({ ...link, document: link.kind })
  const open = async (sha256: string, name: string): Promise<void> => {
    const outcome = await transport.host.saveAs(sha256, name)
    setProblem(outcome.ok ? '' : sentenceOf(outcome))
  }
  const detach = async (): Promise<void> => {
    if (reason.trim() === '') return setProblem('请写明为什么撤销挂接。')
    const done = await save(
      'proof.detach',
      () => ({ attached: attached.id, reason }),
      undefined,
      (outcome) => setProblem(sentenceOf(outcome)),
    )
    if (done) onClose()
  }
  const lines: readonly (readonly [string, string])[] = [
    ['材料', [paper.kind, paper.title].filter((t) => t !== '').join(' ')],
    ['原编号', paper.number],
    ['检查或办理', paper.doneOn],
    ['签字日期', paper.signedOn],
    ['检查项数', paper.items === null ? '' : String(paper.items)],
    ['证明条款', clauses.join('、')],
  ]
  return (
    <Modal open title={`挂接材料 ${number}`} footer={null} transitionName="" maskTransitionName="" onCancel={onClose}>
      <div className={css['paper']}>
        {lack !== '' && <ProblemBar tone="warn">{lack}，暂时不算证明。</ProblemBar>}
        <dl>
          {lines
            .filter(([, value]) => value !== '')
            .map(([label, value]) => [<dt key={label}>{label}</dt>, <dd key={`${label} value`}>{value}</dd>])}
        </dl>
        {address && <Link href={address}>打开所指的单据</Link>}
        <ul aria-label="扫描件">
          {pieces.map((piece, n) => (
            <li key={piece.id}>
              <Button
                icon={<Download size={16} aria-hidden />}
                onClick={() => void open(piece.file.sha256, piece.file.name || `${number}-${n + 1}`)}
              >
                {piece.file.name || `扫描件 ${n + 1}`}
              </Button>
            </li>
          ))}
        </ul>
        {taking && (
          <Labelled label="撤销原因" hint="撤销后编号和扫描件保留，不再算证明。">
            {(field) => <Input {...field} autoFocus value={reason} onChange={(e) => setReason(e.target.value)} />}
          </Labelled>
        )}
        {problem !== '' && <ProblemBar tone="err">{problem}</ProblemBar>}
        <div>
          <HistoryButton table="attached_proof" row={attached.id} title={`挂接材料 ${number}`} />{' '}
          {taking ? (
            <Button danger onClick={() => void detach()}>
              确认撤销
            </Button>
          ) : (
            <May call="proof.detach">
              <Button onClick={() => setTaking(true)}>撤销挂接</Button>
            </May>
          )}
        </div>
      </div>
    </Modal>
  )
}
