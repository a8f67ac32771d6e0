import type { MeasuredRow } from '../../../domain/inspection/measured-row.ts'
import type { Item, Measure, Suggestion } from '../../../domain/pack/schema.ts'

/** ENV-05 in small: one required percentage over tablespaces with the contract's limit. */
export function measure(change: Partial<Measure> = {}): Measure {
  return {
    id: 'used-percent',
    name: '使用率',
    unit: '%',
    decimals: 2,
    object: '表空间',
    required: true,
    min: 0,
    max: 100,
    abnormal: { op: '>=', value: 90 },
    attention: { op: '>=', value: 80 },
    source: 'contract',
    limitText: '均少于90%',
    bases: ['max', 'allocated'],
    ...change,
  }
}

export function suggestion(change: Partial<Suggestion> = {}): Suggestion {
  return {
    id: 'g1',
    measure: null,
    subPoint: null,
    group: 'tuning',
    risk: 'high',
    problem: '问题',
    impact: '影响',
    advice: '建议',
    party: 'customer',
    dueDays: 30,
    ...change,
  }
}

export function item(change: Partial<Item> = {}): Item {
  return {
    id: 'ENV-05',
    kind: 'check',
    name: '用户表空间',
    sentence: '检查数据库电子票据系统用户表空间是否足够（使用率均少于90%）。',
    clause: 'A-030',
    standard: '1次/季度',
    requirement: '',
    control: '',
    object: '用户表空间',
    method: '查询',
    steps: [],
    criterion: '均少于90%',
    normalSentence: '经检查，用户表空间使用率均少于90%（{values}），结论：正常。',
    measures: [measure()],
    subPoints: [],
    commands: [],
    accepts: [{ parser: 'tablespace', measure: 'used-percent', select: 'user' }],
    evidence: { normal: 0, attention: 0, abnormal: 1 },
    suggestions: [],
    notApplicableReasons: [],
    uncheckedReasons: [],
    ...change,
  }
}

export function row(object: string, value: string, change: Partial<MeasuredRow> = {}): MeasuredRow {
  return {
    key: `used-percent/${object}`,
    measure: 'used-percent',
    object,
    server: '',
    value,
    used: '',
    total: '',
    unit: '',
    basis: 'max',
    rounded: false,
    evidence: '',
    pending: false,
    ...change,
  }
}
