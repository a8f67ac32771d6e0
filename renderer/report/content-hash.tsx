import { Button } from 'antd'
import { Check, Copy } from 'lucide-react'
import { useState } from 'react'
import css from './aside.module.css'

/** The content's SHA-256 as the report prints it: eight groups of eight on two lines. */
export function ContentHash({ hash }: { readonly hash: string }) {
  const [copied, setCopied] = useState(false)
  const groups = hash.match(/.{8}/g) ?? []
  return (
    <div className={css['hash']}>
      <code>
        {groups.slice(0, 4).join(' ')}
        <br />
        {groups.slice(4).join(' ')}
      </code>
      <Button
        type="text"
        size="small"
        aria-label={copied ? '已复制内容哈希' : '复制内容哈希'}
        icon={copied ? <Check size={16} aria-hidden /> : <Copy size={16} aria-hidden />}
        onClick={() => void navigator.clipboard.writeText(hash).then(() => setCopied(true))}
      />
    </div>
  )
}
