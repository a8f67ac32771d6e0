import { readFileSync } from 'node:fs'
import { type Item, type Pack, packSchema } from '../../domain/pack/schema.ts'
import type { TestApp } from './app.ts'

const base = JSON.parse(
  readFileSync(new URL('../../assets/contracts/medical-supplies-2026.json', import.meta.url), 'utf8'),
) as Record<string, unknown> & { clauses: { id: string; text: string }[] }

function item(id: string, name: string, clause: string, over: Partial<Item> = {}): Item {
  return {
    id,
    kind: 'check',
    name,
    sentence: base.clauses.find((c) => c.id === clause)!.text,
    clause,
    standard: '每季度',
    requirement: '',
    control: '',
    object: `${name}的对象`,
    method: `查看${name}`,
    steps: [`打开${name}`],
    criterion: `${name}符合要求`,
    normalSentence: `经检查，${name}符合要求，结论：正常。`,
    measures: [],
    subPoints: [],
    commands: [],
    accepts: [],
    evidence: { normal: 0, attention: 0, abnormal: 1 },
    suggestions: [],
    notApplicableReasons: ['由托管方负责'],
    uncheckedReasons: ['未取得授权'],
    ...over,
  }
}

const days: Item['measures'][number] = {
  id: 'days-left',
  name: '剩余天数',
  unit: '天',
  decimals: 0,
  object: '证书',
  required: false,
  min: -10_000,
  max: null,
  abnormal: { op: '<', value: 30 },
  attention: { op: '<', value: 90 },
  source: 'internal',
  limitText: '不少于90天',
  bases: [],
}
const seconds: Item['measures'][number] = {
  ...days,
  id: 'seconds',
  name: '到达用时',
  unit: 's',
  decimals: 1,
  object: '运营商',
  min: 0,
  abnormal: { op: '>', value: 60 },
  attention: null,
  limitText: '60秒内',
}
const safe = (id: string, control: string, requirement: string): Item =>
  item(id, control.slice(0, 8), 'B-026', {
    control,
    requirement,
    normalSentence: `经检查，${control}符合要求，结论：符合。`,
    suggestions: [
      {
        id: 'g1',
        measure: null,
        subPoint: null,
        group: 'security',
        risk: 'high',
        problem: `${control}未达到要求`,
        impact: '可能被未授权访问',
        advice: `按要求整改${control}`,
        party: 'customer',
        dueDays: 30,
      },
    ],
  })

/** A contract by quarters of its own with every kind of check but R01, each in small. */
export const checksPack: Pack = packSchema.parse({
  ...base,
  id: 'checks-test',
  name: '检查样例合同',
  checklists: [
    {
      id: 'signature-server',
      name: '签名服务器检测',
      report: 'R02',
      adviceGroups: ['maintenance', 'management', 'upgrade'],
      sections: [
        {
          id: 'device',
          name: '设备',
          title: '设备检测',
          clause: 'B-033',
          items: [item('SIG-01', '外观', 'B-033'), item('SIG-13', '证书清单', 'B-033', { measures: [days] })],
        },
      ],
      reportOrder: ['device'],
    },
    {
      id: 'security',
      name: '安全自查',
      report: 'R07',
      words: 'conformity',
      adviceGroups: [],
      sections: [
        {
          id: 'compute',
          name: '计算环境',
          title: '安全计算环境',
          clause: 'B-026',
          items: [
            safe('SEC-01', '身份鉴别', '应对登录的用户进行身份标识和鉴别，口令有复杂度要求并定期更换。'),
            safe('SEC-02', '登录失败处理', '应具有登录失败处理功能，并在连接超时后自动退出。'),
          ],
        },
        {
          id: 'operation',
          name: '安全运维',
          title: '安全运维管理',
          clause: 'B-026',
          items: [safe('SEC-03', '漏洞管理', '应及时修补已发现的安全漏洞。')],
        },
      ],
      reportOrder: ['compute', 'operation'],
    },
    {
      id: 'environment',
      name: '环境检查',
      report: 'R08',
      sections: [
        {
          id: 'database',
          name: '数据库',
          title: '数据库运行检查',
          clause: 'B-041',
          items: [item('DBR-01', '事务日志', 'B-042')],
        },
        {
          id: 'runtime',
          name: '运行环境',
          title: '运行环境检查',
          clause: 'B-043',
          items: [item('RUN-01', '服务器', 'B-044'), item('RUN-02', '工作站', 'B-044')],
        },
        {
          id: 'network',
          name: '网络环境',
          title: '网络环境检查',
          clause: 'B-045',
          items: [item('NET-01', '链路', 'B-045')],
        },
      ],
      reportOrder: ['database', 'runtime', 'network'],
    },
    {
      id: 'communication',
      name: '通讯维护',
      report: 'R10',
      adviceGroups: [],
      sections: [
        {
          id: 'sms',
          name: '短信',
          title: '短信通讯检查',
          clause: 'B-034',
          items: [
            item('SMS-01', '登录验证码', 'B-034', { measures: [seconds] }),
            item('SMS-02', '待办提醒', 'B-035', { measures: [{ ...seconds, object: null }] }),
          ],
        },
        {
          id: 'ssl',
          name: 'SSL',
          title: 'SSL加密通讯检查',
          clause: 'B-036',
          items: [item('SSL-01', '证书', 'B-036', { measures: [days] })],
        },
      ],
      reportOrder: ['sms', 'ssl'],
    },
  ],
})

/** Imports the pack and makes a contract by it. Returns the contract's id. */
export async function checksContract({ act }: TestApp): Promise<string> {
  const { sha256 } = await act('pack', 'import', { text: JSON.stringify(checksPack) })
  const { contract } = await act('setup', 'complete', {
    engineer: '工程师甲',
    firm: '示例信息技术有限公司',
    hotline: '400-000-0000',
    brand: { logo: '', letterhead: '' },
    contract: {
      hospital: { name: '示例中心', department: '信息科', contact: '接口人乙' },
      system: {
        name: '医疗物资管理信息系统',
        vendor: '',
        database: 'sqlserver',
        databaseVersion: '2016',
        platform: 'windows',
        servers: [],
      },
      pack: sha256,
      period: { start: '2026-07-26', end: '2027-07-25' },
    },
  })
  return contract
}
