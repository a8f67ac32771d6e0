import { routes } from '../routes.ts'

/** The acceptance of a contract. */
export function acceptancePath(contract: string): string {
  return `${routes.acceptance.path}?${new URLSearchParams({ contract })}`
}
