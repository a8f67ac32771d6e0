import { Button } from 'antd'
import { Download, Save } from 'lucide-react'
import { useMemo, useState } from 'react'
import { Link, useLocation, useParams } from 'wouter'
import { listAt, textAt } from '../../domain/pack/edit.ts'
import type { OutputOf } from '../client/api.ts'
import { save, sentenceOf, settled } from '../client/call.ts'
import { useLive } from '../client/live.ts'
import { Dialog } from '../report/dialog.tsx'
import { useFileActions } from '../report/file-actions.ts'
import { useTask } from '../report/run-task.ts'
import { routes } from '../routes.ts'
import { KeyCap } from '../ui/key-cap.tsx'
import { useMainKey } from '../ui/main-key.ts'
import { ProblemBar } from '../ui/problem-bar.tsx'
import { Screen } from '../ui/screen.tsx'
import { Unreadable } from '../ui/unreadable.tsx'
import { Waiting } from '../ui/waiting.tsx'
import { EditingContext } from './context.ts'
import css from './packs.module.css'
import { packPath } from './path.ts'
import { PlaceForm } from './place-form.tsx'
import { placeOfProblem, treeOf } from './tree.ts'
import { TreeView } from './tree-view.tsx'
import { usePackDraft } from './use-draft.ts'
import { Versions } from './versions.tsx'
import { May, Writable } from '../ui/may.tsx'

/** One version of a contract pack: read, edited, saved as the next version. */
export function PackPage() {
  const { sha256 } = useParams<{ sha256: string }>()
  const view = useLive('pack.view', { sha256 })
  if (view.data && !view.isPlaceholderData) return <Editor key={sha256} sha256={sha256} view={view.data} />
  return view.error ? <Unreadable sentence={view.error.message} /> : <Waiting what="正在打开…" />
}

function Editor({ sha256, view }: { readonly sha256: string; readonly view: OutputOf<'pack.view'> }) {
  const [, navigate] = useLocation()
  const draft = usePackDraft(sha256, view)
  const { body, problems, edited } = draft
  const tree = useMemo(() => treeOf(body), [body])
  const [at, setAt] = useState('pack')
  const [asking, setAsking] = useState(false)
  const [failed, setFailed] = useState('')
  const here = findNode(tree, at) ?? tree[0]!
  const clauses = useMemo(
    () =>
      listAt(body, ['clauses']).map((c) => {
        const id = textAt(c, ['id'])
        return { value: id, label: `${id} ${textAt(c, ['text'])}` }
      }),
    [body],
  )
  const version = textAt(body, ['version'])
  const ready = edited && problems.length === 0
  const saveVersion = async (): Promise<void> => {
    setFailed('')
    draft.leave()
    await settled()
    const saved = await save(
      'pack.save',
      () => ({ sha256, text: JSON.stringify(body) }),
      undefined,
      (outcome) => setFailed(sentenceOf(outcome)),
    )
    if (saved) navigate(packPath(saved.value.sha256))
  }
  useMainKey(ready ? () => void saveVersion() : null)
  return (
    <EditingContext value={{ body, problems, change: draft.change, leave: draft.leave, clauses }}>
      <Screen
        title={`${textAt(body, ['name'])} · 版本 ${view.body.version}`}
        note={view.bundled ? '随程序提供' : '导入或编辑而来'}
        bar={
          <>
            <Export sha256={sha256} />
            <Link href={routes.packs.path}>全部合同包</Link>
          </>
        }
        foot={
          <May call="pack.save">
            <Button
              type="primary"
              size="large"
              disabled={!ready}
              icon={<Save size={18} aria-hidden />}
              onClick={() => void saveVersion()}
            >
              {edited ? `保存为版本 ${version}` : '保存为新版本'} <KeyCap>Ctrl Enter</KeyCap>
            </Button>
            {edited && <Button onClick={() => setAsking(true)}>放弃修改</Button>}
            <p className={css['hint']}>
              {edited
                ? problems.length > 0
                  ? `还有 ${problems.length} 处有误，改好后才能保存。修改已留在本机。`
                  : '没有错误。修改已留在本机，尚未保存为版本。'
                : '本版本不会改变；改动任何一处，就成为下一个版本的草稿。'}
            </p>
          </May>
        }
      >
        <div className={css['editor']}>
          <TreeView tree={tree} problems={problems} here={here} go={(node) => setAt(node.key)} />
          <div key={here.key} className={css['form']} role="region" aria-label={here.label} tabIndex={-1}>
            {(failed || draft.unkept) && <ProblemBar tone="err">{failed || draft.unkept}</ProblemBar>}
            {problems.length > 0 && (
              <ProblemBar tone="err" title={`${problems.length} 处有误`} announce={false}>
                {problems.slice(0, 4).map((problem, n) => (
                  <Button
                    key={n}
                    type="link"
                    className={css['problem'] ?? ''}
                    onClick={() => setAt(placeOfProblem(tree, problem.path).key)}
                  >
                    {problem.said}
                  </Button>
                ))}
                {problems.length > 4 && '……'}
              </ProblemBar>
            )}
            <Writable call="pack.keepDraft">
              <PlaceForm place={here} />
            </Writable>
            {here.key === 'pack' && <Versions sha256={sha256} view={view} />}
          </div>
        </div>
        {asking && (
          <Dialog
            title="放弃修改？"
            okText="放弃"
            bare
            onOk={() => {
              draft.discard()
              setAsking(false)
            }}
            onClose={() => setAsking(false)}
          >
            <p>对版本 {view.body.version} 的修改将全部丢弃，版本本身不变。</p>
          </Dialog>
        )}
      </Screen>
    </EditingContext>
  )
}

type Nodes = ReturnType<typeof treeOf>

function findNode(nodes: Nodes, key: string): Nodes[number] | undefined {
  for (const node of nodes) {
    const found = node.key === key ? node : findNode(node.children, key)
    if (found) return found
  }
  return undefined
}

function Export({ sha256 }: { readonly sha256: string }) {
  const { running, problem, run } = useTask('pack.export')
  const { told, saveAs } = useFileActions()
  return (
    <>
      <span role="status" className={css['hint']}>
        {problem || told?.sentence}
      </span>
      <Button
        icon={<Download size={17} aria-hidden />}
        loading={running !== null}
        onClick={() => void run({ sha256 }).then((file) => file && saveAs(file.sha256, file.name))}
      >
        导出 JSON
      </Button>
    </>
  )
}
