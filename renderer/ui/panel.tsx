import { type ReactNode, useId } from 'react'
import css from './panel.module.css'

interface Props {
  readonly title: ReactNode
  /** Right of the title. */
  readonly extra?: ReactNode
  /** Left of the title: how far this group is. */
  readonly sign?: ReactNode
  readonly children: ReactNode
}

/** A card with a line and a heading. */
export function Panel({ title, extra, sign, children }: Props) {
  const heading = useId()
  return (
    <section className={css['panel']} aria-labelledby={heading}>
      <header className={css['head']}>
        {sign}
        <h2 id={heading} className={css['title']}>
          {title}
        </h2>
        {extra}
      </header>
      {children}
    </section>
  )
}
