import { createElement, Suspense, useEffect } from 'react'
import { Redirect, Route, Switch, useLocation } from 'wouter'
import { useLive } from './client/live.ts'
import { Crash } from './frame/crash.tsx'
import { Frame } from './frame/frame.tsx'
import { NotFound } from './frame/not-found.tsx'
import { type RouteName, routes } from './routes.ts'
import { screens } from './screens.tsx'
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

function Screen({ name }: { readonly name: RouteName }) {
  const { title } = routes[name]
  useEffect(() => {
    document.title = `${title} · Rounds 巡检`
  }, [title])
  return createElement(screens[name])
}
