/**
 * Where a worker thread's program lies: its TypeScript source while the app runs from sources, else the bundle
 * beside the bundled main. Packaged, a worker cannot be started from inside the archive: its unpacked twin is used.
 */
export function workerEntry(name: 'picture' | 'report'): URL {
  const here = import.meta.url
  if (here.endsWith('.ts')) return new URL(`./${name}/worker.ts`, here)
  return new URL(`./${name}-worker.cjs`, here.replace('/app.asar/', '/app.asar.unpacked/'))
}
