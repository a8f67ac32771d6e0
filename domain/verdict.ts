/** The five results of a check, as the contract's customers know them. Never extended by data. */
export const verdicts = ['normal', 'abnormal', 'attention', 'not-applicable', 'unchecked'] as const
export type Verdict = (typeof verdicts)[number]

/** The words in which a checklist judges: 正常/关注/异常, or conformity with requirements (安全自查). */
export const wordings = ['verdict', 'conformity'] as const
export type Wording = (typeof wordings)[number]

/** What the verdict is called on screen and on paper. */
export const verdictName: Readonly<Record<Verdict, string>> = {
  normal: '正常',
  abnormal: '异常',
  attention: '关注',
  'not-applicable': '不适用',
  unchecked: '未检查',
}

const conformityName: Readonly<Record<Verdict, string>> = {
  ...verdictName,
  normal: '符合',
  abnormal: '不符合',
  attention: '部分符合',
}

/** {@link verdictName} in the words of a checklist. */
export function verdictNames(words: Wording): Readonly<Record<Verdict, string>> {
  return words === 'conformity' ? conformityName : verdictName
}

/** The three verdicts that a measured value can have. */
export type MeasuredVerdict = 'normal' | 'attention' | 'abnormal'

const severity: Readonly<Record<Verdict, number>> = {
  normal: 0,
  'not-applicable': 1,
  unchecked: 2,
  attention: 3,
  abnormal: 4,
}

/** How bad a verdict is, 0 for 正常: of two that stand against each other the worse one is shown. */
export function verdictRank(verdict: Verdict): number {
  return severity[verdict]
}

/** True when `a` is a milder judgement than `b`. */
export function milder(a: Verdict, b: Verdict): boolean {
  return severity[a] < severity[b]
}

/** The three groups of advice that contract A names: each is filled, or said to have nothing this quarter. */
export const namedGroups = ['tuning', 'prevention', 'security'] as const
/** References for the user's work that contract A asks for with reasons: never without content. */
export const referenceGroups = ['maintenance', 'management', 'upgrade'] as const
export const adviceGroups = [...namedGroups, ...referenceGroups] as const
export type NamedGroup = (typeof namedGroups)[number]
export type AdviceGroup = (typeof adviceGroups)[number]
export const adviceGroupName: Readonly<Record<AdviceGroup, string>> = {
  tuning: '调优',
  prevention: '故障预防',
  security: '网络安全防护',
  maintenance: '维护',
  management: '管理',
  upgrade: '升级',
}

/** True for a group that may have nothing this quarter; a reference is owed with its reason. */
export function mayBeNone(group: AdviceGroup): group is NamedGroup {
  return (namedGroups as readonly AdviceGroup[]).includes(group)
}

export const risks = ['high', 'medium', 'low'] as const
export type Risk = (typeof risks)[number]
export const riskName: Readonly<Record<Risk, string>> = { high: '高', medium: '中', low: '低' }

/** Who has to act: 甲方 is the hospital, 乙方 the maintenance firm. */
export const responsibleParties = ['customer', 'contractor', 'third-party'] as const
export type ResponsibleParty = (typeof responsibleParties)[number]
export const responsiblePartyName: Readonly<Record<ResponsibleParty, string>> = {
  customer: '甲方',
  contractor: '乙方',
  'third-party': '第三方',
}
