import { Button } from 'antd'
import { Phone, Search, Siren } from 'lucide-react'
import { useLocation } from 'wouter'
import { newFaultPath } from '../fault/path.ts'
import { KeyCap } from '../ui/key-cap.tsx'
import css from './frame.module.css'
import { openQuick, openSearch } from './layer.ts'
import { May } from '../ui/may.tsx'

/** The three acts that begin from anywhere, in the top bar of the home page. */
export function QuickActions() {
  const [, navigate] = useLocation()
  return (
    <>
      <button type="button" className={css['search']} onClick={openSearch} aria-keyshortcuts="Control+F">
        <Search size={18} aria-hidden />
        <span>搜索故障、日志、报告、条款</span>
        <KeyCap>Ctrl F</KeyCap>
      </button>
      <May call="fault.start">
        <Button
          icon={<Siren size={18} aria-hidden />}
          aria-keyshortcuts="Control+J"
          onClick={() => navigate(newFaultPath())}
        >
          登记故障 <KeyCap>Ctrl J</KeyCap>
        </Button>
      </May>
      <May call="service.quick">
        <Button icon={<Phone size={18} aria-hidden />} aria-keyshortcuts="Control+K" onClick={openQuick}>
          快速登记 <KeyCap>Ctrl K</KeyCap>
        </Button>
      </May>
    </>
  )
}
