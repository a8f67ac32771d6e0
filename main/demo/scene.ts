/** Pictures that the demo draws itself: no real screen, no real data. SVG text, rendered by the caller. */

const family = 'Noto Sans CJK SC'

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}

function text(x: number, y: number, size: number, color: string, content: string, anchor = 'start'): string {
  return `<text x="${x}" y="${y}" font-family="${family}" font-size="${size}" fill="${color}" text-anchor="${anchor}" xml:space="preserve">${escape(content)}</text>`
}

/** A terminal window: host and clock in its title, lines of output. 1200 px wide. */
export function terminalScene(title: string, lines: readonly string[]): string {
  const height = 96 + lines.length * 30
  const body = lines.map((line, n) => text(28, 92 + n * 30, 21, '#D6E2EE', line)).join('')
  return `<svg xmlns="http://www.w3.org/2000/svg" width="1200" height="${height}"><rect width="1200" height="${height}" fill="#101B28"/>
<rect width="1200" height="52" fill="#26384B"/>${text(24, 35, 22, '#FFFFFF', title)}${body}</svg>`
}

/** A browser window with an address, a title and label/value rows. 1280 × 720 px. */
export function windowScene(
  address: string,
  title: string,
  rows: readonly (readonly [string, string])[],
  clock: string,
): string {
  const body = rows
    .map(
      ([label, value], n) =>
        `<rect x="80" y="${210 + n * 62}" width="1120" height="62" fill="${n % 2 ? '#F5F7F9' : '#FFFFFF'}" stroke="#D3DAE1"/>` +
        text(104, 250 + n * 62, 24, '#414E5C', label) +
        text(620, 250 + n * 62, 24, '#17202B', value),
    )
    .join('')
  return `<svg xmlns="http://www.w3.org/2000/svg" width="1280" height="720"><rect width="1280" height="720" fill="#FFFFFF"/>
<rect width="1280" height="64" fill="#E4E8EC"/><rect x="120" y="14" width="900" height="38" rx="19" fill="#FFFFFF"/>
${text(144, 40, 20, '#414E5C', address)}${text(1250, 40, 20, '#414E5C', clock, 'end')}
${text(80, 150, 36, '#17202B', title)}${body}${text(80, 690, 20, '#56626F', '演示数据，不对应任何真实系统')}</svg>`
}

/** A phone's message. 720 × 900 px. */
export function phoneScene(sender: string, lines: readonly string[], clock: string): string {
  const height = 90 + lines.length * 44
  return `<svg xmlns="http://www.w3.org/2000/svg" width="720" height="900"><rect width="720" height="900" fill="#EDF0F3"/>
${text(360, 60, 26, '#17202B', sender, 'middle')}${text(680, 60, 22, '#414E5C', clock, 'end')}
<rect x="40" y="120" width="600" height="${height}" rx="24" fill="#FFFFFF"/>
${lines.map((line, n) => text(72, 180 + n * 44, 25, '#17202B', line)).join('')}</svg>`
}

/** The last page of a document, signed: a scan that is clearly none of a real paper. 620 × 877 px. */
export function paperScene(title: string, signer: string, date: string): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" width="620" height="877"><rect width="620" height="877" fill="#FFFFFF"/>
${text(310, 90, 19, '#17202B', title, 'middle')}${text(60, 160, 17, '#414E5C', '签字页扫描件（演示数据，不对应任何真实签章）')}
${text(60, 620, 18, '#17202B', `确认人：${signer}`)}${text(60, 660, 18, '#17202B', `日期：${date}`)}
<circle cx="450" cy="640" r="78" fill="none" stroke="#C2202F" stroke-width="4"/>${text(450, 648, 20, '#C2202F', '演示印章', 'middle')}</svg>`
}
