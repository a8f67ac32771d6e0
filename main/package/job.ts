import type { Failure } from '../../domain/failure.ts'

/** A file of a package before it is written. */
export interface PackageFile {
  /** Relative to the package, with `/` between folders; of characters that every system takes. */
  readonly path: string
  /** What it is, for the index. */
  readonly title: string
  /** Bytes of the vault with the hash that they must have, or a text of the package's own. */
  readonly from: { readonly file: string; readonly sha256: string } | { readonly text: string }
}

/** What a package is written from. */
export interface PackageJob {
  /** Folder that holds all packages. */
  readonly store: string
  /** Folder of this one within `store`: nothing has this name before everything is written. */
  readonly id: string
  /** Name of the folder and, with `.zip`, of the file that the customer gets. */
  readonly name: string
  /** What it is a package of. */
  readonly about: PackageAbout
  readonly files: readonly PackageFile[]
  readonly head: PackageHead
}

/** Which contract a package is of, whether it is complete, and when it was begun (an instant). */
export interface PackageAbout {
  readonly contract: string
  readonly complete: boolean
  readonly at: string
}

/** What stands at the top of the index. */
export interface PackageHead {
  readonly title: string
  readonly facts: readonly (readonly [label: string, value: string])[]
  /** Empty for a complete package; else why it is not, the first sentence first. */
  readonly unfinished: readonly string[]
  /** Where the page and its script lie. */
  readonly page: string
  readonly script: string
}

/** A package that is whole and durable. */
export interface WrittenPackage {
  readonly id: string
  readonly name: string
  readonly about: PackageAbout
  readonly files: number
  /** Bytes of all files. */
  readonly size: number
  readonly zip: { readonly size: number; readonly sha256: string }
  /** SHA-256 of SHA256SUMS: it stands for the whole. */
  readonly sums: string
}

export type FromPackageWorker =
  | { readonly type: 'progress'; readonly done: number; readonly total: number; readonly label: string }
  | { readonly type: 'done'; readonly written: WrittenPackage }
  | { readonly type: 'expected'; readonly failure: Failure }
  | { readonly type: 'failed'; readonly message: string; readonly stack: string }
