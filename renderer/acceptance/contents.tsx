import { CircleCheck, CircleX, PenLine } from 'lucide-react'
import type { OutputOf } from '../client/api.ts'
import css from './acceptance.module.css'
import { sizeText } from './size-text.ts'

type Line = OutputOf<'acceptance.state'>['contents'][number]

/** What the package holds: how many there are of those that are due, and how large. */
export function Contents({ lines }: { readonly lines: readonly Line[] }) {
  const files = lines.reduce((sum, l) => sum + l.have, 0)
  const size = lines.reduce((sum, l) => sum + l.size, 0)
  return (
    <section aria-labelledby="contents-title">
      <h2 id="contents-title" className={css['asideTitle']}>
        包内容 {files} 份 · {sizeText(size)}
      </h2>
      <table className={css['contents']}>
        <thead>
          <tr>
            <th scope="col">编号</th>
            <th scope="col">材料</th>
            <th scope="col">有/应</th>
            <th scope="col">状态</th>
            <th scope="col">大小</th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr key={line.kind} className={line.state === 'short' ? css['short'] : ''}>
              <th scope="row">{line.kind || '—'}</th>
              <td>{line.name}</td>
              <td className={css['number']}>
                {line.have}/{line.due}
              </td>
              <td>
                <State line={line} />
              </td>
              <td className={css['number']}>{line.size > 0 ? sizeText(line.size) : '—'}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

function State({ line }: { readonly line: Line }) {
  if (line.state === 'short')
    return (
      <span className={css['err']}>
        <CircleX size={15} aria-hidden /> 缺 {line.due - line.have}
      </span>
    )
  if (line.state === 'own')
    return (
      <span>
        <PenLine size={15} aria-hidden /> {line.have > 0 ? '定稿' : '随包生成'}
      </span>
    )
  return (
    <span className={css['ok']}>
      <CircleCheck size={15} aria-hidden /> {line.have === 0 ? '未发生' : '齐'}
    </span>
  )
}
