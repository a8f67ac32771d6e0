import { Lock } from 'lucide-react'
import { createElement, Suspense, useEffect } from 'react'
import { Redirect, Route, Switch, useLocation } from 'wouter'
import type { ProcedureName } from './client/api.ts'
import { useLive } from './client/live.ts'
import { useMay } from './client/office.ts'
import { Crash } from './frame/crash.tsx'
import { Frame } from './frame/frame.tsx'
import { NotFound } from './frame/not-found.tsx'
import { type RouteName, routes } from './routes.ts'
import { screens } from './screens.tsx'
import { EmptyState } from './ui/empty-state.tsx'
import { Screen as UiScreen } from './ui/screen.tsx'
import { Unreadable } from './ui/unreadable.tsx'
import { Waiting } from './ui/waiting.tsx'

const names = Object.keys(routes) as RouteName[]

/** The first run before anything else; afterwards the screen that the address names, in its frame. */
export function App() {
  const setup = useLive('setup.state', {})
  const [location] = useLocation()
  if (setup.error && !setup.data) return <Unreadable sentence={setup.error.message} />
  if (!setup.data) return <Waiting what="正在打开…" />
  const first = location === routes.setup.path
  // A colleague's laptop is paired first: firm and contracts come from the office.
  const joins = location === routes.sync.path
  if (!setup.data.done && !first && !joins) return <Redirect to={routes.setup.path} replace />
  if (setup.data.done && first) return <Redirect to={routes.home.path} replace />
  return (
    <Frame engineer={setup.data.done ? setup.data.engineer : null}>
      <Crash key={location}>
        <Suspense fallback={<Waiting what="正在打开…" />}>
          <Switch>
            {names.map((name) => (
              <Route key={name} path={routes[name].path}>
                <Screen name={name} />
              </Route>
            ))}
            <Route>
              <NotFound />
            </Route>
          </Switch>
        </Suspense>
      </Crash>
    </Frame>
  )
}

/** Screens that are there only to write. */
const needs: Partial<Record<RouteName, ProcedureName>> = {
  newFault: 'fault.start',
  addContract: 'setup.addContract',
  import: 'import.bring',
}

function Screen({ name }: { readonly name: RouteName }) {
  const { title } = routes[name]
  useEffect(() => {
    document.title = `${title} · Rounds 巡检`
  }, [title])
  const may = useMay(needs[name] ?? 'about.workspace')
  if (!may)
    return (
      <UiScreen title={title}>
        <EmptyState icon={Lock} title="您的权限不能打开这一页">
          需要时请联系管理员。
        </EmptyState>
      </UiScreen>
    )
  return createElement(screens[name])
}
