import type { InspectionFacts, ItemFacts } from '../../domain/inspection/facts.ts'
import { quarterFaults, statisticsOf } from './sample-faults.ts'
import { evidence, finding, hashOf, normalFacts, row, tablespace, withItems } from './inspection-facts.ts'

const at = (time: string): string => `2024-03-20T${time}:00+08:00`
const earlier = (item: string, rows: readonly (readonly [string, ItemFacts['meas']['rows']])[]) =>
  rows.map(([period, measured]) => ({
    period,
    checkedAt: `${period.slice(0, 4)}-01-15T10:00:00+08:00`,
    verdict: 'normal' as const,
    rows: measured,
    item,
  }))

const total = 20480
const data = (percent: number): ReturnType<typeof tablespace> =>
  tablespace('EBILL_DATA', Math.round(percent * total) / 100, total)

const volume = (
  server: string,
  object: string,
  percent: string,
  used: string,
  size: string,
  measure = 'used-percent',
) => row(measure, percent, { server, object, used, total: size, unit: 'GB' })

export const rawChrony = [
  '$ chronyc tracking',
  'Reference ID    : 00000000 ()',
  'Stratum         : 0',
  'System time     : 2.412306 seconds slow of NTP time',
  'Leap status     : Not synchronised',
  '',
].join('\n')
export const rawTexts = { [hashOf(30)]: rawChrony }

