import { Button } from 'antd'
import { CircleCheck } from 'lucide-react'
import { Link } from 'wouter'
import { faultPath } from '../fault/path.ts'
import { logPath } from '../log/path.ts'
import { KeyCap } from '../ui/key-cap.tsx'
import { useService } from './context.ts'
import { servicePath } from './path.ts'
import { useGaps } from './use-gaps.ts'
import css from './service.module.css'

/** Everything that is missing before the record may be finished, each with the way to it. */
export function GapsPart() {
  const { view, readOnly } = useService()
  const { go } = useGaps([])
  if (readOnly) return null
  return (
    <section className={css['part']} aria-labelledby="service-gaps">
      <header>
        <h2 id="service-gaps">还缺 {view.gaps.length}</h2>
        {view.gaps.length > 0 && (
          <span>
            补一处，少一处 <KeyCap>F8</KeyCap>
          </span>
        )}
      </header>
      {view.gaps.length === 0 ? (
        <p className={css['nothing']} role="status">
          <CircleCheck size={18} aria-hidden /> {view.state === 'done' ? '已完成，没有缺项' : '没有缺项，可以完成'}
        </p>
      ) : (
        <ul className={css['gaps']}>
          {view.gaps.map((gap) => (
            <li key={`${gap.field}/${gap.sentence}`}>
              <span>{gap.sentence}</span>
              <Button size="small" aria-label={`${gap.sentence}：去填写`} onClick={() => go(gap)}>
                填写
              </Button>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

/** Records that this one belongs to or became. */
export function LinksPart() {
  const { view } = useService()
  const { fault = '', service = '', faq = '' } = view.record.link ?? {}
  const links = [
    ...(fault ? [{ href: faultPath(fault), text: `故障 ${view.faultNumber}` }] : []),
    ...(service ? [{ href: servicePath(service), text: `服务记录 ${view.numbers[service] ?? ''}` }] : []),
    ...(faq
      ? [
          {
            href: logPath({ contract: view.contract.id, tab: 'faq', entry: faq }),
            text: `常见问题 ${view.faqNumber}`,
          },
        ]
      : []),
  ]
  if (links.length === 0) return null
  return (
    <section className={css['part']} aria-labelledby="service-links">
      <header>
        <h2 id="service-links">相关记录</h2>
      </header>
      <ul className={css['links']}>
        {links.map(({ href, text }) => (
          <li key={href}>
            <Link href={href}>{text}</Link>
          </li>
        ))}
      </ul>
    </section>
  )
}
