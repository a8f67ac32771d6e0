import { Button } from 'antd'
import { CloudCheck, CloudOff, Pause, Play, RefreshCw } from 'lucide-react'
import { useState } from 'react'
import { call, sentenceOf } from '../client/call.ts'
import { sizeText } from '../acceptance/size-text.ts'
import { useTask } from '../report/run-task.ts'
import { Panel } from '../ui/panel.tsx'
import { ProblemBar } from '../ui/problem-bar.tsx'
import { StatusPill, type Tone } from '../ui/status-pill.tsx'
import { PairingPanel } from './pairing-panel.tsx'
import css from './sync.module.css'
import { momentOf, problemText, sentText, type SyncStatus } from './words.ts'

/** The office: reached or not, what is being exchanged, pause, and pairing. */
export function HubPanel({ status, today }: { readonly status: SyncStatus; readonly today: string }) {
  const [failure, setFailure] = useState('')
  const [pairing, setPairing] = useState(false)
  const round = useTask('sync.now')
  if (!status.hub) return <PairingPanel again={false} onDone={() => undefined} />
  const { phase, hub } = status
  const paused = phase === 'paused'
  const problem = problemText(status, today)
  const pause = async (): Promise<void> => {
    const outcome = await call('sync.pause', { paused: !paused })
    setFailure(outcome.ok ? '' : sentenceOf(outcome))
  }
  const stands: Readonly<Record<SyncStatus['phase'], readonly [Tone, string]>> = {
    unpaired: ['grey', '未配对'],
    working: ['info', '正在同步'],
    waiting: ['grey', '未连接'],
    paused: ['warn', '已暂停'],
    idle: status.lastAt === null ? ['grey', '等待同步'] : ['ok', '已连接办公室'],
  }
  const [tone, word] = stands[phase]
  return (
    <>
      <Panel
        title="办公室"
        extra={
          <StatusPill tone={tone} icon={tone === 'ok' || tone === 'info' ? CloudCheck : CloudOff}>
            {word}
          </StatusPill>
        }
      >
        <div className={css['office']}>
          <p role="status">{sentText(status, today).text}</p>
          {status.step !== null && status.total > 0 && (
            <progress max={status.total} value={status.done} aria-label="同步进度">
              {status.step === 'files' ? sizeText(status.done) : status.done}
            </progress>
          )}
          {problem && (
            <ProblemBar tone={status.problem?.code === 'offline' ? 'info' : 'err'} announce>
              {problem}
            </ProblemBar>
          )}
          {(failure || (round.problem && round.problem !== status.problem?.sentence)) && (
            <ProblemBar tone="err">{failure || round.problem}</ProblemBar>
          )}
          <p className={css['meta']}>
            {hub.address} · {momentOf(hub.pairedAt, today)} 配对
            {status.nextAt !== null && !paused && ` · 下次 ${momentOf(status.nextAt, today)}`}
          </p>
          <div className={css['acts']}>
            <Button
              icon={<RefreshCw size={17} aria-hidden />}
              disabled={paused}
              loading={round.running !== null}
              onClick={() => void round.run({})}
            >
              立即同步
            </Button>
            <Button
              icon={paused ? <Play size={17} aria-hidden /> : <Pause size={17} aria-hidden />}
              onClick={() => void pause()}
            >
              {paused ? '继续同步' : '暂停同步'}
            </Button>
            <Button type="link" onClick={() => setPairing(!pairing)}>
              {pairing ? '不重新配对' : '重新配对…'}
            </Button>
          </div>
        </div>
      </Panel>
      {pairing && <PairingPanel again onDone={() => setPairing(false)} />}
    </>
  )
}
