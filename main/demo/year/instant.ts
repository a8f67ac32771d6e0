/** `2024-02-09 22:30` in Shanghai as an instant. */
export function instant(text: string): string {
  return `${text.replace(' ', 'T')}:00.000+08:00`
}
