import { Unplug } from 'lucide-react'
import { useEffect, useState } from 'react'
import { transport } from '../client/transport.ts'
import css from './frame.module.css'

/** In a browser only: the program behind the page has gone. Ends by itself when it is back. */
export function LostConnection() {
  const [lost, setLost] = useState(false)
  useEffect(
    () =>
      transport.on((event) => {
        if (event.type === 'connection') setLost(!event.up)
      }),
    [],
  )
  if (!lost) return null
  return (
    <div className={css['alarm']} role="alert">
      <Unplug size={18} aria-hidden />
      <p>
        <b>连接不上本机服务。</b>请确认“巡检”还在运行，恢复后自动继续。现在写的内容还在框里，还没有保存。
      </p>
    </div>
  )
}
