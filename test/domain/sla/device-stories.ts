import { e, lent, majeure, type Story } from './story.ts'

const device = e('reported', '06-18 13:40')
const response = e('first_response', '06-18 14:00')
const head = 'response 06-18 15:40 达标 @06-18 14:00'
/** The device's rows with the general clause's. */
const hw = (own: string, general = own): string[] => [
  head,
  `repair_or_loaner ${own}`,
  `AS ${head}`,
  `AS repair ${general}`,
]

/** The device tier: repair or loaner (A7, A8, A10, A18). */
export const deviceStories: readonly Story[] = [
  {
    name: 'the device of the year 2024: loaner at T0+20 h',
    tier: 'A-HW',
    events: [device, response, e('repair_needed', '06-18 16:00'), e('loaner_in_use', '06-19 09:40', lent)],
    now: '06-25 00:00',
    rows: hw('06-19 13:40 达标(备机保障) @06-19 09:40'),
  },
  {
    name: 'repaired in time counts for itself, a loaner or not',
    tier: 'A-HW',
    events: [device, response, e('loaner_in_use', '06-18 20:00', lent), e('repaired', '06-19 13:40')],
    now: '06-25 00:00',
    rows: hw('06-19 13:40 达标 @06-19 13:40'),
  },
  {
    name: 'repaired late behind a loaner in time',
    tier: 'A-HW',
    events: [
      device,
      response,
      e('loaner_in_use', '06-19 13:40', lent),
      e('repaired', '06-28 10:00'),
      e('loaner_returned', '06-28 15:00'),
    ],
    now: '07-25 00:00',
    rows: hw('06-19 13:40 达标(备机保障) @06-19 13:40'),
  },
  {
    name: 'a loaner a minute late',
    tier: 'A-HW',
    events: [device, response, e('loaner_in_use', '06-19 13:41', lent), e('repaired', '06-21 10:00')],
    now: '06-25 00:00',
    rows: hw('06-19 13:40 超时达成 @06-19 13:41'),
  },
  {
    name: 'neither in time',
    tier: 'A-HW',
    events: [device, response],
    now: '06-19 13:41',
    rows: hw('06-19 13:40 超时未达成'),
  },
  {
    name: 'a loaner without its same-grade statement is none',
    tier: 'A-HW',
    events: [device, response, e('loaner_in_use', '06-19 09:40', { businessCheck: true })],
    now: '06-19 10:00',
    rows: hw('06-19 13:40 即将超时'),
    notes: ['备机缺少同档次说明'],
  },
  {
    name: 'a loaner without its business check is none',
    tier: 'A-HW',
    events: [device, response, e('loaner_in_use', '06-19 09:40', { sameGrade: true })],
    now: '06-19 14:00',
    rows: hw('06-19 13:40 超时未达成'),
    notes: ['备机缺少业务验证'],
  },
  {
    name: 'a loaner that goes back before the repair is none',
    tier: 'A-HW',
    events: [
      device,
      response,
      e('loaner_in_use', '06-18 20:00', lent),
      e('loaner_returned', '06-19 12:00'),
      e('repaired', '06-21 10:00'),
    ],
    now: '06-25 00:00',
    rows: hw('06-19 13:40 超时达成 @06-21 10:00'),
    notes: ['备机在修复前归还'],
  },
  {
    name: 'a loaner exchanged for another without a gap',
    tier: 'A-HW',
    events: [
      device,
      response,
      e('loaner_in_use', '06-18 20:00', lent),
      e('loaner_in_use', '06-20 12:00', lent),
      e('loaner_returned', '06-20 12:00'),
      e('repaired', '06-21 10:00'),
    ],
    now: '06-25 00:00',
    rows: hw('06-19 13:40 达标(备机保障) @06-18 20:00'),
  },
  {
    name: 'a loaner in what force majeure added is 豁免',
    tier: 'A-HW',
    events: [device, response, majeure('06-18 18:00', '06-19 06:00'), e('loaner_in_use', '06-20 01:00', lent)],
    now: '06-25 00:00',
    rows: hw('06-20 01:40(06-19 13:40) 豁免 @06-20 01:00'),
  },
  {
    name: 'a workaround is no repair of the device',
    tier: 'A-HW',
    events: [device, response, e('workaround', '06-18 15:00', { businessRestored: true })],
    now: '06-19 00:00',
    rows: hw('06-19 13:40 未到期'),
  },
  {
    name: 'A8, the other reading: the general clause wants the repair',
    tier: 'A-HW',
    events: [device, response, e('loaner_in_use', '06-19 09:40', lent), e('repaired', '06-21 10:00')],
    setting: { loanerFulfils: false },
    now: '06-25 00:00',
    rows: hw('06-19 13:40 达标(备机保障) @06-19 09:40', '06-19 13:40 超时达成 @06-21 10:00'),
  },
  {
    name: 'A7, the other reading: from 判定需维修, for the device clause alone',
    tier: 'A-HW',
    events: [device, response, e('repair_needed', '06-18 18:00'), e('repaired', '06-19 17:00')],
    setting: { deviceFrom: 'repair-needed' },
    now: '06-25 00:00',
    rows: hw('06-19 18:00 达标 @06-19 17:00', '06-19 13:40 超时达成 @06-19 17:00'),
  },
  {
    name: 'A10, the other reading: 到位 is arrival, for the general clause alone',
    tier: 'A-HW',
    events: [device, response, e('on_site', '06-18 17:00')],
    setting: { arrival: 'on-site' },
    now: '06-19 20:00',
    rows: hw('06-19 13:40 超时未达成', '06-19 13:40 达标 @06-18 17:00'),
  },
  {
    name: 'A18 longer: the loaner has until then',
    tier: 'A-HW',
    events: [device, response, e('loaner_in_use', '06-20 09:40', lent)],
    setting: { loanerHours: 48 },
    now: '06-25 00:00',
    rows: hw('06-20 13:40 达标(备机保障) @06-20 09:40'),
  },
  {
    name: 'A18 shorter: a later loaner does not meet the repair deadline',
    tier: 'A-HW',
    events: [device, response, e('loaner_in_use', '06-19 09:40', lent)],
    setting: { loanerHours: 8 },
    now: '06-19 10:00',
    rows: hw('06-19 13:40 即将超时'),
  },
  {
    name: 'A17, the other reading: the device clause alone',
    tier: 'A-HW',
    events: [device, response, e('repaired', '06-19 10:00')],
    setting: { general: ['A-T2'] },
    now: '06-25 00:00',
    rows: [head, 'repair_or_loaner 06-19 13:40 达标 @06-19 10:00'],
  },
]
