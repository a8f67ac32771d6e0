import { type Cost, costKindName } from '../payment/cost-proof.ts'
import { certificateKindName } from '../certificate/stage.ts'
import type { Duty, DutyState } from '../obligation/duty.ts'
import type { PaymentNode } from '../payment/schedule.ts'
import type { archiveCategories, archiveEntry } from '../record/archive-entry.ts'
import type { CertificateKind } from '../record/certificate.ts'
import type { device, deviceStates } from '../record/device.ts'
import type { Row } from '../record/record-type.ts'
import type { staff } from '../record/staff.ts'
import { exportTable } from './sheet.ts'

const deviceStateNames: Readonly<Record<(typeof deviceStates)[number], string>> = {
  'in-use': '在用',
  standby: '备用',
  repair: '送修',
  retired: '停用',
}

/** One line per device of the register. */
export const deviceTable = exportTable<Row<typeof device>>(
  ['编号', 'text', 18, (d) => d.identity?.number ?? ''],
  ['名称', 'text', 24, (d) => d.card?.name ?? ''],
  ['类别', 'text', 14, (d) => d.card?.kind ?? ''],
  ['型号', 'text', 20, (d) => d.card?.model ?? ''],
  ['序列号', 'text', 22, (d) => d.card?.serial ?? ''],
  ['资产号', 'text', 18, (d) => d.card?.asset ?? ''],
  ['位置', 'text', 22, (d) => d.card?.place ?? ''],
  ['厂商', 'text', 18, (d) => d.detail?.maker ?? ''],
  ['固件或版本', 'text', 18, (d) => d.detail?.firmware ?? ''],
  ['地址', 'text', 18, (d) => d.detail?.address ?? ''],
  ['许可', 'text', 18, (d) => d.detail?.licence ?? ''],
  ['配置', 'long', 40, (d) => d.detail?.configuration ?? ''],
  [
    '部件',
    'long',
    36,
    (d) => (d.parts?.rows ?? []).map((p) => [p.name, p.model, p.serial, p.since].filter(Boolean).join(' ')).join('\n'),
  ],
  ['状态', 'text', 10, (d) => (d.void ? '已作废' : d.state ? deviceStateNames[d.state.state] : '')],
  ['状态日期', 'date', 12, (d) => d.state?.on ?? ''],
  ['状态说明', 'long', 30, (d) => d.state?.text ?? ''],
  ['来源', 'text', 10, (d) => (d.imported ? '导入' : '')],
)

/** A certificate as its list shows it. */
export interface ExportedCertificate {
  readonly number: string
  readonly kind: CertificateKind
  readonly name: string
  readonly issuer: string
  readonly serial: string
  readonly validity: { readonly from: string; readonly to: string }
  readonly place: string
  readonly standing: { readonly word: string }
  readonly renewal: string
  readonly extra: boolean
}

export const certificateTable = exportTable<ExportedCertificate>(
  ['编号', 'text', 18, (c) => c.number],
  ['种类', 'text', 14, (c) => certificateKindName[c.kind]],
  ['用途', 'text', 26, (c) => c.name],
  ['签发者', 'text', 22, (c) => c.issuer],
  ['序列号', 'text', 30, (c) => c.serial],
  ['有效期起', 'date', 12, (c) => c.validity.from],
  ['有效期止', 'date', 12, (c) => c.validity.to],
  ['安装位置', 'long', 30, (c) => c.place],
  ['状态', 'text', 22, (c) => c.standing.word],
  ['更新为', 'text', 18, (c) => c.renewal],
  ['增项', 'text', 8, (c) => (c.extra ? '增项' : '')],
)

const categoryNames: Readonly<Record<(typeof archiveCategories)[number], string>> = {
  system: '系统清单',
  account: '账号台账',
  topology: '拓扑图',
  version: '版本',
  configuration: '配置',
  document: '文档',
  'backup-plan': '备份计划',
}

/** One line per entry of the archive index. Of an account it names who has it, never a password. */
export const archiveTable = exportTable<Row<typeof archiveEntry>>(
  ['编号', 'text', 12, (e) => e.identity?.number ?? ''],
  ['类别', 'text', 12, (e) => (e.identity ? categoryNames[e.identity.category] : '')],
  ['名称', 'long', 34, (e) => e.entry?.title ?? ''],
  ['版本', 'text', 12, (e) => e.entry?.version ?? ''],
  ['日期', 'date', 12, (e) => e.entry?.on ?? ''],
  ['说明', 'long', 40, (e) => e.entry?.text ?? ''],
  ['账号系统', 'text', 18, (e) => e.account?.system ?? ''],
  ['登录名', 'text', 16, (e) => e.account?.login ?? ''],
  ['角色', 'text', 14, (e) => e.account?.role ?? ''],
  ['持有人', 'text', 12, (e) => e.account?.holder ?? ''],
  ['档案盒', 'text', 14, (e) => e.original?.box ?? ''],
  ['保管人', 'text', 12, (e) => e.original?.keeper ?? ''],
  ['作废原因', 'long', 20, (e) => e.void?.reason ?? ''],
)

