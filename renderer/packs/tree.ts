import { isWithin, listAt } from '../../domain/pack/edit.ts'
import { type Path, valueAt } from '../../domain/pack/place.ts'
import type { PackProblem } from '../../domain/pack/read.ts'
import { entryTitle } from './entry.ts'
import type { EntryKind } from './spec.ts'

/** A place of the editor: one entry, or a list of them. */
export interface Place {
  readonly path: Path
  readonly kind: EntryKind
  readonly list: boolean
}

export interface TreeNode extends Place {
  readonly key: string
  readonly label: string
  readonly children: readonly TreeNode[]
}

export const keyOf = (path: Path): string => path.map(String).join('/')

function entryNode(root: unknown, path: Path, kind: EntryKind, children: readonly TreeNode[] = []): TreeNode {
  return { path, kind, list: false, key: keyOf(path), label: entryTitle(kind, valueAt(root, path)), children }
}

function listNode(root: unknown, path: Path, kind: EntryKind, label: string): TreeNode {
  const children = listAt(root, path).map((_entry, i) => entryNode(root, [...path, i], kind))
  return { path, kind, list: true, key: keyOf(path), label, children }
}

function checklistNodes(root: unknown): TreeNode[] {
  return listAt(root, ['checklists']).map((list, l) => {
    const at: Path = ['checklists', l]
    const sections = listAt(list, ['sections']).map((section, s) => {
      const here: Path = [...at, 'sections', s]
      const items = listAt(section, ['items']).map((_item, i) => entryNode(root, [...here, 'items', i], 'item'))
      return entryNode(root, here, 'section', items)
    })
    return entryNode(root, at, 'checklist', sections)
  })
}

/** The pack as the tree on the left shows it. */
export function treeOf(root: unknown): readonly TreeNode[] {
  return [
    { path: [], kind: 'pack', list: false, key: 'pack', label: '基本信息', children: [] },
    listNode(root, ['clauses'], 'clause', '条款'),
    { ...listNode(root, ['checklists'], 'checklist', '检查清单'), children: checklistNodes(root) },
    listNode(root, ['faults', 'policies'], 'policy', '故障层级与时限'),
    listNode(root, ['faults', 'subjects'], 'subject', '故障对象'),
    { path: ['faults'], kind: 'faults', list: false, key: 'symptoms', label: '症状类别', children: [] },
    listNode(root, ['services'], 'service', '服务种类'),
    listNode(root, ['deliverables'], 'deliverable', '交付物'),
    listNode(root, ['payments'], 'payment', '付款节点'),
    listNode(root, ['remarks'], 'remark', '条款疑义'),
  ]
}

/** Problems that lie at a node: of the pack itself only those of its own fields. */
export function problemsAt(node: TreeNode, problems: readonly PackProblem[]): number {
  if (node.key === 'pack') return problems.filter((p) => p.path.length <= 1 || p.path[0] === 'period').length
  if (node.key === 'symptoms') return problems.filter((p) => isWithin(p.path, ['faults', 'symptoms'])).length
  return problems.filter((p) => isWithin(p.path, node.path)).length
}

/** The deepest node that a problem lies at. */
export function placeOfProblem(tree: readonly TreeNode[], path: Path): TreeNode {
  let best = tree[0]!
  const look = (nodes: readonly TreeNode[]): void => {
    for (const node of nodes)
      if (node.path.length > 0 && isWithin(path, node.path) && path.length >= node.path.length) {
        if (node.path.length >= best.path.length) best = node
        look(node.children)
      }
  }
  look(tree)
  return best
}

/** Nodes whose label, or that of something inside, has the words; all when there are none. */
export function filtered(nodes: readonly TreeNode[], words: string): readonly TreeNode[] {
  const wanted = words.trim().toLowerCase()
  if (wanted === '') return nodes
  return nodes.flatMap((node) => {
    if (node.label.toLowerCase().includes(wanted)) return [node]
    const children = filtered(node.children, wanted)
    return children.length > 0 ? [{ ...node, children }] : []
  })
}
