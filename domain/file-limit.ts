import type { Failure } from './failure.ts'

/** The largest file that is accepted as evidence, in bytes. */
export const fileLimit = 100 * 1024 * 1024

/** The largest bundle that is taken in, in bytes: it holds the photos of days. */
export const bundleLimit = 16 * 1024 * 1024 * 1024

export const fileTooLarge: Failure = {
  code: 'too-large',
  sentence: '文件超过 100 MB，没有保存。请压缩或只截取需要的部分。',
}
