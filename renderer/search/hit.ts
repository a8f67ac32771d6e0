import {
  Archive,
  BookOpenCheck,
  CircleUserRound,
  ClipboardCheck,
  Coins,
  FileBadge,
  FileText,
  type LucideIcon,
  NotebookPen,
  ScrollText,
  Search,
  Server,
  ShieldCheck,
  Siren,
} from 'lucide-react'
import type { OutputOf } from '../client/api.ts'
import { faultPath, forceMajeurePath, loanerPath } from '../fault/path.ts'
import { placeUrl } from '../inspection/place.ts'
import { logPath } from '../log/path.ts'
import { certificatePath, devicePath, registersPath } from '../registers/path.ts'
import { servicePath } from '../service/path.ts'

export type Hit = OutputOf<'search.find'>[number]

const icons: Readonly<Record<string, LucideIcon>> = {
  fault: Siren,
  service_record: NotebookPen,
  faq: BookOpenCheck,
  loaner: Server,
  force_majeure: ShieldCheck,
  certificate: FileBadge,
  device: Server,
  archive_entry: Archive,
  cost: Coins,
  staff: CircleUserRound,
  inspection: ClipboardCheck,
  report: FileText,
  clause: ScrollText,
}

export function iconOf(hit: Hit): LucideIcon {
  return icons[hit.table] ?? Search
}

/** Where a hit leads; null for what is read in the list itself. */
export function addressOf(hit: Hit): string | null {
  switch (hit.table) {
    case 'fault':
      return faultPath(hit.id)
    case 'service_record':
      return servicePath(hit.id)
    case 'faq':
      return logPath({ contract: hit.contract, tab: 'faq', entry: hit.id })
    case 'loaner':
      return loanerPath(hit.id)
    case 'force_majeure':
      return forceMajeurePath(hit.id)
    case 'certificate':
      return certificatePath(hit.id)
    case 'device':
      return devicePath(hit.id)
    case 'archive_entry':
      return registersPath('archive', { contract: hit.contract, row: hit.id })
    case 'cost':
      return registersPath('costs', { contract: hit.contract, row: hit.id })
    case 'staff':
      return registersPath('staff', { row: hit.id })
    case 'inspection':
      return placeUrl(hit.id, { step: 'prepare' })
    default:
      return null
  }
}
