import { Button, Dropdown } from 'antd'
import { FileSpreadsheet } from 'lucide-react'
import type { InputOf } from '../client/api.ts'
import { useFileActions } from '../report/file-actions.ts'
import { useTask } from '../report/run-task.ts'
import css from './export-button.module.css'

type Wanted = InputOf<'export.list'>

interface Props {
  readonly of: Wanted
  /** Other lists of the same screen: the button then opens a menu, `of` under the name `label`. */
  readonly label?: string
  readonly others?: readonly { readonly label: string; readonly of: Wanted }[]
}

/** 导出 Excel: writes a list as a file and brings it where the user wants it. What became of it is told beside. */
export function ExportButton({ of, label = '', others = [] }: Props) {
  const { running, problem, run, cancel } = useTask('export.list')
  const { told, saveAs } = useFileActions()
  const bring = async (wanted: Wanted): Promise<void> => {
    const file = await run(wanted)
    if (file) await saveAs(file.sha256, file.name)
  }
  const percent = running && running.total > 0 ? ` ${Math.round((running.done / running.total) * 100)}%` : ''
  const button = (
    <Button
      icon={<FileSpreadsheet size={17} aria-hidden />}
      {...(running ? { onClick: cancel } : others.length === 0 ? { onClick: () => void bring(of) } : {})}
    >
      {running ? `取消导出${percent}` : '导出 Excel'}
    </Button>
  )
  const choices = [{ label, of }, ...others]
  return (
    <>
      {others.length === 0 || running ? (
        button
      ) : (
        <Dropdown
          trigger={['click']}
          menu={{
            items: choices.map((c, n) => ({ key: String(n), label: c.label })),
            onClick: ({ key }) => void bring(choices[Number(key)]!.of),
          }}
        >
          {button}
        </Dropdown>
      )}
      <span role="status" className={css['told']} data-bad={problem !== '' || told?.ok === false}>
        {problem || told?.sentence}
      </span>
    </>
  )
}
