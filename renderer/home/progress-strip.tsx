import type { Overview } from './overview.ts'
import css from './home.module.css'

type Segments = NonNullable<Overview['resume']>['segments']

/** One mark for each item, in groups of a section; the words beside it say the same. */
export function ProgressStrip({ segments, here }: { readonly segments: Segments; readonly here: string }) {
  return (
    <span className={css['strip']} aria-hidden>
      {segments.map((segment, at) => (
        <i
          key={segment.id}
          data-new={at > 0 && segments[at - 1]!.section !== segment.section}
          data-here={segment.id === here}
          data-verdict={
            segment.progress === 'complete'
              ? (segment.verdict ?? 'none')
              : segment.progress === 'conflict'
                ? 'abnormal'
                : 'none'
          }
        />
      ))}
    </span>
  )
}
