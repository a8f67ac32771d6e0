import { Button } from 'antd'
import { useState } from 'react'
import { Link } from 'wouter'
import type { OutputOf } from '../client/api.ts'
import { save, sentenceOf } from '../client/call.ts'
import { Panel } from '../ui/panel.tsx'
import { ProblemBar } from '../ui/problem-bar.tsx'
import { StatusPill } from '../ui/status-pill.tsx'
import css from './packs.module.css'
import { packPath } from './path.ts'
import { May } from '../ui/may.tsx'

type View = OutputOf<'pack.view'>

/** The versions of a pack, and which contract runs by which; a contract may move to the one shown. */
export function Versions({ sha256, view }: { readonly sha256: string; readonly view: View }) {
  const [said, setSaid] = useState({ ok: true, sentence: '' })
  const adopt = async (contract: View['versions'][number]['contracts'][number]): Promise<void> => {
    const saved = await save(
      'pack.adopt',
      () => ({ contract: contract.id, sha256 }),
      undefined,
      (outcome) => setSaid({ ok: false, sentence: sentenceOf(outcome) }),
    )
    if (saved)
      setSaid({
        ok: true,
        sentence: `${contract.hospital || '合同'} 已改用版本 ${saved.value.version}。已做的巡检仍按原版本。`,
      })
  }
  return (
    <Panel title="版本与合同">
      {said.sentence && (
        <ProblemBar tone={said.ok ? 'info' : 'err'} announce>
          {said.sentence}
        </ProblemBar>
      )}
      <ul className={css['versions']}>
        {view.versions.map((version) => (
          <li key={version.sha256}>
            <div className={css['version']}>
              {version.sha256 === sha256 ? (
                <>
                  <b>版本 {version.version}</b>
                  <StatusPill tone="info">当前</StatusPill>
                </>
              ) : (
                <Link href={packPath(version.sha256)}>版本 {version.version}</Link>
              )}
              {version.contracts.length === 0 && <span className={css['none']}>没有合同用它</span>}
            </div>
            {version.contracts.map((contract) => (
              <div key={contract.id} className={css['runs']}>
                <span>
                  {contract.hospital || '未填医院'} · {contract.system}
                </span>
                {version.sha256 !== sha256 && (
                  <May call="pack.adopt">
                    <Button onClick={() => void adopt(contract)}>改用版本 {view.body.version}</Button>
                  </May>
                )}
              </div>
            ))}
          </li>
        ))}
      </ul>
    </Panel>
  )
}