/** A full first quarter: one 异常 (a tablespace at 93.41 %), two 关注 of which one was repaired on the spot. */
export function sampleFacts(over: Partial<InspectionFacts> = {}): InspectionFacts {
  const { now } = normalFacts()
  const facts = normalFacts({
    work: { statistics: statisticsOf(quarterFaults(now).slice(0, 6), '2024-Q1'), services: [] },
    previous: {
      id: 'inspection-0',
      number: 'XJ-2023-Q4-001',
      period: '2023 Q4',
      verdicts: { 'ENV-05': 'attention', 'ENV-03': 'normal', 'ENV-07': 'normal', 'ENV-01': 'normal' },
    },
    carried: [
      finding('old-1', 'ENV-05', {
        origin: {
          contract: 'contract-1',
          inspection: 'inspection-0',
          item: 'ENV-05',
          row: '',
          level: 'attention',
          period: '2023 Q4',
          raisedAt: '2023-12-18T10:00:00+08:00',
        },
        problem: { description: 'EBILL_DATA 使用率88.52%', impact: '', risk: 'medium' },
        advice: { group: 'tuning', text: '安排扩容', basis: '', party: 'customer', due: '2024-03-01' },
      }),
      finding('old-2', 'ENV-08', {
        origin: {
          contract: 'contract-1',
          inspection: 'inspection-0',
          item: 'ENV-08',
          row: '',
          level: 'attention',
          period: '2023 Q4',
          raisedAt: '2023-12-18T10:00:00+08:00',
        },
        problem: { description: 'app01 /data 日志未轮转', impact: '', risk: 'low' },
        advice: { group: 'prevention', text: '按日切割', basis: '', party: 'contractor', due: '2024-01-31' },
        state: { state: 'closed', at: at('16:00'), reason: '已配置', by: '工程师甲', inspection: 'inspection-1' },
      }),
    ],
    advice: [
      finding('free-1', '', {
        origin: {
          contract: 'contract-1',
          inspection: 'inspection-1',
          item: '',
          row: '',
          level: 'advice',
          period: '2024 Q1',
          raisedAt: at('16:00'),
        },
        problem: null,
        advice: {
          group: 'security',
          text: '停用或限期核实超过90天未登录的3个账号。',
          basis: '用户清单',
          party: 'customer',
          due: '2024-04-30',
        },
      }),
    ],
  })
  return {
    ...withItems(facts, {
      'ENV-01': () => ({ evidence: [evidence(10, 'ENV-01', {}, '管理端登录页')] }),
      'ENV-02': (i) => ({
        meas: {
          ...i.meas,
          rows: [
            ['票据查询', '0.82'],
            ['开票明细', '1.06'],
            ['冲红登记', '0.91'],
            ['换开纸质票', '1.24'],
            ['库存查询', '0.77'],
          ].map(([object, value]) => row('query-time', value!, { object: object! })),
        },
      }),
      'ENV-03': (i) => {
        const offset = row('clock-offset', '2.412306', { server: 'app01' })
        return {
          meas: {
            ...i.meas,
            verdict: 'attention',
            checkedAt: at('10:18'),
            rows: [
              offset,
              row('clock-offset', '0.000412', { server: 'db01' }),
              row('cpu-average', '31.2', { server: 'app01' }),
              row('memory-used', '68.4', { server: 'db01' }),
            ],
          },
          retest: {
            action: '经信息科接口人同意，改用院内时间源并重启 chronyd',
            at: at('10:31'),
            by: '工程师甲',
            rows: [{ ...offset, value: '0.000812' }],
            verdict: 'normal',
          },
          findings: [
            finding('f-3', 'ENV-03', {
              origin: {
                contract: 'contract-1',
                inspection: 'inspection-1',
                item: 'ENV-03',
                row: offset.key,
                level: 'attention',
                period: '2024 Q1',
                raisedAt: at('10:18'),
              },
              problem: {
                description: 'app01 的 chronyd 指向的时间源已停用，时钟慢2.41s。',
                impact: '影响签名时间的准确性。',
                risk: 'low',
              },
              advice: {
                group: 'security',
                text: '各服务器统一使用院内时间源，关闭失效的外部时间源。',
                basis: '',
                party: 'contractor',
                due: '',
              },
            }),
          ],
          evidence: [
            evidence(
              30,
              'ENV-03',
              {
                kind: 'text',
                mime: 'text/plain',
                name: 'chronyc.txt',
                copy: '',
                width: 0,
                height: 0,
                addedAt: at('10:18'),
              },
              '时钟状态',
            ),
          ],
        }
      },
      'ENV-05': (i) => ({
        meas: {
          ...i.meas,
          verdict: 'abnormal',
          checkedAt: at('14:06'),
          rows: [tablespace('EBILL_LOB', 37171.2, 98304), data(93.41), tablespace('EBILL_IDX', 6963.2, 10240)],
        },
        findings: [
          finding('f-5', 'ENV-05', {
            origin: {
              contract: 'contract-1',
              inspection: 'inspection-1',
              item: 'ENV-05',
              row: data(93.41).key,
              level: 'abnormal',
              period: '2024 Q1',
              raisedAt: at('14:06'),
            },
            problem: {
              description: 'EBILL_DATA 已用19130.4MB，仅余1349.6MB；数据文件未开启自动扩展。',
              impact: '用尽后开票、冲红写入失败，影响全院门诊与住院收费',
              risk: 'high',
            },
            advice: {
              group: 'tuning',
              text: '新增10GB数据文件并开启自动扩展、设上限。',
              basis: '',
              party: 'customer',
              due: '2024-04-12',
            },
          }),
        ],
        evidence: [evidence(50, 'ENV-05', {}, '表空间查询结果')],
        history: earlier('ENV-05', [
          ['2023 Q1', [data(73.92)]],
          ['2023 Q2', [data(79.1)]],
          ['2023 Q3', [data(83.75)]],
          ['2023 Q4', [data(88.52)]],
        ]),
      }),
      'ENV-06': (i) => ({
        meas: {
          ...i.meas,
          rows: [
            tablespace('SYSTEM', 1392.6, 2048),
            tablespace('SYSAUX', 2834.4, 4096),
            tablespace('UNDOTBS1', 1507.3, 8192),
          ],
        },
      }),
      'ENV-07': (i) => {
        const backup = volume('db01', '/backup', '83.62', '1712.5', '2048', 'backup-used-percent')
        return {
          meas: {
            ...i.meas,
            verdict: 'attention',
            checkedAt: at('15:02'),
            rows: [backup, row('success-rate', '100'), row('due-count', '80'), row('failed-count', '0')],
            subPoints: {
              ...i.meas.subPoints,
              [i.item.subPoints.at(-1)!.id]: { state: 'unchecked', note: '甲方本季度未安排恢复演练窗口' },
            },
          },
          findings: [
            finding('f-7', 'ENV-07', {
              origin: {
                contract: 'contract-1',
                inspection: 'inspection-1',
                item: 'ENV-07',
                row: backup.key,
                level: 'attention',
                period: '2024 Q1',
                raisedAt: at('15:02'),
              },
              problem: {
                description: '备份卷使用率83.62%，超过80%预警值。',
                impact: '用尽后当日备份失败',
                risk: 'medium',
              },
              advice: {
                group: 'prevention',
                text: '备份卷扩容2TB，或将全量备份保留期由5周调整为4周。',
                basis: '',
                party: 'customer',
                due: '2024-06-14',
              },
            }),
          ],
          evidence: [evidence(70, 'ENV-07', { width: 720, height: 1280 }, '备份任务列表')],
        }
      },
      'ENV-08': (i) => ({
        meas: {
          ...i.meas,
          rows: [
            volume('db01', '/', '51.07', '25.5', '50'),
            volume('db01', '/oradata', '71.88', '735.7', '1023.5'),
            volume('app01', '/', '43.2', '21.6', '50'),
            volume('app01', '/data', '60.41', '120.8', '200'),
          ],
        },
      }),
      'BIZ-03': (i) => ({
        meas: {
          ...i.meas,
          rows: [row('issued-count', '239008'), row('red-count', '2934'), row('success-rate', '99.9799')],
          subPoints: { ...i.meas.subPoints, s04: { state: 'not-applicable', note: '医院无体检业务，经收费处确认' } },
        },
      }),
      'BIZ-07': (i) => ({ meas: { ...i.meas, whole: true } }),
    }),
    ...over,
  }
}
