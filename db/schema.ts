import type { Generated } from 'kysely'

/** A record table: one JSON column per register, beside the heads they stand on. Generated columns serve queries. */
interface RecordTable {
  id: string
  scope: string
  /** JSON: register to the id of the operation it shows. */
  _v: string
}

export interface Schema {
  tx: {
    n: Generated<number>
    id: string
    device: string
    author: string
    scope: string
    schema_version: number
    clock: string
    action: string
    previous: string
    /** SHA-256 of the signed text. */
    hash: string
    /** Ed25519 over the signed text, base64. */
    signature: string
    /** Place in the hub's feed; null until it was seen there. */
    hub_seq: number | null
    /** Why the hub did not take it. */
    refused: string | null
    /** The signed text, where the columns do not hold all of it. */
    text: string | null
  }
  op: {
    n: Generated<number>
    id: string
    tx: string
    tbl: string
    row: string
    /** JSON: the op's `set`. */
    body: string
    /** JSON: the op's `seen`. */
    seen: string | null
  }
  /** Transactions in the order in which they are offered to the hub, by the hash of their text. */
  outbox: { seq: number; hash: string; chain: string }
  head: { tbl: string; row: string; register: string; op: string; clock: string; value: string; quiet: number }
  ahead: { tbl: string; row: string; register: string; op: string }
  quarantine: { hash: string; text: string; signature: string; reason: string; hub_seq: number | null }
  cursor: { scope: string; seq: number; chain: string }
  device_card: { device: string; serial: number; card: string; signature: string }
  opaque: { tbl: string; row: string; register: string; op: string; value: string }
  draft: { tbl: string; row: string; register: string; scope: string; value: string; seen: string; at: string }
  /** What belongs to this device alone and is never synced. */
  state: { key: string; value: string }
  file: { sha256: string; size: number; mime: string; added_at: string; durable_at_hub: number }
  person: RecordTable & { name: string | null }
  firm: RecordTable & { name: string | null; hotline: string | null; brand: string | null }
  pack: RecordTable & { body: string | null }
  contract: RecordTable & {
    pack: string | null
    hospital: string | null
    system: string | null
    period: string | null
    setting: string | null
    sla: string | null
    void: string | null
  }
  site_command: RecordTable & {
    link: string | null
    text: string | null
    confirmed: string | null
    contract: string | null
  }
  inspection: RecordTable & {
    plan: string | null
    contract: string | null
    period: string | null
  }
  inspection_item: RecordTable & { link: string | null; inspection: string | null; item: string | null }
  finding: RecordTable & {
    origin: string | null
    contract: string | null
    inspection: string | null
    item: string | null
    fault: string | null
    status: string | null
  }
  evidence: RecordTable & { file: string | null; owner: string | null; item: string | null; sha256: string | null }
  report: RecordTable & { version: string | null; contract: string | null; owner: string | null }
  fault: RecordTable & {
    identity: string | null
    title: string | null
    tier: string | null
    void: string | null
    contract: string | null
    number: string | null
    finding: string | null
    service: string | null
    batch: string | null
  }
  fault_event: RecordTable & {
    entry: string | null
    until: string | null
    struck: string | null
    fault: string | null
    type: string | null
    at: string | null
  }
  loaner: RecordTable & {
    identity: string | null
    contract: string | null
    fault: string | null
    number: string | null
  }
  force_majeure: RecordTable & { identity: string | null; contract: string | null; number: string | null }
  service_record: RecordTable & {
    identity: string | null
    void: string | null
    contract: string | null
    kind: string | null
    number: string | null
    started: string | null
    state: string | null
    faq: string | null
    fault: string | null
    batch: string | null
  }
  faq: RecordTable & { entry: string | null; void: string | null; contract: string | null; number: string | null }
  idle_statement: RecordTable & { identity: string | null; void: string | null; contract: string | null }
  attached_proof: RecordTable & { identity: string | null; contract: string | null; number: string | null }
  overdue_note: RecordTable & { note: string | null; contract: string | null }
  clock_note: RecordTable & { jump: string | null }
  calendar: RecordTable & { body: string | null }
  import_batch: RecordTable & { source: string | null; void: string | null; contract: string | null }
  certificate: RecordTable & {
    identity: string | null
    contract: string | null
    number: string | null
    predecessor: string | null
  }
  device: RecordTable & { identity: string | null; contract: string | null; number: string | null }
  parameter_snapshot: RecordTable & { entry: string | null; device: string | null; change: string | null }
  archive_entry: RecordTable & { identity: string | null; contract: string | null; number: string | null }
  staff: RecordTable & { person: string | null; service: string | null }
  duty_roster: RecordTable & { shifts: string | null; contract: string | null; month: string | null }
  payment: RecordTable & { identity: string | null; contract: string | null }
  settlement: RecordTable & { decision: string | null }
  cost: RecordTable & { identity: string | null; contract: string | null; number: string | null }
  search_entry: {
    n: Generated<number>
    tbl: string
    row: string
    owner_tbl: string
    owner: string
    contract: string
    number: string
    title: string
    body: string
    at: string
  }
}
