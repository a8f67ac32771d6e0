/** What the user reads where a file cannot be used as a picture. All are whole sentences. */
export const notices = {
  empty: '文件是空的（0 字节），没有可用的内容。请重新截图或重新选择文件。',
  corrupt: '图片已损坏，读不出来。原件已保存，可作为附件。',
  tooManyPixels:
    '图片的像素太多（超过 1.2 亿），为保护本机内存没有打开。原件已保存，可作为附件；请改用截图或缩小后的图片。',
  tooSlow: '图片超过一分钟还没有读完，已停止处理。原件已保存，可作为附件；请改用截图或缩小后的图片。',
  crashed: '处理这张图片时程序出错，已停止处理。原件已保存，可作为附件；其他图片不受影响。',
  notPicture: '文件名像图片，但内容不是图片。原件已保存，可作为附件。',
} as const

/** `name` is what the user calls the format, for example `HEIC`. */
export function formatNotice(name: string): string {
  return `本软件不能读取 ${name} 图片。原件已保存，可作为附件；如需放入报告，请改存为 JPEG 重新添加，或改用截图。`
}
