import { adviceHeadings } from '../../statistics/cause-advice.ts'
import type { Statistics } from '../../statistics/statistics.ts'
import { noAdvice } from '../../statistics/suggestion.ts'
import type { Block } from '../block.ts'
import { centred, heads, left, small } from '../cell.ts'
import { labelledTable } from '../form/labelled.ts'
import { body } from './overall.ts'

/** Section 6: 现象—根因—处置—预防. */
export function typicalBlocks(s: Statistics): Block[] {
  if (s.typical.length === 0)
    return [
      body(s.faults.length === 0 ? '没有故障，不作剖析。' : '没有一、二级、逾期、重复或中断业务的故障，不作单独剖析。'),
    ]
  return s.typical.flatMap((t): Block[] => [
    { type: 'heading', level: 3, text: `${t.number}　${t.title}（${t.why}）` },
    labelledTable([[['现象', t.symptom]], [['根因', t.cause]], [['处置', t.remedy]], [['预防', t.prevention]]]),
  ])
}

/** Section 7: what each class of causes amounts to. */
export function causeBlocks(s: Statistics): Block[] {
  if (s.faults.length === 0) return [body('没有故障，没有须分析的原因。继续按巡检计划预防。')]
  const causes = s.distributions.find((d) => d.id === 'cause')!.rows
  return [
    {
      type: 'table',
      grid: [1700, 700, 1750, 4922],
      header: heads('原因类别', '件数', '故障单号', '对应的改进措施'),
      rows: causes.map((c) => {
        const numbers = s.faults.filter((f) => f.causeClass === c.label).map((f) => f.number)
        const measure = s.advice.find((a) => a.cause && a.faults.some((n) => numbers.includes(n)))
        return [
          left(c.label),
          centred(String(c.count)),
          small(numbersText(numbers)),
          small(measure ? `${measure.text}（${measure.heading}）` : '见各故障单'),
        ]
      }),
    },
  ]
}

/** Section 8: three headings, always; a suggestion never without its data. */
export function adviceBlocks(s: Statistics): Block[] {
  return adviceHeadings.flatMap((heading, n): Block[] => {
    const own = s.advice.filter((a) => a.heading === heading)
    return [
      { type: 'heading', level: 3, text: `（${'一二三'[n]}）${heading}` },
      own.length === 0
        ? body(noAdvice(heading, s.faults.length, s.period.self))
        : {
            type: 'table',
            grid: [600, 3572, 3150, 1750],
            header: heads('序号', '建议', '数据依据', '故障单号'),
            tall: true,
            rows: own.map((a, at) => [
              centred(String(at + 1)),
              left(a.text),
              left(`${a.basis}。`),
              small(numbersText(a.faults)),
            ]),
          },
    ]
  })
}

/** Numbers that are written out, one a line. */
const mostNumbers = 6

function numbersText(numbers: readonly string[]): string {
  if (numbers.length <= mostNumbers) return numbers.join('\n')
  return [...numbers.slice(0, mostNumbers - 1), `等${numbers.length}张`].join('\n')
}
