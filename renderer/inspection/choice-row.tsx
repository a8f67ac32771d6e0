import { type KeyboardEvent, type ReactNode, useRef } from 'react'

export interface Choice<T extends string> {
  readonly value: T
  readonly label: ReactNode
  readonly className?: string
}

interface Props<T extends string> {
  readonly label: string
  readonly name: string
  readonly choices: readonly Choice<T>[]
  readonly value: T | null
  readonly onChoose: (value: T) => void
  readonly className: string
  readonly disabled?: boolean
}

/** One of several, as buttons in a row. Arrows move the focus and record nothing; Enter, space or a click does. */
export function ChoiceRow<T extends string>({
  label,
  name,
  choices,
  value,
  onChoose,
  className,
  disabled = false,
}: Props<T>) {
  const row = useRef<HTMLDivElement>(null)
  const stop = value ?? choices[0]!.value
  const onKeyDown = (event: KeyboardEvent): void => {
    const by = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key]
    if (!by || event.ctrlKey || event.metaKey) return
    event.preventDefault()
    const buttons = [...row.current!.querySelectorAll('button')]
    const at = buttons.indexOf(document.activeElement as HTMLButtonElement)
    buttons[(at + by + buttons.length) % buttons.length]?.focus()
  }
  return (
    <div ref={row} role="radiogroup" aria-label={label} className={className} data-field={name} onKeyDown={onKeyDown}>
      {choices.map((choice) => (
        <button
          key={choice.value}
          type="button"
          role="radio"
          aria-checked={choice.value === value}
          tabIndex={choice.value === stop ? 0 : -1}
          className={`choice ${choice.className ?? ''}${choice.value === value ? ' choice-on' : ''}`}
          disabled={disabled}
          onClick={() => onChoose(choice.value)}
        >
          {choice.label}
        </button>
      ))}
    </div>
  )
}
