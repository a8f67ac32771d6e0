import type { Rule } from '../pack/proof.ts'
import type { Basis } from './basis.ts'
import type { Column, RuleResult } from './cell.ts'
import { documentRule } from './rule/document.ts'
import { faultsRule } from './rule/faults.ts'
import { findingsRule } from './rule/findings.ts'
import { itemCountRule, itemsRule } from './rule/items.ts'
import { logRule } from './rule/log.ts'
import { archiveRule, costsRule, deviceRule, faqRule, numberingRule, staffRule } from './rule/register.ts'
import { servicesRule } from './rule/services.ts'
import { availabilityRule, certificateRule, hotlineRule, rosterRule } from './rule/standing.ts'

/** What a rule finds in a column; null where it does not speak of that column. */
export function evaluate(basis: Basis, rule: Rule, column: Column): RuleResult | null {
  switch (rule.kind) {
    case 'document':
      return documentRule(basis, rule, column)
    case 'items':
      return itemsRule(basis, rule, column)
    case 'item-count':
      return itemCountRule(basis, rule, column)
    case 'faults':
      return faultsRule(basis, rule, column)
    case 'services':
      return servicesRule(basis, rule, column)
    case 'findings':
      return findingsRule(basis, rule, column)
    case 'log':
      return logRule(basis, rule, column)
    case 'certificate':
      return certificateRule(basis, rule, column)
    case 'roster':
      return rosterRule(basis, column)
    case 'hotline':
      return hotlineRule(basis, column)
    case 'staff':
      return staffRule(basis, column)
    case 'device':
      return deviceRule(basis, rule, column)
    case 'costs':
      return costsRule(basis, column)
    case 'archive':
      return archiveRule(basis, rule, column)
    case 'numbering':
      return numberingRule(basis, column)
    case 'availability':
      return availabilityRule(basis, column)
    case 'faq':
      return faqRule(basis, column)
  }
}
