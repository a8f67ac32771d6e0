import type { ItemStory } from './quarter.ts'
import { phoneScene, terminalScene, windowScene } from './scene.ts'

/** Used and maximum size of a tablespace in MB. */
interface Space {
  readonly name: string
  readonly used: number
  readonly max: number
}

/** What differs between the demo's quarters. */
export interface Figures {
  /** Shown in every picture, `2024-03-20`. */
  readonly date: string
  readonly spaces: readonly Space[]
  readonly paperDays: number
  /** The database server's clock is off by this, in s, and repaired on the spot when over 1. */
  readonly clockOffset: string
}

const pad = (text: string, width: number): string => text.padStart(width)

/** Output of the pack's Oracle query, as SQL*Plus prints it. */
function tablespaceOutput(spaces: readonly Space[]): string {
  const head = 'TABLESPACE_NAME                  ALLOC_MB    USED_MB USED_PCT_ALLOC     MAX_MB USED_PCT_MAX'
  const line = '------------------------------ ---------- ---------- -------------- ---------- ------------'
  const rows = spaces.map((s) => {
    const percent = ((s.used * 100) / s.max).toFixed(2)
    return (
      s.name.padEnd(30) +
      pad(s.max.toFixed(1), 11) +
      pad(s.used.toFixed(1), 11) +
      pad(percent, 15) +
      pad(s.max.toFixed(1), 11) +
      pad(percent, 13)
    )
  })
  return [head, line, ...rows, '', `${spaces.length} rows selected.`].join('\n')
}

const systemSpaces: readonly Space[] = [
  { name: 'SYSTEM', used: 18_432.4, max: 32_767.9 },
  { name: 'SYSAUX', used: 21_077.2, max: 32_767.9 },
  { name: 'UNDOTBS1', used: 9_216.5, max: 32_767.9 },
]

const diskOutput = `Filesystem     1024-blocks      Used Available Capacity Mounted on
/dev/sda2        104806400  61835776  42970624      60% /
/dev/sdb1        524032000 335380480 188651520      65% /u01
/dev/sdc1       1048064000 597396480 450667520      58% /archive`

const backupDisk = `Filesystem     1024-blocks      Used Available Capacity Mounted on
/dev/sdd1       2096128000 1320560640 775567360     64% /backup`

function backupOutput(date: string): string {
  return `INPUT_TYPE    STATUS     START_TIME          END_TIME                 IN_GB     OUT_GB
------------- ---------- ------------------- ------------------- ---------- ----------
DB FULL       COMPLETED  ${date} 01:00:04 ${date} 02:11:36     318.42      96.11
ARCHIVELOG    COMPLETED  ${date} 06:00:02 ${date} 06:04:21       9.83       3.02`
}

/**
 * A quarter at the 示例医院: sixteen checks as an engineer does them, business functions first. One tablespace may be
 * over the limit, paper bills may run short, a clock may be off; everything else is in order.
 */
