import { open } from 'node:fs/promises'
import { fail } from '../../domain/failure.ts'
import { openCsv } from './csv-read.ts'
import type { SheetFile } from './file.ts'
import { openXlsx } from './xlsx-read.ts'
import { openZip } from './zip-read.ts'

/**
 * Opens a spreadsheet by what is in it, not by its name. `name` is the user's. Fails as `bad-file` with a sentence that
 * says what the file is instead and what to do.
 */
export async function openSheetFile(path: string, name: string): Promise<SheetFile> {
  const head = await headOf(path)
  const starts = (...bytes: number[]): boolean => bytes.every((byte, n) => head[n] === byte)
  if (head.byteLength === 0) fail('bad-file', `“${name}”是空文件，没有可以导入的行。`)
  if (starts(0xd0, 0xcf, 0x11, 0xe0)) {
    // A workbook with a password is such a container too; its streams carry these names in UTF-16.
    const encrypted =
      head.includes(Buffer.from('EncryptedPackage', 'utf16le')) || (await holds(path, 'EncryptedPackage'))
    return encrypted
      ? fail('bad-file', `“${name}”有打开密码，读不了。请在 Excel 里去掉密码、另存后再导入。`)
      : fail('bad-file', `“${name}”是旧的 .xls 格式，读不了。请用 Excel 或 WPS 打开，另存为 .xlsx 或 .csv 再导入。`)
  }
  if (starts(0x50, 0x4b, 3, 4)) {
    const zip = await openZip(path, name)
    if (zip.names.includes('xl/workbook.bin'))
      fail('bad-file', `“${name}”是二进制工作簿（.xlsb），读不了。请在 Excel 里另存为 .xlsx 再导入。`)
    if (zip.names.includes('word/document.xml'))
      fail('bad-file', `“${name}”是 Word 文档，不是表格。请导入 .xlsx 或 .csv。`)
    if (zip.names.includes('content.xml') && zip.names.includes('mimetype'))
      fail('bad-file', `“${name}”是 OpenDocument 文件，读不了。请另存为 .xlsx 再导入。`)
    if (!zip.names.some((n) => /(^|\/)workbook\.xml$/.test(n)))
      fail('bad-file', `“${name}”是压缩包，不是表格。请导入 .xlsx 或 .csv。`)
    return openXlsx(zip, name)
  }
  const text = Buffer.from(head).toString('latin1').trimStart()
  if (/^(\ufeff|ï»¿)?\s*<(!doctype html|html|table|meta|\?xml)/i.test(text))
    fail('bad-file', `“${name}”其实是网页表格，只是名字像 Excel。请用 Excel 打开，另存为 .xlsx 再导入。`)
  if (/^(%PDF|\x89PNG|\xff\xd8\xff|GIF8|Rar!|7z\xbc\xaf|\{\\rtf)/.test(text))
    fail('bad-file', `“${name}”不是表格文件。请导入 .xlsx 或 .csv。`)
  return openCsv(path, name)
}

async function headOf(path: string): Promise<Buffer> {
  const file = await open(path)
  try {
    const head = Buffer.alloc(65_536)
    const { bytesRead } = await file.read(head, 0, head.byteLength, 0)
    return head.subarray(0, bytesRead)
  } finally {
    await file.close()
  }
}

/** Looks for a stream's name at the end of a container, where its directory often lies. */
async function holds(path: string, word: string): Promise<boolean> {
  const file = await open(path)
  try {
    const { size } = await file.stat()
    const tail = Buffer.alloc(Math.min(size, 65_536))
    await file.read(tail, 0, tail.byteLength, size - tail.byteLength)
    return tail.includes(Buffer.from(word, 'utf16le'))
  } finally {
    await file.close()
  }
}
