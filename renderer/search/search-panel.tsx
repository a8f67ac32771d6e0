import { Input } from 'antd'
import { Search } from 'lucide-react'
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react'
import { useLocation } from 'wouter'
import { dateOf } from '../../domain/time/instant.ts'
import { useLive } from '../client/live.ts'
import { closeLayer } from '../frame/layer.ts'
import { useArrival } from '../ui/arrival.ts'
import { KeyCap } from '../ui/key-cap.tsx'
import { ProblemBar } from '../ui/problem-bar.tsx'
import { addressOf, type Hit, iconOf } from './hit.ts'
import { Marked } from './marked.tsx'
import css from './search.module.css'

/** Rest between two keys after which is searched, in ms. */
const pause = 60
const most = 50

/** A field and what was found, the best first; what was made last while nothing is typed. */
export function SearchPanel() {
  const [text, setText] = useState('')
  const [asked, setAsked] = useState('')
  const [composing, setComposing] = useState(false)
  const [at, setAt] = useState(0)
  // A clause has no page of its own: it is read here.
  const [opened, setOpened] = useState('')
  const [, navigate] = useLocation()
  const arrive = useArrival<HTMLElement>()
  const id = useId()
  const list = useRef<HTMLUListElement>(null)
  useEffect(() => {
    if (composing) return
    const timer = setTimeout(() => {
      setAsked(text.trim())
      setAt(0)
    }, pause)
    return () => clearTimeout(timer)
  }, [text, composing])
  const found = useLive('search.find', { text: asked, contract: '', limit: most })
  const contracts = useLive('setup.records', {}).data?.contracts ?? []
  const hits = found.data ?? []
  const words = asked.split(/\s+/)
  useEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' })
  }, [at, found.data])

  const open = (hit: Hit): void => {
    const address = addressOf(hit)
    if (address === null) return setOpened((now) => (now === keyOf(hit) ? '' : keyOf(hit)))
    closeLayer()
    navigate(address)
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing || event.keyCode === 229) return
    const last = hits.length - 1
    if (event.key === 'ArrowDown') setAt((n) => Math.min(n + 1, last))
    else if (event.key === 'ArrowUp') setAt((n) => Math.max(n - 1, 0))
    else if (event.key === 'PageDown') setAt((n) => Math.min(n + 8, last))
    else if (event.key === 'PageUp') setAt((n) => Math.max(n - 8, 0))
    else if (event.key === 'Enter' && hits[at] && text.trim() === asked) open(hits[at])
    else return
    event.preventDefault()
  }
  const nameOf = (contract: string): string => contracts.find((c) => c.record.id === contract)?.pack.name ?? ''

  return (
    <div className={css['panel']}>
      <div className={css['field']}>
        <Input
          ref={(field) => arrive(field?.input ?? null)}
          size="large"
          prefix={<Search size={20} aria-hidden />}
          aria-label="搜索故障、日志、报告、条款"
          aria-autocomplete="list"
          aria-controls={`${id}-list`}
          {...(hits[at] ? { 'aria-activedescendant': `${id}-${at}` } : {})}
          placeholder="搜索故障、日志、报告、条款"
          autoComplete="off"
          maxLength={200}
          value={text}
          onChange={(event) => setText(event.target.value)}
          onKeyDown={onKeyDown}
          onCompositionStart={() => setComposing(true)}
          onCompositionEnd={() => setComposing(false)}
        />
      </div>
      {found.error && <ProblemBar tone="err">{found.error.message}</ProblemBar>}
      <p className={css['count']} role="status">
        {hits.length > 0
          ? asked === ''
            ? '最近的记录'
            : `找到 ${hits.length === most ? `${most} 条以上，先列最相近的` : `${hits.length} 条`}`
          : found.data && (asked === '' ? '还没有记录' : `没有找到“${asked}”。换一个词，或少写几个字。`)}
      </p>
      <ul id={`${id}-list`} ref={list} role="listbox" aria-label="找到的内容" className={css['hits']}>
        {hits.map((hit, n) => {
          const Icon = iconOf(hit)
          // Its text begins with the title, which stands above.
          const rest = hit.excerpt.replace(hit.title, '').trim()
          const long = opened === keyOf(hit)
          return (
            <li
              key={keyOf(hit)}
              id={`${id}-${n}`}
              role="option"
              aria-selected={n === at}
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => {
                setAt(n)
                open(hit)
              }}
            >
              <Icon size={20} aria-hidden />
              <span className={css['what']} data-long={long}>
                <b>
                  {hit.number && <span className={css['number']}>{hit.number}</span>}
                  <Marked text={hit.title} words={words} />
                </b>
                {rest !== '' && (
                  <span className={css['excerpt']}>
                    <Marked text={rest} words={words} />
                  </span>
                )}
              </span>
              <span className={css['meta']}>
                {hit.kind}
                {hit.at && ` · ${dateOf(hit.at)}`}
                {contracts.length > 1 && <span>{nameOf(hit.contract)}</span>}
              </span>
            </li>
          )
        })}
      </ul>
      <footer className={css['foot']}>
        <span>
          <KeyCap>↑ ↓</KeyCap> 选择
        </span>
        <span>
          <KeyCap>Enter</KeyCap> 打开
        </span>
        <span>
          <KeyCap>Esc</KeyCap> 关闭
        </span>
      </footer>
    </div>
  )
}

const keyOf = (hit: Hit): string => `${hit.table}/${hit.contract}/${hit.id}`
