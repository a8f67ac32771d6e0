import css from './key-cap.module.css'

/** A key as it is printed on the keyboard: `Ctrl K`. Screen readers hear it from `aria-keyshortcuts` or the text. */
export function KeyCap({ children }: { readonly children: string }) {
  return <kbd className={css['key']}>{children}</kbd>
}
