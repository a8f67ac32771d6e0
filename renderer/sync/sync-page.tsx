import { GitFork } from 'lucide-react'
import { Link } from 'wouter'
import { dateOf } from '../../domain/time/instant.ts'
import { useLive } from '../client/live.ts'
import { useHost } from '../client/office.ts'
import { routes } from '../routes.ts'
import { useArrival } from '../ui/arrival.ts'
import { EmptyState } from '../ui/empty-state.tsx'
import { Panel } from '../ui/panel.tsx'
import { ProblemBar } from '../ui/problem-bar.tsx'
import { Reading } from '../ui/reading.tsx'
import { Screen } from '../ui/screen.tsx'
import { Unreadable } from '../ui/unreadable.tsx'
import { Waiting } from '../ui/waiting.tsx'
import { BundleBar } from './bundle-bar.tsx'
import { Conflict } from './conflict.tsx'
import { grouped } from './group.ts'
import { Duplicates } from './duplicates.tsx'
import { HubPanel } from './hub-panel.tsx'
import { QueuePanel } from './queue-panel.tsx'
import css from './sync.module.css'
import { momentOf, type SyncStatus } from './words.ts'

/** Decide, then watch: conflicts first, then what waits, and the office beside. */
export function SyncPage() {
  const workspace = useLive('about.workspace', {})
  const status = useLive('sync.status', {})
  const conflicts = useLive('sync.conflicts', {})
  const queue = useLive('sync.queue', { limit: 100 })
  const duplicates = useLive('sync.duplicates', {})
  const setup = useLive('setup.state', {}).data
  const atOffice = useHost()?.shell === 'office'
  const arrive = useArrival<HTMLElement>()
  const error = workspace.error ?? status.error ?? conflicts.error ?? queue.error ?? duplicates.error
  if (!workspace.data || !status.data || !conflicts.data || !queue.data || !duplicates.data)
    return error ? <Unreadable sentence={error.message} /> : <Waiting what="正在打开…" />
  const { demo, now } = workspace.data
  const today = dateOf(now)
  const groups = grouped(conflicts.data)
  const count = groups.length
  const { device } = status.data
  // Neither the demo nor the office itself has anything to send.
  const quiet = demo || atOffice
  return (
    <Screen
      title={routes.sync.title}
      note={count > 0 ? `${count} 处冲突` : quietNote(status.data, today)}
      {...(atOffice
        ? {}
        : {
            aside: (
              <div className={css['aside']}>
                {demo ? (
                  <Panel title="办公室">
                    <p className={css['hint']}>
                      演示数据不参与同步，离开演示就清掉。您自己的记录在正式工作区，不受影响。
                    </p>
                  </Panel>
                ) : (
                  <HubPanel status={status.data} today={today} />
                )}
              </div>
            ),
          })}
      asideLabel="办公室"
      narrowAside="below"
      foot={quiet ? null : <BundleBar paired={status.data.hub !== null} />}
    >
      {setup && !setup.done && (
        <ProblemBar
          tone="info"
          title={setup.engineer === '' ? '请先在“第一次使用”填您的姓名。' : `${setup.engineer}，请与办公室配对。`}
          action={<Link href={routes.setup.path}>回第一次使用</Link>}
        >
          公司、合同和记录会从办公室收下来，收完就能开始工作。
        </ProblemBar>
      )}
      {status.data.late && (
        <ProblemBar tone="warn" announce title="有记录很久没有上传。">
          {`最早的一条 ${momentOf(status.data.oldestAt!, today)} 写成。请连上办公室的网络，或用 U 盘带回。`}
        </ProblemBar>
      )}
      {count > 0 && (
        <section className={css['conflicts']} aria-labelledby="conflicts">
          <ProblemBar tone="warn" icon={GitFork} title={`${count} 处要您决定：`}>
            两台电脑写了不同的内容，两份都已保留；决定前，相关的报告不能定稿。
          </ProblemBar>
          <h2 id="conflicts" className="visually-hidden">
            冲突
          </h2>
          {groups.map(({ conflict, with_ }, n) => (
            <Conflict
              key={`${conflict.table}/${conflict.row}/${conflict.register}`}
              conflict={conflict}
              with_={with_}
              device={device}
              today={today}
              arrive={n === 0 ? arrive : null}
            />
          ))}
          <p className={css['hint']}>
            数值、单位、口径、结果作为一组处理，不会拼在一起。没选中的一份留在历史里，可随时查看。
          </p>
        </section>
      )}
      <Duplicates found={duplicates.data} />
      {!quiet && (
        <Reading label="上传队列">
          <QueuePanel status={status.data} queue={queue.data} today={today} />
        </Reading>
      )}
      {quiet && count === 0 && (
        <EmptyState icon={GitFork} title="没有冲突">
          {demo
            ? '演示数据不上传；等待上传的记录和要您决定的冲突，在您自己的工作区的这一页。'
            : '两台电脑写了不同的内容时，在这里决定。电脑的配对和上传情况在“办公室”的“设备”一页。'}
        </EmptyState>
      )}
    </Screen>
  )
}

function quietNote({ waiting, refused, lastAt }: SyncStatus, today: string): string {
  return waiting + refused === 0 && lastAt !== null ? `全部已上传 ${momentOf(lastAt, today)}，没有冲突` : '没有冲突'
}
