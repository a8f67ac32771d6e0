import { Button } from 'antd'
import { Download } from 'lucide-react'
import { useEffect, useState } from 'react'
import { Link, useSearch } from 'wouter'
import { useLive } from '../client/live.ts'
import { transport } from '../client/transport.ts'
import { useTask } from '../report/run-task.ts'
import { routes } from '../routes.ts'
import { ProblemBar } from '../ui/problem-bar.tsx'
import { Screen } from '../ui/screen.tsx'
import { Unreadable } from '../ui/unreadable.tsx'
import { Waiting } from '../ui/waiting.tsx'
import { Batches } from './batches.tsx'
import { ColumnPanel } from './column-panel.tsx'
import { type Choice, firstReading, importedCount, type Looked, type Previewed, type Reading } from './looked.ts'
import { pageSize, PreviewPanel } from './preview-panel.tsx'
import { SourcePanel } from './source-panel.tsx'
import css from './import.module.css'

const nothingLeft: Choice = { errors: false, duplicates: true, hidden: false, rows: new Map() }

/** Old spreadsheets become records: a file, its columns, a look at every row, one act, one way back. */
export function ImportPage() {
  const overview = useLive('home.overview', {})
  const query = new URLSearchParams(useSearch())
  if (!overview.data)
    return overview.error ? <Unreadable sentence={overview.error.message} /> : <Waiting what="正在打开…" />
  const contracts = overview.data.contracts.map((c) => ({ id: c.id, label: `${c.hospital} · ${c.system}` }))
  if (contracts.length === 0) return <Unreadable sentence="还没有合同，导入的记录记在合同下面。" />
  const target = query.get('target')
  return (
    <Page
      contracts={contracts}
      wanted={target === 'fault' || target === 'service' || target === 'device' ? target : ''}
    />
  )
}

function Page({
  contracts,
  wanted,
}: {
  readonly contracts: readonly { readonly id: string; readonly label: string }[]
  readonly wanted: Reading['target'] | ''
}) {
  const look = useTask('import.look')
  const previewing = useTask('import.preview')
  const bringing = useTask('import.bring')
  const [looked, setLooked] = useState<Looked | null>(null)
  const [reading, setReading] = useState<Reading | null>(null)
  const [preview, setPreview] = useState<Previewed | null>(null)
  const [show, setShow] = useState<'all' | 'problem'>('all')
  const [page, setPage] = useState(0)
  const [leave, setLeave] = useState<Choice>(nothingLeft)
  const [said, setSaid] = useState({ done: '', problem: '' })
  const { run } = previewing

  const open = async (file: File): Promise<void> => {
    setSaid({ done: '', problem: '' })
    setPreview(null)
    const stored = await transport.putFile(file)
    if ('failure' in stored) return setSaid({ done: '', problem: stored.failure.sentence })
    const found = await look.run({ sha256: stored.sha256, name: file.name })
    setLooked(found ?? null)
    setReading(found ? firstReading({ sha256: stored.sha256, name: file.name }, found, contracts[0]!.id, wanted) : null)
    setLeave(nothingLeft)
    setPage(0)
    setShow('all')
  }
  const change = (more: Partial<Reading>): void => {
    setReading((now) => (now ? { ...now, ...more } : now))
    setPage(0)
    setLeave((now) => ({ ...now, rows: new Map() }))
  }
  useEffect(() => {
    if (!reading) return
    let current = true
    void run({ ...reading, show, offset: page * pageSize, limit: pageSize }).then((found) => {
      if (current) setPreview(found ?? null)
    })
    return () => {
      current = false
    }
  }, [reading, show, page, run])

  const count = preview ? importedCount(preview, leave) : 0
  const most = preview?.most ?? 0
  const inParts = count > most
  const bring = async (): Promise<void> => {
    if (!reading) return
    const made = await bringing.run({ ...reading, leave: { ...leave, rows: [...leave.rows.keys()], rest: inParts } })
    if (!made) return
    if (made.rest) {
      setSaid({
        done: `这一批已导入 ${made.imported} 条，可以单独撤销。还有 ${count - made.imported} 条，请接着导入。`,
        problem: '',
      })
      setReading({ ...reading })
      return
    }
    setSaid({ done: `已导入 ${made.imported} 条${made.left > 0 ? `，没导入 ${made.left} 行` : ''}。`, problem: '' })
    setLooked(null)
    setReading(null)
    setPreview(null)
  }
  const busy = bringing.running !== null
  return (
    <Screen
      title={routes.import.title}
      note="旧表格里的故障、日志和设备"
      aside={<Batches />}
      asideLabel="导入过的"
      foot={
        preview && reading ? (
          <>
            <Button
              type="primary"
              size="large"
              icon={<Download size={18} aria-hidden />}
              loading={busy}
              disabled={count === 0 || previewing.running !== null}
              onClick={() => void bring()}
            >
              {busy ? bringing.running?.label || '正在导入…' : inParts ? `导入前 ${most} 条` : `导入 ${count} 条`}
            </Button>
            <span className={css['hint']}>
              {inParts
                ? `共 ${count} 条，一次最多 ${most} 条：分 ${Math.ceil(count / most)} 批，每批要么全部成功，要么一条也不写。`
                : '一次写入，要么全部成功，要么一条也不写。'}
            </span>
          </>
        ) : null
      }
    >
      {said.done && (
        <ProblemBar
          tone="info"
          announce
          action={
            <>
              <Link href={routes.faults.path}>看故障</Link>　<Link href={routes.log.path}>看日志</Link>
            </>
          }
        >
          {said.done}
        </ProblemBar>
      )}
      {(said.problem || look.problem) && <ProblemBar tone="err">{said.problem || look.problem}</ProblemBar>}
      {bringing.problem && <ProblemBar tone="err">{bringing.problem}</ProblemBar>}
      <SourcePanel
        contracts={contracts}
        looked={looked}
        reading={reading}
        busy={look.running !== null}
        onFile={(file) => void open(file)}
        onReading={change}
      />
      {looked && reading && (
        <>
          <ColumnPanel sheet={looked.sheets[reading.sheet]!} reading={reading} onReading={change} />
          <PreviewPanel
            preview={preview}
            running={previewing.running}
            problem={previewing.problem}
            show={show}
            page={page}
            leave={leave}
            onShow={(value) => {
              setShow(value)
              setPage(0)
            }}
            onPage={setPage}
            onLeave={setLeave}
            onCancel={previewing.cancel}
          />
        </>
      )}
    </Screen>
  )
}
