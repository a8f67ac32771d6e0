import { valueAt } from '../../domain/pack/place.ts'
import { useEditing } from './context.ts'
import { Entries } from './entries.tsx'
import { EntryFields } from './entry-fields.tsx'
import { ownLists } from './entry.ts'
import css from './packs.module.css'
import { RemarksBeside } from './remarks-beside.tsx'
import type { TreeNode } from './tree.ts'

/** The form of the place chosen on the left: a list, or one entry with the lists it holds. */
export function PlaceForm({ place }: { readonly place: TreeNode }) {
  const { body } = useEditing()
  const { path, kind, key, label } = place
  if (place.list) return <Entries key={key} path={path} kind={kind} name={label} />
  const clause = kind === 'clause' ? valueAt(body, [...path, 'id']) : undefined
  return (
    <>
      <h2 className={css['formTitle']}>{label}</h2>
      {typeof clause === 'string' && <RemarksBeside clause={clause} />}
      <div className={css['fields']}>
        <EntryFields at={path} kind={kind} id={key} />
      </div>
      {kind === 'checklist' && <Entries key={key} path={[...path, 'sections']} kind="section" name="章节" />}
      {kind === 'section' && <Entries key={key} path={[...path, 'items']} kind="item" name="检查项" />}
      {ownLists[kind]?.map((list) => (
        <Entries key={`${key}/${list.key}`} path={[...path, list.key]} kind={list.kind} name={list.name} />
      ))}
    </>
  )
}
