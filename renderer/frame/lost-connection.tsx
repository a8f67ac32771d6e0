import { Unplug } from 'lucide-react'
import { useEffect, useState } from 'react'
import { useHost } from '../client/office.ts'
import { transport } from '../client/transport.ts'
import css from './frame.module.css'

/** In a browser only: the program behind the page has gone. Ends by itself when it is back. */
export function LostConnection() {
  const office = useHost()?.shell === 'office'
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
        {office ? (
          <>
            <b>连接不上中心站，或登录已过期。</b>
            可以在新的标签页里重新登录，恢复后自动继续。现在写的内容还在框里，还没有保存。
          </>
        ) : (
          <>
            <b>连接不上本机服务。</b>请确认“巡检”还在运行，恢复后自动继续。现在写的内容还在框里，还没有保存。
          </>
        )}
      </p>
    </div>
  )
}
