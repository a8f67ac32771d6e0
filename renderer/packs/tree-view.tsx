import { Input } from 'antd'
import { ChevronDown, ChevronRight, CircleX } from 'lucide-react'
import { useState } from 'react'
import { isWithin } from '../../domain/pack/edit.ts'
import type { PackProblem } from '../../domain/pack/read.ts'
import css from './packs.module.css'
import { filtered, problemsAt, type TreeNode } from './tree.ts'

interface Props {
  readonly tree: readonly TreeNode[]
  readonly problems: readonly PackProblem[]
  readonly here: TreeNode
  readonly go: (node: TreeNode) => void
}

/** The pack on the left: groups that open, entries, and how many problems lie in each. */
export function TreeView({ tree, problems, here, go }: Props) {
  const [words, setWords] = useState('')
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set())
  const shown = filtered(tree, words)
  const isOpen = (node: TreeNode): boolean =>
    words.trim() !== '' ||
    open.has(node.key) ||
    (node.key !== here.key && isWithin(here.path, node.path) && node.path.length > 0)
  const toggle = (key: string): void =>
    setOpen((keys) => new Set(keys.has(key) ? [...keys].filter((k) => k !== key) : [...keys, key]))
  const rows = (nodes: readonly TreeNode[], depth: number) => (
    <ul className={css['nodes']}>
      {nodes.map((node) => {
        const wrong = problemsAt(node, problems)
        const expanded = isOpen(node)
        const Chevron = expanded ? ChevronDown : ChevronRight
        return (
          <li key={node.key}>
            <div className={css['node']} data-here={node.key === here.key} style={{ paddingLeft: depth * 14 }}>
              {node.children.length > 0 ? (
                <button
                  type="button"
                  className={css['opener']}
                  aria-expanded={expanded}
                  aria-label={`${expanded ? '收起' : '展开'} ${node.label}`}
                  onClick={() => toggle(node.key)}
                >
                  <Chevron size={16} aria-hidden />
                </button>
              ) : (
                <span className={css['opener']} />
              )}
              <button
                type="button"
                className={css['nodeName']}
                title={node.label}
                {...(node.key === here.key ? { 'aria-current': 'true' as const } : {})}
                onClick={() => go(node)}
              >
                <span>{node.label}</span>
                {node.list && <span className={css['count']}>{node.children.length}</span>}
                {wrong > 0 && (
                  <span className={css['wrong']}>
                    <CircleX size={14} aria-hidden />
                    {wrong}
                    <span className="visually-hidden">处有误</span>
                  </span>
                )}
              </button>
            </div>
            {node.children.length > 0 && expanded && rows(node.children, depth + 1)}
          </li>
        )
      })}
    </ul>
  )
  return (
    <nav className={css['tree']} aria-label="合同包内容" data-zone="list">
      <div className={css['find']}>
        <Input
          type="search"
          aria-label="查找条款、检查项"
          placeholder="查找条款、检查项…"
          value={words}
          onChange={({ target }) => setWords(target.value)}
        />
      </div>
      <div className={css['treeScroll']}>
        {shown.length > 0 ? rows(shown, 0) : <p className={css['none']}>没有找到。</p>}
      </div>
    </nav>
  )
}
