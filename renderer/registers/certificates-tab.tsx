import { Button } from 'antd'
import { FileBadge, Plus } from 'lucide-react'
import { useState } from 'react'
import { Link, useLocation } from 'wouter'
import type { CertificateKind } from '../../domain/record/certificate.ts'
import { save, sentenceOf } from '../client/call.ts'
import { useLive } from '../client/live.ts'
import { EmptyState } from '../ui/empty-state.tsx'
import { ProblemBar } from '../ui/problem-bar.tsx'
import { StatusPill } from '../ui/status-pill.tsx'
import { Waiting } from '../ui/waiting.tsx'
import { certificatePath } from './path.ts'
import type { TabProps } from './view.ts'
import { SyncMark } from '../sync/mark.tsx'
import { useOnce } from '../ui/once.ts'
import { StandingPill } from './standing-pill.tsx'
import { May } from '../ui/may.tsx'
import css from './registers.module.css'

const kinds: readonly { readonly kind: CertificateKind; readonly word: string }[] = [
  { kind: 'ca', word: 'CA 证书' },
  { kind: 'ssl', word: 'SSL 证书' },
  { kind: 'licence', word: '授权' },
]

/** Certificates and licences, what runs out first on top. */
export function CertificatesTab({ contract, frame }: TabProps) {
  const [, navigate] = useLocation()
  const list = useLive('certificate.list', { contract })
  const [problem, setProblem] = useState('')
  const start = useOnce(async (kind: CertificateKind): Promise<void> => {
    const done = await save(
      'certificate.start',
      () => ({ contract, kind }),
      undefined,
      (why) => setProblem(sentenceOf(why)),
    )
    if (done) navigate(certificatePath(done.value.certificate))
  })
  const acts = kinds.map(({ kind, word }) => (
    <May key={kind} call="certificate.start">
      <Button icon={<Plus size={17} aria-hidden />} onClick={() => start(kind)}>
        {word}
      </Button>
    </May>
  ))
  if (!list.data)
    return frame({ acts, body: list.error ? <p role="alert">{list.error.message}</p> : <Waiting what="正在打开…" /> })
  const { rows, coverage } = list.data
  const due = rows.filter((r) => r.standing.reminder && r.standing.reminder.level !== 'none')
  return frame({
    acts,
    body: (
      <>
        {problem && <ProblemBar tone="err">{problem}</ProblemBar>}
        {due.map((r) => (
          <ProblemBar
            key={r.id}
            tone={r.standing.reminder!.level === 'plan' || r.standing.reminder!.level === 'apply' ? 'warn' : 'err'}
            announce={false}
            title={`${r.name} ${r.number}`}
            action={<Link href={certificatePath(r.id)}>{r.renewal ? `更新中 ${r.renewal}` : '去更新'}</Link>}
          >
            {r.standing.reminder!.sentence}（{r.validity.to}）
          </ProblemBar>
        ))}
        {coverage
          .filter((c) => c.open.length > 0)
          .map((c) => (
            <ProblemBar key={c.kind} tone="warn" announce={false} title={`${c.name}（${c.clause}，${c.count} 张）`}>
              服务期内没有有效证书的日子：
              {c.open.map((s) => (s.from === s.to ? s.from : `${s.from} 至 ${s.to}`)).join('、')}
            </ProblemBar>
          ))}
        {rows.length === 0 ? (
          <EmptyState icon={FileBadge} title="还没有登记证书或授权">
            点右上角登记，再导入证书文件（.cer、.crt、.pem），有效期和序列号会读出来给您核对。
          </EmptyState>
        ) : (
          <table className={css['table']}>
            <thead>
              <tr>
                <th scope="col">单号</th>
                <th scope="col">用途</th>
                <th scope="col">序列号</th>
                <th scope="col">有效期</th>
                <th scope="col">安装位置</th>
                <th scope="col">状态</th>
              </tr>
            </thead>
            <tbody>
              {rows.map((r) => (
                <tr key={r.id} data-void={r.standing.state === 'void'}>
                  <th scope="row">
                    <Link href={certificatePath(r.id)}>{r.number}</Link>
                  </th>
                  <td>
                    {r.name} {r.extra && <StatusPill tone="warn">增项</StatusPill>}
                    <small>
                      {r.name === kinds.find((k) => k.kind === r.kind)!.word
                        ? '用途未填写'
                        : kinds.find((k) => k.kind === r.kind)!.word}
                      {r.customerFee && ` · 申请费用甲方承担（${r.customerFee}）`}
                    </small>
                  </td>
                  <td>{r.serial || '—'}</td>
                  <td>{r.validity.to ? `${r.validity.from || '?'} 至 ${r.validity.to}` : '—'}</td>
                  <td>{r.place || '—'}</td>
                  <td>
                    <StandingPill standing={r.standing} /> <SyncMark table="certificate" row={r.id} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </>
    ),
  })
}
