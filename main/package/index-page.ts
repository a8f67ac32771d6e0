import { type ListedFile, sumsName } from '../../domain/acceptance/sums.ts'
import type { PackageHead } from './job.ts'

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
}

function sizeText(bytes: number): string {
  if (bytes < 1024) return `${bytes} B`
  if (bytes < 1024 * 1024) return `${(bytes / 1024).toFixed(1)} KB`
  return `${(bytes / 1024 / 1024).toFixed(1)} MB`
}

/** JSON that cannot end the script element it stands in. */
function embedded(value: unknown): string {
  return JSON.stringify(value)
    .replaceAll('<', '\\u003c')
    .replaceAll('\u2028', '\\u2028')
    .replaceAll('\u2029', '\\u2029')
}

/**
 * 目录.html: the index with the hash of every file, which also checks the package it lies in, without any network.
 * `page` is the frame with its marks `{{…}}`, `script` the check itself.
 */
export function indexPage(
  head: PackageHead,
  files: readonly ListedFile[],
  titles: ReadonlyMap<string, string>,
  page: string,
  script: string,
): string {
  const folders = Map.groupBy(files, (f) => (f.path.includes('/') ? f.path.slice(0, f.path.indexOf('/')) : ''))
  const rows = [...folders].map(([folder, own]) => {
    const lines = own.map(
      (f) =>
        `<tr data-path="${escape(f.path)}"><td>${escape(titles.get(f.path) ?? '')}</td><td><a href="${encodeURI(f.path)}">${escape(f.path)}</a></td><td class="size">${sizeText(f.size)}</td><td class="hash">${f.sha256}</td><td class="state">未核对</td></tr>`,
    )
    return `<tr><th colspan="5" scope="colgroup">${escape(folder === '' ? '其他' : folder)}（${own.length}）</th></tr>\n${lines.join('\n')}`
  })
  const facts = head.facts.map(([label, value]) => `<dt>${escape(label)}</dt><dd>${escape(value)}</dd>`).join('')
  const warning =
    head.unfinished.length === 0
      ? ''
      : `<div class="unfinished" role="note"><b>未完成稿，不能用于验收。</b><ul>${head.unfinished
          .map((s) => `<li>${escape(s)}</li>`)
          .join('')}</ul></div>`
  const values: Readonly<Record<string, string>> = {
    title: escape(head.title),
    facts,
    warning,
    count: String(files.length),
    size: sizeText(files.reduce((sum, f) => sum + f.size, 0)),
    sums: sumsName,
    rows: rows.join('\n'),
    list: `<script type="application/json" id="list">${embedded(files)}</script>`,
    script: `<script>\n${script}</script>`,
  }
  return page.replaceAll(/\{\{(\w+)\}\}/g, (mark, name: string) => values[name] ?? mark)
}
