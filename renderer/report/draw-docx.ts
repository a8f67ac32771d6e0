import { defaultOptions, type HElement, parseAsync, renderDocument } from 'docx-preview'

/** A Word file drawn as nodes for a shadow root of its own. */
export interface Drawn {
  readonly pages: readonly Node[]
  readonly sheet: CSSStyleSheet
  /** Lets go of the pictures. */
  readonly release: () => void
}

type Given = HElement | Node | string

/**
 * Draws a .docx. The page's policy allows no style elements and no style attributes: styles become a constructed
 * sheet, and inline ones are set through the object model. Nothing is asked for from elsewhere: the pictures of the
 * file become blobs, embedded pages are left out.
 */
export async function drawDocx(bytes: Blob): Promise<Drawn> {
  const styles: string[] = []
  const build = (given: Given): Node => {
    if (typeof given === 'string' || given instanceof Node) return defaultOptions.h(given)
    if (given.tagName === 'style') {
      styles.push((given.children ?? []).filter((child) => typeof child === 'string').join(''))
      return document.createComment('')
    }
    if (given.tagName === 'iframe') return document.createComment('')
    // The viewer puts nothing in the place of a hyphen that does not break: numbers and dates would lose theirs.
    if (given.tagName === 'wbr') return document.createTextNode('-')
    const { style, ...rest } = given
    const node = defaultOptions.h(typeof style === 'string' || style === undefined ? rest : given)
    if (typeof style === 'string' && (node instanceof HTMLElement || node instanceof SVGElement))
      node.style.cssText = style
    return node
  }
  const options = { ...defaultOptions, h: build, renderAltChunks: false }
  const pages = await renderDocument(await parseAsync(bytes, options), options)
  for (const node of pages) if (node instanceof Element) namePictures(node)
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(styles.join('\n'))
  return {
    pages: pages.filter((node) => node.nodeType === Node.ELEMENT_NODE),
    sheet,
    release: () => {
      for (const node of pages)
        if (node instanceof Element)
          for (const image of node.querySelectorAll('img'))
            if (image.src.startsWith('blob:')) URL.revokeObjectURL(image.src)
    },
  }
}

/** The viewer drops a picture's own words; its caption stands in the paragraph after it. One without is decoration. */
function namePictures(page: Element): void {
  for (const image of page.querySelectorAll('img')) {
    const caption = image.closest('p')?.nextElementSibling?.textContent?.trim() ?? ''
    image.alt = caption.startsWith('图') ? caption : ''
  }
}
