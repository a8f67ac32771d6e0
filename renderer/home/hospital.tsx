import css from './home.module.css'

/** The name of a hospital on one line, however long it is: what is to be done stands behind it. */
export function Hospital({ name }: { readonly name: string }) {
  return (
    <span className={css['oneLine']} title={name}>
      {name}
    </span>
  )
}
