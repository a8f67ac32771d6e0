import { StrictMode, useEffect, useState } from 'react'
import { createRoot } from 'react-dom/client'
import { transport } from './client/transport.ts'

function Workspace() {
  const [text, setText] = useState('')
  useEffect(() => void transport.call('about.workspace', {}).then((reply) => setText(JSON.stringify(reply))), [])
  return <output>{text}</output>
}

createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <Workspace />
  </StrictMode>,
)
