import { Button } from 'antd'
import { ImageUp } from 'lucide-react'
import { useId, useRef, useState } from 'react'
import { transport } from '../client/transport.ts'
import css from './setup.module.css'

/** In bytes. */
const largest = 2 * 1024 * 1024
const pngStart = [0x89, 0x50, 0x4e, 0x47]

interface Props {
  /** SHA-256 of the stored logo, or empty. */
  readonly logo: string
  readonly change: (logo: string) => void
}

/** The firm's logo for the cover of every report: a PNG of at most 2 MB, chosen or dropped. */
export function Logo({ logo, change }: Props) {
  const id = useId()
  const file = useRef<HTMLInputElement>(null)
  const [problem, setProblem] = useState('')
  const bring = async (chosen: File): Promise<void> => {
    const start = new Uint8Array(await chosen.slice(0, 4).arrayBuffer())
    if (!pngStart.every((byte, at) => start[at] === byte))
      return setProblem(`“${chosen.name}”不是 PNG 图片，没有采用。`)
    if (chosen.size > largest) return setProblem(`“${chosen.name}”超过 2 MB，没有采用。请缩小后再选。`)
    const put = await transport.putFile(chosen)
    if ('failure' in put) return setProblem(put.failure.sentence)
    setProblem('')
    change(put.sha256)
  }
  return (
    <div className={css['logoField']}>
      <span id={id} className={css['logoLabel']}>
        公司标志 <small>可留空</small>
      </span>
      <div
        className={css['logo']}
        role="group"
        aria-labelledby={id}
        onDragOver={(event) => event.preventDefault()}
        onDrop={(event) => {
          event.preventDefault()
          const dropped = event.dataTransfer.files[0]
          if (dropped) void bring(dropped)
        }}
      >
        <input
          ref={file}
          type="file"
          accept="image/png"
          hidden
          aria-label="公司标志文件"
          onChange={(event) => {
            const chosen = event.target.files?.[0]
            event.target.value = ''
            if (chosen) void bring(chosen)
          }}
        />
        {logo ? (
          <img src={transport.fileUrl(logo, { type: 'image/png' })} alt="公司标志" />
        ) : (
          <span>拖入 PNG，印在封面</span>
        )}
        <Button size="small" icon={<ImageUp size={15} aria-hidden />} onClick={() => file.current?.click()}>
          {logo ? '更换' : '选文件'}
        </Button>
        {logo && (
          <Button size="small" onClick={() => change('')}>
            去掉
          </Button>
        )}
      </div>
      {problem && (
        <p className={css['problem']} role="alert">
          {problem}
        </p>
      )}
    </div>
  )
}
