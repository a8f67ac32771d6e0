import { orElse } from '../../or-else.ts'
import type { Pack } from '../../pack/schema.ts'
import type { contract, firm } from '../../record/organisation.ts'
import type { Row, Values } from '../../record/record-type.ts'
import type { Block, ReportModel } from '../block.ts'
import type { Edition } from '../edition.ts'
import { notEntered } from './words.ts'

/** Who a form is about and by whom, in words that may stand anywhere. */
export interface FormNames {
  readonly hospital: string
  readonly department: string
  readonly system: string
  readonly firm: string
  readonly hotline: string
  /** `采购项目编号 CGB-2023-XXX`, or the project's name. */
  readonly project: string
}

export function formNames(facts: {
  readonly contract: Pick<Row<typeof contract>, 'hospital' | 'system'>
  readonly firm: Values<typeof firm> | null
  readonly pack: Pick<Pack, 'systemName' | 'projectNumber' | 'projectName'>
}): FormNames {
  const { contract: c, firm: f, pack } = facts
  return {
    hospital: orElse(c.hospital?.name, notEntered),
    department: orElse(c.hospital?.department, '信息科'),
    system: orElse(c.system?.name, pack.systemName),
    firm: orElse(f?.name?.name, notEntered),
    hotline: orElse(f?.hotline?.phone, notEntered),
    project: pack.projectNumber ? `采购项目编号 ${pack.projectNumber}` : pack.projectName,
  }
}

/** A record on one page or a few: no cover, no contents; what and whose it is stands in every header. */
export function formModel(form: {
  readonly kind: string
  readonly title: string
  readonly names: FormNames
  readonly edition: Edition
  readonly body: readonly Block[]
  /** An official paper (公文) instead of an engineer's form. */
  readonly official?: boolean
}): ReportModel {
  const { kind, title, names, edition, body } = form
  return {
    schema: 1,
    profile: form.official ? 'official' : 'engineering',
    layout: 'form',
    kind,
    number: edition.number,
    version: edition.version,
    draft: edition.draft,
    properties: {
      title: `${names.hospital}${title}（${edition.number}）`,
      subject: names.project,
      author: names.firm,
      keywords: `${title},${names.system},${edition.number}`,
    },
    header: { left: `${names.hospital}　${names.system}`, right: names.project },
    footerLeft: `${names.firm}　7×24服务热线 ${names.hotline}`,
    cover: null,
    front: [],
    contents: null,
    body,
  }
}
