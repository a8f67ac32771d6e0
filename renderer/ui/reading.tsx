import type { ReactNode } from 'react'

/** Words to be read in a drawer, with nothing in them to go to: from here the keyboard scrolls the drawer. */
export function Reading({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls is reached by the keyboard
    <div role="region" aria-label={label} tabIndex={0}>
      {children}
    </div>
  )
}
