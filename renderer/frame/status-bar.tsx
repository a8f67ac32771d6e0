import { Button } from 'antd'
import { HardDriveDownload, LoaderCircle, type LucideIcon, TriangleAlert } from 'lucide-react'
import { clockSecondsOf, instantOf } from '../../domain/time/instant.ts'
import { useHost, useMay } from '../client/office.ts'
import { useSaving } from '../client/saving.ts'
import { KeyCap } from '../ui/key-cap.tsx'
import css from './frame.module.css'
import { NextExpiry } from './next-expiry.tsx'
import { Sent } from './sent.tsx'
import { openQuick, useLayer } from './layer.ts'

const icons: Readonly<Record<'idle' | 'saving' | 'saved' | 'failed', LucideIcon>> = {
  idle: HardDriveDownload,
  saved: HardDriveDownload,
  saving: LoaderCircle,
  failed: TriangleAlert,
}

interface Props {
  /** Whether there is a contract that a question may be entered for. */
  readonly quick: boolean
  readonly onKeys: () => void
}

/** Whether what was typed is safe on this machine, what became of the last entry, and where the keys are listed. */
export function StatusBar({ quick, onKeys }: Props) {
  const may = useMay('service.quick')
  const told = useLayer((s) => s.told)
  const { state, at, pending, unsent } = useSaving()
  const Icon = icons[state]
  const place = useHost()?.shell === 'office' ? '中心站' : '本机'
  const words = {
    idle: `已保存到${place}`,
    saving: '正在保存…',
    saved: `已保存到${place} ${clockSecondsOf(instantOf(at))}`,
    failed: '保存失败',
  }
  return (
    <footer className={css['status']} data-zone="status">
      <span className={css['saved']} data-state={state} data-pending={pending + unsent > 0}>
        <Icon size={16} aria-hidden />
        {words[state]}
      </span>
      {quick && <Sent />}
      {quick && <NextExpiry />}
      <span className={css['told']} role="status">
        {told}
      </span>
      {quick && may && (
        <button type="button" className={css['keys']} onClick={openQuick} aria-keyshortcuts="Control+K">
          <KeyCap>Ctrl K</KeyCap> 快速登记
        </button>
      )}
      <button type="button" className={css['keys']} onClick={onKeys} aria-keyshortcuts="F1">
        <KeyCap>F1</KeyCap> 按键
      </button>
    </footer>
  )
}

/** Stands until the failed save succeeds: nothing typed is lost, and it can be tried again. */
export function FailedSave() {
  const { state, sentence, retry } = useSaving()
  if (state !== 'failed') return null
  return (
    <div className={css['alarm']} role="alert">
      <TriangleAlert size={18} aria-hidden />
      <p>
        <b>保存失败：</b>
        {sentence.replace(/^保存失败：/, '')}
      </p>
      {retry && <Button onClick={retry}>重试</Button>}
    </div>
  )
}
