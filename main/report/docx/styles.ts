/** The document's styles as docx writes them. */
import { alignments, spacingOf } from './paragraph.ts'
import type { IParagraphStyleOptions, IStylesOptions } from 'docx'
import { fontOf } from './font.ts'
import { styleIds, styleOf } from './style.ts'
import type { Profile, StyleSpec } from './style.ts'

/** Latin text called Chinese breaks anywhere in LibreOffice: `1001.5M|B`. */
const latinLanguage = { value: 'en-US', eastAsia: 'zh-CN' }

function look(spec: StyleSpec) {
  return {
    run: {
      font: { ...fontOf(spec.slot) },
      size: spec.size,
      // docx's own headings are blue and bold.
      color: '000000',
      bold: spec.bold ?? false,
      ...(spec.spaced ? { characterSpacing: spec.spaced } : {}),
    },
    paragraph: {
      spacing: spacingOf(spec),
      ...(spec.align ? { alignment: alignments[spec.align] } : {}),
      ...(spec.indented ? { indent: { firstLine: spec.size * 20, firstLineChars: 200 } } : {}),
      ...(spec.left ? { indent: { left: spec.left, ...(spec.hanging ? { hanging: spec.hanging } : {}) } } : {}),
      ...(spec.keepNext ? { keepNext: true, keepLines: true } : {}),
    },
  }
}

/** All styles of a profile. Built-in ones (headings) keep their ids, so that Word's own contents find them. */
export function stylesOf(profile: Profile): IStylesOptions {
  const own: IParagraphStyleOptions[] = styleIds
    .filter((id) => !id.startsWith('Heading'))
    .map((id) => {
      const spec = styleOf(profile, id)
      return {
        id,
        name: spec.name,
        basedOn: 'Normal',
        next: 'Normal',
        ...(id.startsWith('TOC') ? {} : { quickFormat: true }),
        ...look(spec),
      }
    })
  return {
    default: {
      document: {
        run: { font: { ...fontOf('song') }, size: 24, language: latinLanguage },
        paragraph: { spacing: spacingOf({ name: 'Normal', slot: 'song', size: 24, line: 440 }) },
      },
      heading1: look(styleOf(profile, 'Heading1')),
      heading2: look(styleOf(profile, 'Heading2')),
      heading3: look(styleOf(profile, 'Heading3')),
    },
    paragraphStyles: own,
  }
}
