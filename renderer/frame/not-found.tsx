import { SearchX } from 'lucide-react'
import { Link } from 'wouter'
import { routes } from '../routes.ts'
import { EmptyState } from '../ui/empty-state.tsx'

/** For an address that names no screen. */
export function NotFound() {
  return (
    <main data-zone="work">
      <EmptyState icon={SearchX} title="没有这一页" action={<Link href={routes.home.path}>回首页</Link>} />
    </main>
  )
}
