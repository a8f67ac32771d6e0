import './no-eval.ts'
import { QueryClientProvider } from '@tanstack/react-query'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './app.tsx'
import { askBeforeClosing } from './client/closing.ts'
import { followChanges, queryClient } from './client/live.ts'
import { ThemeProvider } from './theme/provider.tsx'
import './theme/tokens.css'
import './theme/base.css'

followChanges()
askBeforeClosing()
createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <QueryClientProvider client={queryClient}>
      <ThemeProvider>
        <App />
      </ThemeProvider>
    </QueryClientProvider>
  </StrictMode>,
)
