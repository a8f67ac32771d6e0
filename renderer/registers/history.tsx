import { Button, Drawer } from 'antd'
import { History } from 'lucide-react'
import { useState } from 'react'
import { isInstant } from '../../domain/fault/timeline.ts'
import { dateTimeOf } from '../../domain/time/instant.ts'
import type { OutputOf } from '../client/api.ts'
import { useLive } from '../client/live.ts'
import css from './registers.module.css'

type Entry = OutputOf<'history.of'>[number]

const actions: Readonly<Record<string, string>> = {
  'certificate.start': '登记',
  'certificate.adopt': '采用证书文件',
  'device.start': '登记',
  'archive.start': '登记',
  'cost.add': '登记',
  'payment.add': '添加',
  'payment.withdraw': '撤销',
  'staff.add': '登记',
  'register.void': '作废',
  'report.correct': '更正',
  'report.finalise': '定稿',
  'roster.fill': '轮班生成',
  'roster.copy': '复制上月',
  'proof.attach': '挂接',
  'proof.detach': '撤销挂接',
  'proof.explain': '说明',
  'history.undo': '撤销',
}

const names: Readonly<Record<string, string>> = {
  subject: '证书内容',
  validity: '有效期',
  place: '安装位置',
  application: '申请',
  review: '审核',
  issue: '签发',
  installation: '安装',
  verification: '业务验证',
  handover: '交付',
  retirement: '旧证书处理',
  revocation: '吊销',
  fee: '费用',
  correction: '更正',
  void: '作废',
  card: '设备卡',
  detail: '配置',
  parts: '配件',
  state: '状态',
  entry: '内容',
  account: '账号',
  original: '原件',
  person: '人员',
  service: '服务',
  notice: '变更通知',
  shifts: '班次',
  own: '依据',
  terms: '约定',
  start: '起算日',
  amount: '金额',
  invoice: '发票',
  paid: '到账',
  funding: '财政拨款',
  decision: '决算',
  sum: '合同金额',
  link: '关联',
  note: '逾期说明',
  paper: '材料',
  cover: '证明条款',
}

/** Every change of a record, the newest first: who, when, from what to what. */
export function HistoryButton({
  table,
  row,
  title,
}: {
  readonly table: string
  readonly row: string
  readonly title: string
}) {
  const [open, setOpen] = useState(false)
  const entries = useLive('history.of', { table, row }, open)
  return (
    <>
      <Button icon={<History size={17} aria-hidden />} onClick={() => setOpen(true)}>
        历史
      </Button>
      <Drawer open={open} onClose={() => setOpen(false)} title={`${title} 历史`} size={420}>
        {entries.error ? <p role="alert">{entries.error.message}</p> : null}
        <ol className={css['history']} tabIndex={0} aria-label="改动，新的在前">
          {(entries.data ?? []).map((entry) => (
            <li key={entry.tx}>
              <p>
                <b>{actions[entry.action] ?? '修改'}</b> {dateTimeOf(entry.at)} · {entry.who}
              </p>
              <ul>
                {linesOf(entry).map((line) => (
                  <li key={line}>{line}</li>
                ))}
              </ul>
            </li>
          ))}
        </ol>
      </Drawer>
    </>
  )
}

function linesOf(entry: Entry): string[] {
  return entry.changes
    .filter(({ register }) => register in names)
    .map(({ register, before, after }) => `${names[register]}：${wordsOf(before) || '空'} → ${wordsOf(after) || '空'}`)
}

/** The texts of a value; times as one reads them, ids left out. */
function wordsOf(value: unknown): string {
  if (value === null || value === undefined) return ''
  if (typeof value === 'string') return isInstant(value) ? dateTimeOf(value) : /^[0-9a-f]{32}$/.test(value) ? '' : value
  if (typeof value === 'number') return String(value)
  if (typeof value === 'boolean') return value ? '是' : '否'
  if (Array.isArray(value))
    return value.length > 8 ? `${value.length} 行` : value.map(wordsOf).filter(Boolean).join('；')
  if (typeof value === 'object') return Object.values(value).map(wordsOf).filter(Boolean).join('，')
  return ''
}
