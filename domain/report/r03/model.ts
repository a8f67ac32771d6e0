import type { FaultFacts } from '../../fault/facts.ts'
import { orElse } from '../../or-else.ts'
import type { Block, ReportModel } from '../block.ts'
import type { Edition } from '../edition.ts'
import { attachmentBlocks } from '../form/attachment.ts'
import { editionBlocks } from '../form/edition-note.ts'
import { conclusionBox, formHead, formSection } from '../form/head.ts'
import { labelledTable } from '../form/labelled.ts'
import { formModel } from '../form/model.ts'
import { formSignatures, satisfactionBoxes } from '../form/sign.ts'
import { notEntered } from '../form/words.ts'
import { basicsSection } from './basics.ts'
import { causeSection } from './cause.ts'
import { clockSection } from './clock.ts'
import { conclusionOf, stateNames } from './conclusion.ts'
import { type FaultPaper, faultPaper, whenOf } from './context.ts'
import { courseSection, effectSection } from './course.ts'

const title = '故障维修记录单'

/**
 * R03 故障维修记录单 as a model: a pure function of what is known of the fault and of the edition. Everything that was
 * struck or reclassified stays visible; a limit is called contractual only where the contract names hours.
 */
export function reportR03(facts: FaultFacts, edition: Edition): ReportModel {
  const paper = faultPaper(facts, edition)
  const pieces = [...facts.evidence, ...facts.proofs]
  const attached = attachmentBlocks(pieces, edition, facts.fault.title?.text.trim() || '故障')
  return formModel({
    kind: 'R03',
    title,
    names: paper.names,
    edition,
    body: [
      formHead(title, edition, stateNames[facts.state]),
      conclusionBox(conclusionOf(paper)),
      ...basicsSection(paper),
      ...clockSection(paper),
      ...effectSection(paper),
      ...courseSection(paper),
      ...causeSection(paper),
      ...confirmSection(paper),
      ...(attached.length > 0 ? [formSection('七、附件'), ...attached] : []),
      ...editionBlocks(edition, attached.length > 0 ? '八、修改记录' : '七、修改记录'),
    ],
  })
}

/** Section 6: who confirmed; satisfaction and signatures are left to the pen. */
function confirmSection(paper: FaultPaper): Block[] {
  const { confirmation } = paper.facts.fault
  return [
    formSection('六、用户确认'),
    labelledTable([
      [
        ['确认人', orElse(confirmation?.name, notEntered)],
        ['确认方式', orElse(confirmation?.way, notEntered)],
        ['确认时间', whenOf(paper, confirmation?.at, notEntered)],
      ],
      [['满意度', satisfactionBoxes]],
      [['用户意见', orElse(confirmation?.opinion, '　')]],
    ]),
    formSignatures(paper.names),
  ]
}
