import type { Line } from '../../domain/sync/feed.ts'
import type { DeviceCard } from '../../domain/sync/protocol.ts'

/**
 * What the hub keeps. Two implementations, SQLite and PostgreSQL, pass one suite of tests; everything that decides
 * anything stands above them, in `hub/feed`.
 */
export interface Store {
  readonly kind: 'sqlite' | 'postgres'
  /** Reads; each call sees what is committed. Use nothing but `read` inside. */
  read<T>(work: (read: StoreRead) => Promise<T>): Promise<T>
  /** Reads one moment of the whole store, however long it takes and whoever writes meanwhile. */
  snapshot<T>(work: (read: StoreRead) => Promise<T>): Promise<T>
  /**
   * One database transaction, durable when it resolves; rolled back when `work` throws. Use nothing but `write` inside.
   * Throws {@link StoreUnavailable} when the database cannot be had; then it is not known whether the work was stored.
   */
  write<T>(work: (write: StoreWrite) => Promise<T>): Promise<T>
  close(): Promise<void>
}

/** The database is away, full, or was shut down in the middle. What was asked can be asked again. */
export class StoreUnavailable extends Error {
  constructor(cause: unknown) {
    super('the store is not available', { cause })
    this.name = 'StoreUnavailable'
  }
}

/** What there is once in a hub. */
export interface Meta {
  readonly hub: string
  /** Changes whenever the hub was restored. */
  readonly epoch: string
  /** Serial of the newest device card. */
  readonly serial: number
  /** Where the data went when they were moved away; empty while they live here. */
  readonly movedTo: string
}

/** The end of the feed: the one counter row. */
export interface FeedEnd {
  readonly seq: number
  readonly chain: string
}

/** A transaction of the feed. */
export interface FeedRow extends FeedEnd {
  readonly id: string
  /** SHA-256 of the text. */
  readonly hash: string
  readonly device: string
  readonly author: string
  readonly scope: string
  readonly text: string
  readonly signature: string
  readonly receivedAt: string
}

/** A value that no later one has superseded: which operation set that register. */
export interface HeadRow {
  readonly table: string
  readonly row: string
  readonly register: string
  readonly op: string
}

/** What transactions change beside the feed; see effects.ts. */
export interface Effects {
  readonly dropped: readonly HeadRow[]
  readonly added: readonly HeadRow[]
  /** Files that the transactions refer to. */
  readonly files: readonly FileRef[]
}

export interface FileRef {
  readonly sha256: string
  readonly scope: string
}

/** A device as the office knows it. */
export interface DeviceRow {
  readonly card: DeviceCard
  /** The hub's signature over the canonical card. */
  readonly signature: string
  /** What it may read and write now; the card holds all it ever might. */
  readonly scopes: readonly string[]
}

/** Transport counter of one device database. */
export interface LineRow extends Line {
  readonly device: string
  readonly incarnation: string
}

/** Bytes that are whole and durable. */
export interface BlobRow {
  readonly sha256: string
  readonly size: number
  readonly device: string
  readonly at: string
}

export const userRoles = ['admin', 'reviewer', 'reader'] as const
export type UserRole = (typeof userRoles)[number]

/** Somebody who signs in at the office. */
export interface UserRow {
  /** Also the person's id in records. */
  readonly id: string
  /** Unique; what is typed to sign in. */
  readonly login: string
  readonly name: string
  readonly role: UserRole
  /** Contracts; `*` for all. */
  readonly scopes: readonly string[]
  /** See `passwordHash` in db/crypto.ts. */
  readonly password: string
  /** Instant, or empty. */
  readonly disabledAt: string
}

/** A window in which one device may introduce itself with a code. */
export interface PairingRow {
  readonly id: string
  /** 80 bits, hexadecimal. */
  readonly token: string
  readonly openedAt: string
  readonly expiresAt: string
  readonly tries: number
  readonly state: 'open' | 'asked' | 'approved' | 'closed'
  /** Who asked, as JSON; empty until a right proof came. */
  readonly request: string
}

/** One stretch of the feed without its texts, so that a page can be cut by size before they are read. */
export interface FeedPlace {
  readonly seq: number
  readonly size: number
}

export interface Totals {
  readonly seq: number
  readonly devices: number
  readonly conflicts: number
  readonly blobs: number
  readonly blobBytes: number
  /** Files that records refer to and nobody has uploaded. */
  readonly missing: number
}

export interface StoreRead {
  meta(): Promise<Meta>
  end(): Promise<FeedEnd>
  /** The chain at a place; undefined where the feed does not reach. */
  chainAt(seq: number): Promise<string | undefined>
  /** Places after `after` up to `until` in any of the scopes (`null`: all), in order, at most `limit`. */
  places(after: number, until: number, scopes: readonly string[] | null, limit: number): Promise<FeedPlace[]>
  /** The transactions at these places, in order. */
  rows(seqs: readonly number[]): Promise<FeedRow[]>
  line(device: string, incarnation: string): Promise<LineRow | undefined>
  lines(): Promise<LineRow[]>
  /** Which of the transactions are in the feed: id to the hash that it has there. */
  known(ids: readonly string[]): Promise<Map<string, string>>
  /** All heads in the order of table, row, register, operation; `after` the given one, at most `limit`. */
  heads(after: HeadRow | undefined, limit: number): Promise<HeadRow[]>
  device(id: string): Promise<DeviceRow | undefined>
  /** Devices whose card is newer than `serial`, the oldest first. */
  devices(serial: number): Promise<DeviceRow[]>
  devicesNamed(ids: readonly string[]): Promise<DeviceRow[]>
  users(): Promise<UserRow[]>
  user(login: string): Promise<UserRow | undefined>
  /** Windows that are not closed, the newest first. */
  pairings(): Promise<PairingRow[]>
  blob(sha256: string): Promise<BlobRow | undefined>
  blobs(after: string, limit: number): Promise<BlobRow[]>
  fileRefs(after: FileRef | undefined, limit: number): Promise<FileRef[]>
  /** True when a record of one of the scopes (`null`: any) refers to the file. */
  refersTo(sha256: string, scopes: readonly string[] | null): Promise<boolean>
  totals(): Promise<Totals>
}

export interface StoreWrite extends StoreRead {
  setMeta(meta: Partial<Meta>): Promise<void>
  /** The line, locked until the end of the transaction; made when it is new. */
  lockLine(device: string, incarnation: string): Promise<LineRow>
  /** The counter row, locked until the end of the transaction: nobody else can number meanwhile. */
  lockEnd(): Promise<FeedEnd>
  /** Appends to the feed; the last row becomes its end. Call it with the end locked. */
  append(rows: readonly FeedRow[], effects: Effects): Promise<void>
  saveLine(line: LineRow): Promise<void>
  /** Counts the serial of device cards on. */
  nextSerial(): Promise<number>
  saveDevice(device: DeviceRow): Promise<void>
  saveUser(user: UserRow): Promise<void>
  savePairing(pairing: PairingRow): Promise<void>
  saveBlob(blob: BlobRow): Promise<void>
}
