import { Button, Input } from 'antd'
import { FolderOpen } from 'lucide-react'
import { useRef, useState } from 'react'
import type { OutputOf } from '../client/api.ts'
import { call, save, sentenceOf } from '../client/call.ts'
import { offerFaultUndo } from '../fault/undo-note.tsx'
import { Dialog } from '../report/dialog.tsx'
import { Labelled } from '../ui/labelled.tsx'
import { ProblemBar } from '../ui/problem-bar.tsx'
import css from './registers.module.css'

type Proposal = OutputOf<'certificate.read'>
type Record = OutputOf<'certificate.view'>['record']

/** In bytes; a larger file is no certificate. */
const largest = 300_000

async function base64Of(file: File): Promise<string> {
  const bytes = new Uint8Array(await file.arrayBuffer())
  let text = ''
  for (const byte of bytes) text += String.fromCharCode(byte)
  return btoa(text)
}

/** Reads a certificate file or pasted output and shows what it says beside what stands; nothing is stored before 采用. */
export function CertificateImport({ record, onClose }: { readonly record: Record; readonly onClose: () => void }) {
  const input = useRef<HTMLInputElement>(null)
  const [text, setText] = useState('')
  const [problem, setProblem] = useState('')
  const [proposal, setProposal] = useState<Proposal | null>(null)
  const read = async (what: { base64?: string; text?: string }): Promise<void> => {
    setProposal(null)
    const outcome = await call('certificate.read', what)
    setProblem(outcome.ok ? '' : sentenceOf(outcome))
    if (outcome.ok) setProposal(outcome.value)
  }
  const take = async (file: File): Promise<void> => {
    if (file.size > largest) return setProblem(`“${file.name}”超过 300 KB，不像证书文件，没有读取。`)
    await read({ base64: await base64Of(file) })
  }
  const adopt = async (): Promise<void> => {
    if (!proposal) return text.trim() === '' ? setProblem('请先选择证书文件，或粘贴 openssl 的输出。') : read({ text })
    const { names: _names, ...fields } = proposal.fields
    const done = await save(
      'certificate.adopt',
      () => ({ certificate: record.id, fields }),
      undefined,
      (why) => setProblem(sentenceOf(why)),
    )
    if (!done) return
    offerFaultUndo('已采用证书内容', done.transactions)
    onClose()
  }
  return (
    <Dialog title="导入证书" okText={proposal ? '采用' : '读取'} onOk={adopt} onClose={onClose}>
      <input
        ref={input}
        type="file"
        hidden
        aria-label="证书文件"
        accept=".cer,.crt,.pem,.der,.txt"
        onChange={(event) => {
          const file = event.target.files?.[0]
          event.target.value = ''
          if (file) void take(file)
        }}
      />
      <Button autoFocus icon={<FolderOpen size={17} aria-hidden />} onClick={() => input.current?.click()}>
        选择证书文件
      </Button>
      <div className={css['paste']}>
        <Labelled label="或粘贴 openssl x509 的输出" hint="私钥（PFX、P12、KEY）不要导入">
          {(field) => (
            <Input.TextArea
              {...field}
              value={text}
              onChange={(e) => {
                setText(e.target.value)
                setProposal(null)
              }}
            />
          )}
        </Labelled>
      </div>
      {problem && <ProblemBar tone="err">{problem}</ProblemBar>}
      {proposal && <Compare proposal={proposal} record={record} />}
    </Dialog>
  )
}

function Compare({ proposal, record }: { readonly proposal: Proposal; readonly record: Record }) {
  const { fields, notes } = proposal
  const rows: readonly (readonly [string, string, string])[] = [
    ['证书主题', record.subject?.subject ?? '', fields.subject],
    ['签发机构', record.subject?.issuer ?? '', fields.issuer],
    ['序列号', record.subject?.serial ?? '', fields.serial],
    ['算法', record.subject?.algorithm ?? '', fields.algorithm],
    ['生效', record.validity?.from ?? '', fields.from],
    ['失效', record.validity?.to ?? '', fields.to],
  ]
  return (
    <>
      <table className={css['table']} aria-label="读出的内容">
        <thead>
          <tr>
            <th scope="col">项目</th>
            <th scope="col">现在</th>
            <th scope="col">读出</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(([name, now, read]) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td>{now || '—'}</td>
              <td>{read ? <b>{read}</b> : '没有读出，保持原样'}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {fields.names.length > 0 && <p className={css['hint']}>适用域名：{fields.names.join('、')}</p>}
      {notes.map((note) => (
        <p key={note} className={css['hint']}>
          {note}
        </p>
      ))}
    </>
  )
}
