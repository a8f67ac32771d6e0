import { Button, Checkbox } from 'antd'
import { Package, PackageOpen } from 'lucide-react'
import { useState } from 'react'
import type { OutputOf } from '../client/api.ts'
import { useTask } from '../report/run-task.ts'
import { TaskProgress } from '../report/task-progress.tsx'
import { ProblemBar } from '../ui/problem-bar.tsx'
import css from './acceptance.module.css'
import { Contents } from './contents.tsx'
import { Packages } from './packages.tsx'
import { sizeText } from './size-text.ts'
import { May } from '../ui/may.tsx'

/** What the package holds, the way to make it, and the packages that were made. */
export function PackageAside({
  contract,
  state,
}: {
  readonly contract: string
  readonly state: OutputOf<'acceptance.state'>
}) {
  const build = useTask('acceptance.build')
  const [originals, setOriginals] = useState(false)
  const [made, setMade] = useState<OutputOf<'acceptance.build'> | null>(null)
  const failed = state.rules.reduce((sum, r) => sum + r.failures.length, 0)
  const make = async (unfinished: boolean): Promise<void> => {
    setMade(null)
    const done = await build.run({ contract, unfinished, originals })
    if (done) setMade(done)
  }
  return (
    <div className={css['aside']}>
      <Contents lines={state.contents} />
      <div className={css['acts']}>
        <Checkbox checked={originals} onChange={(event) => setOriginals(event.target.checked)}>
          连同证据原件（{sizeText(state.originals)}，可能含个人信息）
        </Checkbox>
        {build.running ? (
          <TaskProgress running={build.running} label="正在生成验收包" onCancel={build.cancel} />
        ) : (
          <>
            <May call="acceptance.build">
              <Button
                type={state.refusal ? 'default' : 'primary'}
                size="large"
                block
                disabled={state.refusal !== null}
                icon={<Package size={18} aria-hidden />}
                onClick={() => void make(false)}
              >
                {state.refusal ? `生成完整验收包（还差 ${failed} 条）` : '生成完整验收包'}
              </Button>
              <Button icon={<PackageOpen size={18} aria-hidden />} onClick={() => void make(true)}>
                导出未完成稿
              </Button>
            </May>
            <span className={css['hint']}>封面和文件名都带“未完成”</span>
          </>
        )}
        {build.problem && <ProblemBar tone="err">{build.problem}</ProblemBar>}
        {made && !build.running && (
          <ProblemBar tone="info" title="已生成。" announce>
            {made.name}，{made.files} 个文件，{sizeText(made.size)}
          </ProblemBar>
        )}
      </div>
      <Packages packages={state.packages} fresh={made?.id ?? null} />
    </div>
  )
}
