/** Prefix of the numbers of each kind of check, as the field writes them: XJ 巡检, QM 签名服务器, AQ 安全自查… */
const prefixes: Readonly<Record<string, string>> = { R01: 'XJ', R02: 'QM', R07: 'AQ', R08: 'HJ', R10: 'TX' }

/** `XJ` of a checklist that ends in report `R01`. */
export function numberPrefix(report: string): string {
  return prefixes[report] ?? 'JC'
}
