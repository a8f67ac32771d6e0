import type { ServiceKind } from '../../domain/record/service-record.ts'
import type { ServiceEntry } from '../../domain/service/view.ts'

/** A service record of 2024-03-20: asked at 09:00, answered at 09:10, written down at 10:00. */
export function serviceEntry(kind: ServiceKind, over: Partial<ServiceEntry> = {}): ServiceEntry {
  return {
    id: 'service-1',
    scope: 'contract-1',
    heads: {},
    drafts: {},
    conflicts: [],
    identity: {
      contract: 'contract-1',
      kind,
      number: 'ZX-20240320-001',
      createdAt: '2024-03-20T10:00:00.000+08:00',
      createdBy: 'person-1',
    },
    span: { from: '2024-03-20T09:00:00.000+08:00', to: '2024-03-20T09:10:00.000+08:00' },
    request: {
      way: 'phone',
      person: '示例甲',
      department: '门诊收费处',
      phone: '400-000-0000',
      askedAt: '2024-03-20T09:00:00.000+08:00',
    },
    subject: { text: '登录收不到短信验证码' },
    content: { text: '' },
    reply: { text: '先查拦截，再看通道条数。', firstAt: '2024-03-20T09:10:00.000+08:00', by: '工程师甲' },
    result: { state: 'done', text: '已解决', leftover: '' },
    people: { names: ['工程师甲'] },
    detail: { values: {}, tables: {} },
    confirmation: null,
    link: null,
    backdated: null,
    correction: null,
    void: null,
    imported: null,
    ...over,
  }
}