export function quarterStory(f: Figures): ItemStory[] {
  const worst = Math.max(...f.spaces.map((s) => (s.used * 100) / s.max))
  const late = Number(f.clockOffset) >= 1
  return [
    {
      item: 'BIZ-01',
      seconds: 420,
      verdict: 'normal',
      values: [{ measure: 'unmapped-items', object: '', value: '0', unit: '项' }],
    },
    {
      item: 'BIZ-02',
      seconds: 600,
      values: [
        { measure: 'e-bill-days', object: '', value: '96', unit: '天' },
        { measure: 'paper-bill-days', object: '', value: String(f.paperDays), unit: '天' },
        { measure: 'number-faults', object: '', value: '0', unit: '处' },
      ],
      pictures: [
        {
          svg: (at) =>
            windowScene(
              'https://ebill.example/stock',
              '票据库存查询',
              [
                ['电子票 门诊', '号段余量 412,880 张'],
                ['电子票 住院', '号段余量 38,214 张'],
                ['纸质票 换开', `余量 ${f.paperDays * 120} 张，日均 120 张`],
                ['预警下限', '15 天'],
              ],
              at,
            ),
          caption: '票据库存与预警下限',
        },
      ],
      ...(f.paperDays < 30
        ? {
            verdict: 'attention' as const,
            bad: { s04: { state: 'attention' as const, note: `纸质票余量 ${f.paperDays} 天，低于 30 天` } },
          }
        : { verdict: 'normal' as const }),
    },
    {
      item: 'BIZ-03',
      seconds: 900,
      values: [
        { measure: 'issued-count', object: '', value: '186420', unit: '笔' },
        { measure: 'red-count', object: '', value: '1208', unit: '笔' },
        { measure: 'success-rate', object: '', value: '99.98', unit: '%' },
        { measure: 'unexplained-difference', object: '', value: '0', unit: '笔' },
      ],
      pictures: [
        {
          svg: (at) =>
            windowScene(
              'https://ebill.example/bill/detail',
              '电子票据明细（门诊）',
              [
                ['票据代码', '44060124'],
                ['票据号码', '00001****8'],
                ['交款人', '张某某　身份证 4401**********1234'],
                ['金额', '￥286.40，与明细、支付渠道合计一致'],
                ['签名', '单位签名、财政监制签名均有效'],
              ],
              at,
            ),
          caption: '门诊票据抽样，交款人已脱敏',
          // Burnt in: the payer's line.
          hide: { x: 0.48, y: 0.46, width: 0.46, height: 0.085 },
        },
      ],
      skip: { s04: '医院无体检业务，已与院方确认' },
      verdict: 'normal',
    },
    {
      item: 'BIZ-04',
      seconds: 480,
      verdict: 'normal',
      values: [{ measure: 'archive-rate', object: '', value: '100', unit: '%' }],
    },
    {
      item: 'BIZ-05',
      seconds: 540,
      values: [
        { measure: 'delivery-rate', object: '短信', value: '99.62', unit: '%' },
        { measure: 'delivery-rate', object: '微信公众号', value: '99.91', unit: '%' },
      ],
      pictures: [
        {
          svg: (at) =>
            phoneScene(
              '示例医院',
              [
                '【示例医院】您的医疗电子票据',
                '已开具，金额 ￥0.01（测试）。',
                '查看：https://ebill.example/q',
                '本短信由巡检测试发出。',
              ],
              at.slice(11, 16),
            ),
          caption: '交付测试短信，到达用时 6 秒',
        },
      ],
      verdict: 'normal',
    },
    {
      item: 'BIZ-06',
      seconds: 420,
      verdict: 'normal',
      values: [{ measure: 'recalculation-difference', object: '开票汇总', value: '0', unit: '笔' }],
    },
    {
      item: 'BIZ-07',
      seconds: 360,
      verdict: 'normal',
      values: [{ measure: 'shared-accounts', object: '', value: '0', unit: '个' }],
    },
    {
      item: 'ENV-01',
      seconds: 420,
      values: [{ measure: 'load-time', object: '管理端', value: '1.42', unit: 's' }],
      pictures: [
        {
          svg: (at) =>
            windowScene(
              'https://ebill.example/login',
              '医疗电子票据管理系统　登录',
              [
                ['单位', '示例医院'],
                ['角色', '系统管理员、财务管理员、开票员、查询员'],
                ['结果', '四个角色均登录成功'],
              ],
              at,
            ),
          caption: '各角色登录结果',
        },
      ],
      verdict: 'normal',
    },
    {
      item: 'ENV-02',
      seconds: 600,
      values: [
        { measure: 'query-time', object: '票据查询', value: '1.12', unit: 's' },
        { measure: 'statistics-time', object: '月度汇总', value: '6.80', unit: 's' },
      ],
      pictures: [
        {
          svg: (at) =>
            windowScene(
              'https://ebill.example/report/month',
              '月度汇总查询',
              [
                ['条件', '2 月，全院'],
                ['三次用时', '6.71s / 6.80s / 6.93s'],
                ['脚本错误', '0'],
              ],
              at,
            ),
          caption: '最慢页面：月度汇总查询',
        },
      ],
      verdict: 'normal',
    },
    {
      item: 'ENV-03',
      seconds: 780,
      values: [
        { measure: 'cpu-average', object: '数据库服务器', value: '31.6', unit: '%' },
        { measure: 'memory-used', object: '数据库服务器', value: '72.4', unit: '%' },
        { measure: 'clock-offset', object: '数据库服务器', value: f.clockOffset, unit: 's' },
      ],
      pictures: [
        {
          svg: (at) =>
            terminalScene(`dbserver  ${at}`, [
              '[root@dbserver ~]# chronyc tracking',
              'Reference ID    : 0A000005 (time.example)',
              'Stratum         : 4',
              `System time     : ${Number(f.clockOffset).toFixed(9)} seconds slow of NTP time`,
              'Leap status     : Normal',
            ]),
          caption: '时钟偏差（处理前）',
        },
        ...(late
          ? [
              {
                svg: (at: string) =>
                  terminalScene(`dbserver  ${at}`, [
                    '[root@dbserver ~]# systemctl restart chronyd && chronyc makestep',
                    '200 OK',
                    '[root@dbserver ~]# chronyc tracking | grep System',
                    'System time     : 0.000812000 seconds slow of NTP time',
                  ]),
                caption: '时钟偏差（处理后）',
              },
            ]
          : []),
      ],
      ...(late
        ? {
            verdict: 'attention' as const,
            retest: { action: '经院方同意重启时间同步服务并校时，配置两个时间源。', value: '0.000812' },
          }
        : { verdict: 'normal' as const }),
    },
    {
      item: 'ENV-04',
      seconds: 900,
      values: [
        { measure: 'response-time', object: 'HIS 开票', value: '0.69', unit: 's' },
        { measure: 'failure-rate', object: 'HIS 开票', value: '0.02', unit: '%' },
        { measure: 'unexplained-difference', object: '', value: '0', unit: '笔' },
      ],
      pictures: [
        {
          svg: (at) =>
            windowScene(
              'https://ebill.example/check',
              '三日对账',
              [
                ['第一日', 'HIS 2,061 笔 = 平台 2,061 笔'],
                ['第二日', 'HIS 2,148 笔 = 平台 2,148 笔'],
                ['第三日', 'HIS 1,987 笔 = 平台 1,987 笔'],
              ],
              at,
            ),
          caption: '三日对账，差异 0',
        },
      ],
      verdict: 'normal',
    },
    {
      item: 'ENV-05',
      seconds: 420,
      texts: [tablespaceOutput([...f.spaces, ...systemSpaces])],
      pictures: [
        {
          svg: (at) => terminalScene(`dbserver  ${at}`, tablespaceOutput(f.spaces).split('\n')),
          caption: '用户表空间查询结果',
        },
      ],
      verdict: worst >= 90 ? 'abnormal' : worst >= 80 ? 'attention' : 'normal',
    },
    { item: 'ENV-06', seconds: 60, verdict: 'normal' },
    { item: 'ENV-07', seconds: 420, texts: [backupOutput(f.date), backupDisk], verdict: 'normal' },
    { item: 'ENV-08', seconds: 180, texts: [diskOutput], verdict: 'normal' },
    {
      item: 'ENV-09',
      seconds: 600,
      values: [{ measure: 'severe-count', object: '数据库 alert', value: '0', unit: '条' }],
      pictures: [
        {
          svg: (at) =>
            terminalScene(`dbserver  ${at}`, [
              '[oracle@dbserver trace]$ grep -cE "ORA-(00600|07445|00257|0165[234]|04031)" alert_ebill.log',
              '0',
              '[root@dbserver ~]# journalctl -p err --since "-90 days" | wc -l',
              '0',
            ]),
          caption: '本季度严重错误计数',
        },
      ],
      verdict: 'normal',
    },
  ]
}
