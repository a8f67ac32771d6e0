const sources = {
  picture: './picture/worker.ts',
  report: './report/worker/entry.ts',
  package: './package/worker.ts',
  sheet: './sheet/worker.ts',
  sync: './sync/ahead/worker.ts',
} as const

/**
 * Where a worker thread's program lies: its TypeScript source while the app runs from sources, else the bundle
 * beside the bundled main. Packaged, a worker cannot be started from inside the archive: its unpacked twin is used.
 */
export function workerEntry(name: keyof typeof sources): URL {
  const here = import.meta.url
  if (here.endsWith('.ts')) return new URL(sources[name], here)
  return new URL(`./${name}-worker.cjs`, unpacked(here))
}

/** Where a file of `assets/` lies. Native code (fonts for charts) and worker threads cannot read the archive. */
export function assetUrl(path: string): URL {
  const here = import.meta.url
  return new URL(here.endsWith('.ts') ? `../assets/${path}` : `../../assets/${path}`, unpacked(here))
}

function unpacked(url: string): string {
  return url.replace('/app.asar/', '/app.asar.unpacked/')
}
