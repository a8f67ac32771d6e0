import { CalendarX } from 'lucide-react'
import type { OutputOf } from '../client/api.ts'
import { save, sentenceOf } from '../client/call.ts'
import { ImportFile } from '../ui/import-file.tsx'
import { Panel } from '../ui/panel.tsx'
import { ProblemBar } from '../ui/problem-bar.tsx'
import css from './settings.module.css'

/** Holidays and make-up workdays by year, the years that have none, and a file that brings one. */
export function WorkdayCalendar({ calendar }: { readonly calendar: OutputOf<'calendar.get'> }) {
  return (
    <Panel title="工作日历">
      <ul className={css['packs']}>
        {calendar.years.map(({ year, source, imported, holidays, daysOff, worked }) => (
          <li key={year}>
            <b>{year} 年</b>
            <span>
              {holidays.length} 个假期 · 放假 {daysOff} 天 · 调休上班 {worked} 天
            </span>
            <span>{source}</span>
            <span>{imported ? `${imported.at.slice(0, 10)} 由 ${imported.name} 导入` : '随软件提供'}</span>
          </li>
        ))}
      </ul>
      {calendar.missing.length > 0 && (
        <div className={css['missing']}>
          {calendar.missing.map(({ year, contracts }) => (
            <ProblemBar key={year} tone="warn" icon={CalendarX} title={`${year} 年没有工作日历。`}>
              这一年按周一到周五算工作日，涉及 {contracts.join('、')}。放假通知公布后请导入。
            </ProblemBar>
          ))}
        </div>
      )}
      <ImportFile
        label="工作日历文件"
        button="导入日历…"
        largest={1024 * 1024}
        tooLarge={(name) => `“${name}”太大，不像一年的工作日历，没有导入，原来的日历仍在用。`}
        bring={async (text, name) => {
          let problem = ''
          const saved = await save(
            'calendar.import',
            () => ({ text, name: name.slice(0, 200) }),
            undefined,
            (outcome) => (problem = sentenceOf(outcome)),
          )
          if (!saved) return { problem }
          const { year, replaced } = saved.value
          return {
            done: replaced ? `已导入，${year} 年改用这份日历，原来的一份留在历史里。` : `已导入 ${year} 年的日历。`,
          }
        }}
      />
    </Panel>
  )
}
