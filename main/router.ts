import { about } from './services/about.ts'
import { acceptance } from './services/acceptance.ts'
import { calendar } from './services/calendar.ts'
import { clock } from './services/clock.ts'
import { duty } from './services/duty.ts'
import { evidence } from './services/evidence.ts'
import { exporting } from './services/export.ts'
import { faq } from './services/faq.ts'
import { fault } from './services/fault.ts'
import { finding } from './services/finding.ts'
import { forceMajeure } from './services/force-majeure.ts'
import { history } from './services/history.ts'
import { home } from './services/home.ts'
import { idle } from './services/idle.ts'
import { importing } from './services/import.ts'
import { inspection } from './services/inspection.ts'
import { item } from './services/item.ts'
import { log } from './services/log.ts'
import { loaner } from './services/loaner.ts'
import { notice } from './services/notice.ts'
import { obligation } from './services/obligation.ts'
import { pack } from './services/pack.ts'
import { proof } from './services/proof.ts'
import { record } from './services/record.ts'
import { rectification } from './services/rectification.ts'
import { archive } from './services/register/archive.ts'
import { certificate } from './services/register/certificate.ts'
import { device } from './services/register/device.ts'
import { cost, payment } from './services/register/payment.ts'
import { register } from './services/register/register.ts'
import { roster, staff } from './services/register/staff.ts'
import { remark } from './services/remark.ts'
import { report } from './services/report.ts'
import { search } from './services/search.ts'
import { service } from './services/service.ts'
import { setting } from './services/setting.ts'
import { setup } from './services/setup.ts'
import { statistics } from './services/statistics.ts'
import { sync } from './services/sync.ts'

/** Every procedure by area. A procedure's name is its place here: `inspection.start`. */
export const router = {
  about,
  acceptance,
  archive,
  calendar,
  certificate,
  clock,
  duty,
  cost,
  device,
  evidence,
  export: exporting,
  faq,
  fault,
  finding,
  forceMajeure,
  history,
  home,
  idle,
  import: importing,
  inspection,
  item,
  loaner,
  log,
  notice,
  obligation,
  pack,
  payment,
  proof,
  record,
  rectification,
  register,
  remark,
  report,
  roster,
  search,
  service,
  setting,
  setup,
  staff,
  statistics,
  sync,
}

type Areas = typeof router
/** An interface, so that types made of it name it instead of writing every procedure out. */
export interface AppRouter extends Areas {}
