import { Button, Checkbox, InputNumber, Segmented, Select } from 'antd'
import { FolderOpen } from 'lucide-react'
import { useRef } from 'react'
import { importTargets } from '../../domain/import/target.ts'
import { Fields, Labelled } from '../ui/labelled.tsx'
import { Panel } from '../ui/panel.tsx'
import { ProblemBar } from '../ui/problem-bar.tsx'
import { type Looked, proposed, type Reading } from './looked.ts'
import css from './import.module.css'

interface Props {
  readonly contracts: readonly { readonly id: string; readonly label: string }[]
  readonly looked: Looked | null
  readonly reading: Reading | null
  readonly busy: boolean
  readonly onFile: (file: File) => void
  readonly onReading: (change: Partial<Reading>) => void
}

/** The file, and what of it is read: sheet, headings, as which records, under which contract. */
export function SourcePanel({ contracts, looked, reading, busy, onFile, onReading }: Props) {
  const input = useRef<HTMLInputElement>(null)
  const sheet = reading && looked?.sheets[reading.sheet]
  return (
    <Panel
      title="1 选择文件"
      extra={
        <Button
          type={looked ? 'default' : 'primary'}
          icon={<FolderOpen size={18} aria-hidden />}
          loading={busy}
          onClick={() => input.current?.click()}
        >
          {looked ? '换一个文件…' : '选择文件…'}
        </Button>
      }
    >
      <input
        ref={input}
        type="file"
        accept=".xlsx,.csv,.txt,.xls"
        hidden
        aria-label="旧台账文件"
        onChange={(event) => {
          const chosen = event.target.files?.[0]
          event.target.value = ''
          if (chosen) onFile(chosen)
        }}
      />
      {!looked || !reading || !sheet ? (
        <p className={css['hint']}>
          可导入 .xlsx，以及 UTF-8 或 GBK 编码的 .csv。旧的 .xls 请先用 Excel 或 WPS 另存为
          .xlsx。导入前会先给您看结果，导入后可以整批撤销。
        </p>
      ) : (
        <>
          <p className={css['file']}>
            <b>{reading.name}</b>
            <span>{[looked.encoding, `${sheet.rows} 行`].filter(Boolean).join(' · ')}</span>
          </p>
          {looked.earlier.length > 0 && (
            <ProblemBar tone="warn" announce>
              {`这个文件在 ${looked.earlier[0]!.at.slice(0, 10)} 导入过 ${looked.earlier[0]!.imported} 条。重复的行会标出来。`}
            </ProblemBar>
          )}
          <Fields>
            <Labelled label="导入为">
              {({ id }) => (
                <Segmented
                  id={id}
                  aria-label="导入为"
                  value={reading.target}
                  options={sheet.proposals.map((p) => ({ value: p.target, label: importTargets[p.target].name }))}
                  onChange={(target) => onReading(proposed(sheet, target))}
                />
              )}
            </Labelled>
            <Labelled label="合同">
              {({ id }) => (
                <Select
                  id={id}
                  value={reading.contract}
                  options={contracts.map((c) => ({ value: c.id, label: c.label }))}
                  onChange={(contract: string) => onReading({ contract })}
                />
              )}
            </Labelled>
            {looked.sheets.length > 1 && (
              <Labelled label="工作表">
                {({ id }) => (
                  <Select
                    id={id}
                    value={reading.sheet}
                    options={looked.sheets.map((s, n) => ({
                      value: n,
                      label: `${s.name}${s.hidden ? '（隐藏）' : ''}`,
                    }))}
                    onChange={(n: number) => onReading({ sheet: n, ...proposed(looked.sheets[n]!, '') })}
                  />
                )}
              </Labelled>
            )}
            <Labelled label="标题在第几行" hint={headingHint(sheet.merges, sheet.merged, sheet.hiddenRows)}>
              {({ id }) => (
                <InputNumber
                  id={id}
                  min={1}
                  max={1_048_576}
                  precision={0}
                  value={reading.header}
                  onChange={(header) => header !== null && onReading(headingAt(sheet, header, reading))}
                />
              )}
            </Labelled>
          </Fields>
          <Checkbox checked={reading.finished} onChange={(event) => onReading({ finished: event.target.checked })}>
            没有写状态的，有处理结果就算已完成
          </Checkbox>
        </>
      )}
    </Panel>
  )
}

function headingHint(merges: number, merged: readonly string[], hidden: number): string {
  return [
    merges > 0 ? `${merges} 处合并单元格（${merged.join('、')}${merges > merged.length ? '…' : ''}）已填到每一行` : '',
    hidden > 0 ? `有 ${hidden} 行是隐藏的` : '',
  ]
    .filter(Boolean)
    .join('；')
}

/** Another row of headings: what a column was taken as stays with its place. */
function headingAt(sheet: Looked['sheets'][number], header: number, reading: Reading): Partial<Reading> {
  const row = sheet.head.find((r) => r.row === header)
  return {
    header,
    columns: reading.columns.map((column, n) => ({ ...column, title: row?.cells[n] ?? column.title })),
  }
}
