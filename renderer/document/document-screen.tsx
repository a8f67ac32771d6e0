import { Button } from 'antd'
import { ArrowLeft } from 'lucide-react'
import { type ReactNode, useMemo } from 'react'
import { useLocation, useParams, useSearchParams } from 'wouter'
import { ownerTables } from '../../domain/record/evidence.ts'
import { documentKindIds } from '../../domain/report/kind.ts'
import { useLive } from '../client/live.ts'
import { NotFound } from '../frame/not-found.tsx'
import { rectificationPath } from '../rectification/path.ts'
import { DocumentContext, type DocumentTarget, type OpenDocument, useDocument } from '../report/context.ts'
import { DocumentView } from '../report/document-view.tsx'
import { Screen } from '../ui/screen.tsx'
import { Unreadable } from '../ui/unreadable.tsx'
import { Waiting } from '../ui/waiting.tsx'
import css from './document.module.css'
import { recordPath } from './path.ts'

/** Any document of any record but the inspection's own report: check, paper, versions, signature, archive. */
export function DocumentScreen() {
  const { kind, table, row } = useParams<{ kind: string; table: string; row: string }>()
  const [search] = useSearchParams()
  const period = search.get('period') ?? ''
  const target = useMemo((): DocumentTarget | null => {
    const known = documentKindIds.find((k) => k === kind)
    const place = ownerTables.find((t) => t === table)
    return known && place ? { kind: known, table: place, row, period } : null
  }, [kind, table, row, period])
  return target ? <Opened key={JSON.stringify(target)} target={target} /> : <NotFound />
}

/** The screen of what the document is about: of an order, rather than of its finding among the others. */
function placeOf({ kind, table, row }: DocumentTarget, field = ''): string | null {
  return kind === 'R07-ZG' ? rectificationPath(row) : recordPath(table, row, field)
}

function Opened({ target }: { readonly target: DocumentTarget }) {
  const [, navigate] = useLocation()
  const check = useLive('report.check', target)
  if (!check.data) return check.error ? <Unreadable sentence={check.error.message} /> : <Waiting what="正在打开…" />
  const state = check.data
  const failed = state.lines.filter((l) => !l.ok)
  const lead = (field: string): void => {
    const path = placeOf(target, field)
    if (path) navigate(path)
  }
  const open: OpenDocument = {
    target,
    state,
    stateKey: JSON.stringify([state.state, state.correction, state.versions.map((v) => v.heads)]),
    gaps: failed.length,
    goTo: (place) => lead(place.field),
    toGap: () => lead(failed[0]?.goTo?.field ?? ''),
    toReminders: null,
    items: [],
    onItem: () => undefined,
    about: (
      <p>
        {state.name} {state.number}，自检 {state.lines.length} 项全部通过，证据 {state.pieces} 件。
      </p>
    ),
  }
  return (
    <DocumentContext value={open}>
      <DocumentView frame={Frame} />
    </DocumentContext>
  )
}

function Frame({ aside, children }: { readonly aside: ReactNode; readonly children: ReactNode }) {
  const { target, state } = useDocument()
  const [, navigate] = useLocation()
  const back = placeOf(target)
  return (
    <Screen
      title={state.name}
      note={state.number}
      bar={
        back && (
          <Button icon={<ArrowLeft size={17} aria-hidden />} onClick={() => navigate(back)}>
            回到记录
          </Button>
        )
      }
      aside={<div className={css['aside']}>{aside}</div>}
      asideLabel="版本与自检"
    >
      <div className={css['paper']}>{children}</div>
    </Screen>
  )
}
