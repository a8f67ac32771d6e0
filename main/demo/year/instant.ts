/** `2024-02-09 22:30`, or with seconds, in Shanghai as an instant. */
export function instant(text: string): string {
  return `${text.replace(' ', 'T')}${text.length === 16 ? ':00' : ''}.000+08:00`
}
