import { certificateKindName, type Certificate, stepsOf } from '../../certificate/stage.ts'
import { yuanOf } from '../../money.ts'
import { orElse } from '../../or-else.ts'
import type { Block, Cell } from '../block.ts'
import { centred, heads, left } from '../cell.ts'
import { formSection } from '../form/head.ts'
import { labelledTable } from '../form/labelled.ts'
import type { FormNames } from '../form/model.ts'
import { notConcerned, notEntered } from '../form/words.ts'
import type { CertificateFacts } from './facts.ts'

const day = (on: string | undefined, words = notEntered): string => orElse(on, words)

/** `2024-01-05 至 2025-01-05`. */
export function validityText(row: Certificate): string {
  const { from = '', to = '' } = row.validity ?? {}
  return from === '' && to === '' ? notEntered : `${day(from)} 至 ${day(to)}`
}

/** Section 1: whose it is, and what the contract says of such a certificate. */
export function basics(facts: CertificateFacts, names: FormNames): Block[] {
  const kind = facts.certificate.identity?.kind ?? 'ca'
  const { certificates, customerFees } = facts.pack.registers
  const clause = certificates.find((c) => c.kind === kind) ?? customerFees.find((c) => c.kind === kind)
  const text = facts.pack.clauses.find((c) => c.id === clause?.clause)
  return [
    formSection('一、基本信息'),
    labelledTable([
      [
        ['用户单位', names.hospital],
        ['系统', names.system],
      ],
      [
        ['种类', certificateKindName[kind]],
        ['办理', facts.predecessor ? '更新' : '首次交付'],
        ['登记人', orElse(facts.certificate.identity?.createdBy, notEntered)],
      ],
      [['合同条款', text ? `${text.id}　${text.text}` : notConcerned]],
      [['用途', orElse(facts.certificate.subject?.purpose, notEntered)]],
      [['安装位置', orElse(facts.place, notEntered)]],
    ]),
  ]
}

/** Section 2: the certificate itself, beside the one it renews. */
export function details(facts: CertificateFacts): Block[] {
  const { certificate: row, predecessor } = facts
  const licence = row.identity?.kind === 'licence'
  const issuer = (c: Certificate): string => orElse(c.subject?.issuer, notEntered)
  const subject = (c: Certificate): string => orElse(c.subject?.subject, licence ? notConcerned : notEntered)
  const serial = (c: Certificate): string => orElse(c.subject?.serial, notEntered)
  const algorithm = (c: Certificate): string => orElse(c.subject?.algorithm, licence ? notConcerned : notEntered)
  const medium = (c: Certificate): string => orElse(c.subject?.medium, notEntered)
  const [by, to, number] = licence ? ['授权方', '授权对象', '授权编号'] : ['签发机构', '证书主题', '序列号']
  if (!predecessor)
    return [
      formSection('二、证书信息'),
      labelledTable([
        [[by, issuer(row)]],
        [[to, subject(row)]],
        [
          [number, serial(row)],
          ['算法', algorithm(row)],
        ],
        [
          ['有效期', validityText(row)],
          ['介质', medium(row)],
        ],
        [['费用', feeText(facts)]],
      ]),
    ]
  const lines: [string, (c: Certificate) => string][] = [
    ['单号', (c) => orElse(c.identity?.number, notEntered)],
    [by, issuer],
    [to, subject],
    [number, serial],
    ['算法', algorithm],
    ['介质', medium],
    ['有效期', validityText],
  ]
  return [
    formSection('二、新旧证书'),
    {
      type: 'table',
      grid: [1300, 3886, 3886],
      header: heads('项目', '新证书', '旧证书'),
      rows: lines.map(([name, of]): Cell[] => [{ text: name, kind: 'label' }, left(of(row)), left(of(predecessor))]),
    },
    labelledTable([[['费用', feeText(facts)]]]),
  ]
}

/** Who pays, how much, and what the contract says of it, in one sentence. */
function feeText({ certificate: row, extra, pack }: CertificateFacts): string {
  const { bearer, cents } = row.fee ?? {}
  const paid = bearer === 'firm' ? '乙方承担' : bearer === 'customer' ? '甲方承担' : '承担方未填写'
  const sum = cents == null ? '金额未填写' : `${yuanOf(cents)}元`
  return `${paid}，${sum}。${feeNote(row, extra, pack)}`
}

function feeNote(row: Certificate, extra: boolean, pack: CertificateFacts['pack']): string {
  const kind = row.identity?.kind
  const clause = pack.registers.customerFees.find((f) => f.kind === kind)?.clause
  const covered = pack.registers.certificates.find((c) => c.kind === kind)
  const contract = extra
    ? `合同约定 ${covered?.count ?? 1} 张，本证书为增项。`
    : clause
      ? `按合同 ${clause} 申请费用由甲方承担。`
      : covered
        ? `合同服务内（${covered.clause}），不另收费。`
        : ''
  return `${contract}${orElse(row.fee?.text, '')}`
}

/** Section 3: its life so far as dated facts. */
export function course({ certificate: row }: CertificateFacts): Block[] {
  const told: Readonly<Record<string, readonly [by: string | undefined, text: string | undefined]>> = {
    application: [row.application?.by, row.application?.materials],
    review: [undefined, row.review?.text],
    issue: [undefined, row.issue?.text],
    installation: [row.installation?.by, row.installation?.text],
    verification: [row.verification?.by, row.verification?.text],
  }
  const steps = stepsOf(row).filter((s) => s.register in told)
  return [
    formSection('三、办理经过'),
    {
      type: 'table',
      grid: [1500, 1500, 1600, 4472],
      header: heads('环节', '日期', '经办人', '说明'),
      rows: steps.map(({ register, name, on }) => {
        const [by, text] = told[register]!
        const done = on !== ''
        return [
          left(name),
          centred(done ? on : '未记录'),
          centred(orElse(by, '—')),
          left(orElse(text, done ? '无' : notEntered)),
        ]
      }),
    },
  ]
}

const box = (value: boolean | null | undefined): string =>
  value === true ? '√ 通过' : value === false ? '× 未通过' : notConcerned

/** Section 4: that business goes on with it; when and by whom stands in section 3. */
export function verification({ certificate: row }: CertificateFacts): Block[] {
  const v = row.verification
  return [
    formSection('四、业务验证'),
    labelledTable([
      [
        ['签名', box(v?.sign)],
        ['验签', box(v?.verify)],
        ['开票验证', box(v?.bill)],
      ],
    ]),
  ]
}

/** Section 5 where it renews one: what became of the old one. */
export function retirement({ predecessor }: CertificateFacts): Block[] {
  if (!predecessor) return []
  const old = predecessor.retirement
  const kept = old?.publicKept
  return [
    formSection('五、旧证书处理'),
    labelledTable([
      [
        ['处理日期', day(old?.on, '尚未处理')],
        ['处理人', orElse(old?.by, notEntered)],
        ['公钥证书', kept === true ? '已保留' : kept === false ? '未保留' : notEntered],
      ],
      [['处理说明', orElse(old?.text, notEntered)]],
    ]),
    {
      type: 'paragraph',
      style: 'note',
      text: '注：旧证书的公钥证书用于验证历史签名，应当保留，不得删除。',
    },
  ]
}
