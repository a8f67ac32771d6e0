import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { noncePlaceholder } from './main/page.ts'

/** The renderer. It is served at the root of its origin by both shells, so that a screen may have any path. */
export default defineConfig({
  root: 'renderer',
  base: '/',
  plugins: [react()],
  // Each answer puts its own nonce there, for styles made at run time; see main/page.ts.
  html: { cspNonce: noncePlaceholder },
  build: {
    outDir: '../out/renderer',
    emptyOutDir: true,
    // The policy of the page allows no data: scripts or styles.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    target: 'es2024',
    chunkSizeWarningLimit: 3000,
  },
})