export interface ExportedDocument {
  readonly kind: string
  readonly name: string
  readonly number: string
  readonly version: string
  readonly on: string
  readonly superseded: boolean
  readonly signed: boolean
  readonly box: string
}

/** Every finalised document, with where its original lies. */
export const documentTable = exportTable<ExportedDocument>(
  ['代号', 'text', 10, (d) => d.kind],
  ['单据', 'text', 26, (d) => d.name],
  ['编号', 'text', 22, (d) => d.number],
  ['版本', 'text', 10, (d) => d.version],
  ['定稿日期', 'date', 12, (d) => d.on],
  ['状态', 'text', 12, (d) => (d.superseded ? '已被替代' : '有效')],
  ['签字扫描件', 'text', 12, (d) => (d.signed ? '有' : '无')],
  ['档案盒', 'text', 14, (d) => d.box],
)

/** One line per person of the service team. */
export const staffTable = exportTable<Row<typeof staff>>(
  ['姓名', 'text', 12, (s) => s.person?.name ?? ''],
  ['单位', 'text', 24, (s) => s.person?.unit ?? ''],
  ['岗位', 'text', 16, (s) => s.person?.role ?? ''],
  ['资质', 'long', 26, (s) => s.person?.qualification ?? ''],
  ['电话', 'text', 16, (s) => s.person?.phone ?? ''],
  ['服务起', 'date', 12, (s) => s.service?.from ?? ''],
  ['服务止', 'date', 12, (s) => s.service?.to ?? ''],
  ['变更通知日期', 'date', 13, (s) => s.notice?.on ?? ''],
  ['通知对象', 'text', 14, (s) => s.notice?.to ?? ''],
)

/** One line per cost, in yuan. */
export const costTable = exportTable<Cost>(
  ['编号', 'text', 18, (c) => c.identity?.number ?? ''],
  ['日期', 'date', 12, (c) => c.entry?.on ?? ''],
  ['类别', 'text', 12, (c) => (c.entry ? costKindName[c.entry.kind] : '')],
  ['内容', 'long', 40, (c) => c.entry?.text ?? ''],
  ['金额（元）', 'number', 14, (c) => (c.entry?.cents == null ? null : c.entry.cents / 100)],
  ['承担方', 'text', 10, (c) => (c.entry ? (c.entry.bearer === 'firm' ? '乙方' : '甲方') : '')],
  ['依据', 'long', 30, (c) => c.entry?.basis ?? ''],
  ['作废原因', 'long', 20, (c) => c.void?.reason ?? ''],
)

const dutyStateNames: Readonly<Record<DutyState, string>> = {
  done: '已完成',
  overdue: '逾期',
  due: '临近',
  active: '进行中',
  future: '未到',
}

/** One line per duty of the service period. */
export const dutyTable = exportTable<Duty>(
  ['义务', 'long', 34, (d) => d.name],
  ['周期', 'text', 16, (d) => d.span],
  ['期限', 'date', 12, (d) => d.due],
  ['状态', 'text', 10, (d) => dutyStateNames[d.state]],
  ['剩余天数', 'number', 10, (d) => (d.state === 'done' ? null : d.days)],
  ['条款', 'text', 12, (d) => d.clause],
  ['单据', 'text', 10, (d) => d.report],
  [
    '证明',
    'long',
    36,
    (d) =>
      d.proofs
        .map((p) => p.number)
        .filter(Boolean)
        .join('、'),
  ],
  ['还缺', 'long', 40, (d) => d.gaps.map((g) => g.sentence).join('；')],
  ['说明', 'long', 30, (d) => d.note],
)

export interface ExportedPayment {
  readonly node: PaymentNode
  readonly invoice: { readonly number: string; readonly on: string; readonly cents: number | null } | null
  readonly paid: { readonly on: string; readonly cents: number | null } | null
}

const yuan = (cents: number | null | undefined): number | null => (cents == null ? null : cents / 100)

/** One line per payment node, in yuan. */
export const paymentTable = exportTable<ExportedPayment>(
  ['节点', 'text', 22, ({ node }) => node.name],
  ['条款', 'text', 12, ({ node }) => node.clause],
  ['起算', 'text', 22, ({ node }) => node.trigger],
  ['工作日', 'number', 9, ({ node }) => node.workdays],
  ['比例（%）', 'number', 11, ({ node }) => yuan(node.percent)],
  ['应付（元）', 'number', 14, ({ node }) => yuan(node.amount)],
  ['起算日', 'date', 12, ({ node }) => node.startOn],
  ['应付日', 'date', 12, ({ node }) => node.dueOn],
  ['发票号', 'text', 22, ({ invoice }) => invoice?.number ?? ''],
  ['开票日期', 'date', 12, ({ invoice }) => invoice?.on ?? ''],
  ['开票（元）', 'number', 14, ({ invoice }) => yuan(invoice?.cents)],
  ['到账日期', 'date', 12, ({ paid }) => paid?.on ?? ''],
  ['到账（元）', 'number', 14, ({ paid }) => yuan(paid?.cents)],
  ['状态', 'text', 12, ({ node }) => node.word],
  ['说明', 'long', 40, ({ node }) => [node.sentence, node.note].filter(Boolean).join('；')],
)
