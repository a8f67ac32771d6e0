import { Button, Popconfirm } from 'antd'
import { Download, FolderOpen, SearchCheck, Trash2 } from 'lucide-react'
import { useEffect, useState } from 'react'
import { dateTimeOf } from '../../domain/time/instant.ts'
import type { OutputOf } from '../client/api.ts'
import { call, sentenceOf } from '../client/call.ts'
import { queryClient } from '../client/live.ts'
import { transport } from '../client/transport.ts'
import { useTask } from '../report/run-task.ts'
import { TaskProgress } from '../report/task-progress.tsx'
import { ProblemBar } from '../ui/problem-bar.tsx'
import { StatusPill } from '../ui/status-pill.tsx'
import css from './acceptance.module.css'
import { sizeText } from './size-text.ts'
import { May } from '../ui/may.tsx'

type Made = OutputOf<'acceptance.state'>['packages'][number]

/** The packages that were made here: verify them, bring them out, remove them. */
export function Packages({ packages, fresh }: { readonly packages: readonly Made[]; readonly fresh: string | null }) {
  // What is on the disk is no record: nobody says that it changed.
  useEffect(() => {
    void queryClient.invalidateQueries({ queryKey: ['acceptance.state'] })
  }, [fresh])
  if (packages.length === 0) return null
  return (
    <section className={css['made']} aria-labelledby="made-title">
      <h2 id="made-title" className={css['asideTitle']}>
        已生成的包
      </h2>
      <ul>
        {packages.map((p) => (
          <OnePackage key={p.id} made={p} />
        ))}
      </ul>
    </section>
  )
}

function OnePackage({ made }: { readonly made: Made }) {
  const verify = useTask('acceptance.verify')
  const [checked, setChecked] = useState<OutputOf<'acceptance.verify'> | null>(null)
  const [told, setTold] = useState<{ readonly ok: boolean; readonly sentence: string } | null>(null)
  const check = async (): Promise<void> => {
    setChecked(null)
    const done = await verify.run({ package: made.id })
    if (done) setChecked(done)
  }
  const save = async (): Promise<void> => {
    const outcome = await transport.host.savePackage(made.id)
    if (!outcome.ok) return setTold({ ok: false, sentence: sentenceOf(outcome) })
    const { value } = outcome
    setTold(
      value.outcome === 'cancelled'
        ? null
        : { ok: true, sentence: value.outcome === 'downloaded' ? '已交给浏览器下载压缩包' : `已存到 ${value.path}` },
    )
  }
  const discard = async (): Promise<void> => {
    const outcome = await call('acceptance.discard', { package: made.id })
    if (!outcome.ok) setTold({ ok: false, sentence: sentenceOf(outcome) })
    else void queryClient.invalidateQueries({ queryKey: ['acceptance.state'] })
  }
  return (
    <li>
      <p className={css['madeName']}>
        <StatusPill tone={made.about.complete ? 'ok' : 'warn'}>{made.about.complete ? '完整' : '未完成稿'}</StatusPill>{' '}
        {made.name}
      </p>
      <p className={css['hint']}>
        {dateTimeOf(made.about.at)} · {made.files} 个文件 · {sizeText(made.size)} · 校验值 {made.sums.slice(0, 16)}
      </p>
      <div className={css['madeActs']}>
        <Button size="small" icon={<SearchCheck size={15} aria-hidden />} onClick={() => void check()}>
          核对
        </Button>
        <Button
          size="small"
          icon={window.rounds ? <FolderOpen size={15} aria-hidden /> : <Download size={15} aria-hidden />}
          onClick={() => void save()}
        >
          {window.rounds ? '存到文件夹…' : '下载压缩包'}
        </Button>
        <May call="acceptance.discard">
          <Popconfirm
            title="从本机删除这个包？记录和单据都不受影响。"
            onConfirm={() => void discard()}
            okText="删除"
            cancelText="取消"
          >
            <Button size="small" type="text" icon={<Trash2 size={15} aria-hidden />} aria-label={`删除 ${made.name}`} />
          </Popconfirm>
        </May>
      </div>
      {verify.running && <TaskProgress running={verify.running} label="正在核对" onCancel={verify.cancel} />}
      {verify.problem && <ProblemBar tone="err">{verify.problem}</ProblemBar>}
      {checked &&
        (checked.problems.length === 0 ? (
          <ProblemBar tone="info" announce>
            核对通过：{checked.files} 个文件与目录一致
          </ProblemBar>
        ) : (
          <ProblemBar tone="err" title={`核对未通过：${checked.problems.length} 处。`}>
            {checked.problems.slice(0, 5).join('；')}
          </ProblemBar>
        ))}
      {told && (
        <ProblemBar tone={told.ok ? 'info' : 'err'} announce>
          {told.sentence}
        </ProblemBar>
      )}
    </li>
  )
}
