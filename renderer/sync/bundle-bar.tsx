import { Button, Checkbox } from 'antd'
import { FileInput, Usb } from 'lucide-react'
import { useRef, useState } from 'react'
import { bundleExtension } from '../../domain/sync/bundle.ts'
import { dateTimeOf } from '../../domain/time/instant.ts'
import { transport } from '../client/transport.ts'
import { useFileActions } from '../report/file-actions.ts'
import { useTask } from '../report/run-task.ts'
import css from './sync.module.css'

/** The way over a USB stick, both directions, for laptops that meet without a network. */
export function BundleBar({ paired }: { readonly paired: boolean }) {
  const out = useTask('sync.exportBundle')
  const into = useTask('sync.importBundle')
  const { told, saveAs } = useFileActions()
  const file = useRef<HTMLInputElement>(null)
  const [all, setAll] = useState(false)
  const [said, setSaid] = useState({ done: '', problem: '' })
  const bring = async (): Promise<void> => {
    setSaid({ done: '', problem: '' })
    const made = await out.run({ waitingOnly: !all })
    if (!made) return
    await saveAs(made.sha256, made.name)
    setSaid({ done: `同步包里有 ${made.transactions} 条记录、${made.files} 个附件。`, problem: '' })
  }
  const take = async (chosen: File): Promise<void> => {
    setSaid({ done: '', problem: '' })
    const stored = await transport.putFile(chosen, 'bundle')
    if ('failure' in stored) return setSaid({ done: '', problem: stored.failure.sentence })
    const taken = await into.run({ sha256: stored.sha256 })
    if (!taken) return
    setSaid({
      done: [
        `已读入 ${taken.from || '另一台电脑'} ${dateTimeOf(taken.madeAt)} 的同步包：新增 ${taken.added} 条、附件 ${taken.files} 个`,
        ...(taken.foreign > 0 ? [`${taken.foreign} 条不在本机的合同权限内，没有读入`] : []),
      ].join('；'),
      problem: '',
    })
  }
  const running = out.running ?? into.running
  const problem = said.problem || out.problem || into.problem || (told?.ok === false ? told.sentence : '')
  return (
    <>
      <Button
        icon={<Usb size={18} aria-hidden />}
        disabled={!paired || running !== null}
        loading={out.running !== null}
        onClick={() => void bring()}
      >
        导出到 U 盘
      </Button>
      <Checkbox checked={all} disabled={!paired} onChange={(event) => setAll(event.target.checked)}>
        连同已上传的
      </Checkbox>
      <Button
        icon={<FileInput size={18} aria-hidden />}
        disabled={!paired || running !== null}
        loading={into.running !== null}
        onClick={() => file.current?.click()}
      >
        导入同步包
      </Button>
      <input
        ref={file}
        type="file"
        accept={bundleExtension}
        hidden
        aria-label="同步包文件"
        onChange={(event) => {
          const chosen = event.target.files?.[0]
          event.target.value = ''
          if (chosen) void take(chosen)
        }}
      />
      <span role="status" className={css['said']} data-bad={problem !== ''}>
        {problem || [said.done, told?.sentence].filter(Boolean).join(' ')}
      </span>
      <span className={css['keep']}>未上传的内容不能清除</span>
    </>
  )
}
