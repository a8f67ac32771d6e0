/** The screen of imports; `target` says what the user comes from. */
export function importPath(target: 'fault' | 'service' | 'device'): string {
  return `/import?target=${target}`
}
