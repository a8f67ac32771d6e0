/** The one origin that the app's pages have. */
export const origin = 'app://rounds'

/** True for an address of our own pages. Node has no origin for such a scheme, hence by text. */
export function isOwn(url: string): boolean {
  return url === origin || url.startsWith(`${origin}/`)
}
