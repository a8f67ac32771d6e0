import { type ComponentType, lazy } from 'react'
import { FaultsPage } from './fault/faults-page.tsx'
import { HomePage } from './home/home-page.tsx'
import { InspectionsPage } from './inspections/inspections-page.tsx'
import { LogPage } from './log/log-page.tsx'
import type { RouteName } from './routes.ts'
import { ServicePage } from './service/service-page.tsx'
import { SettingsPage } from './settings/settings-page.tsx'
import { AddContractPage } from './setup/add-contract-page.tsx'
import { SetupPage } from './setup/setup-page.tsx'

/** What each route shows. The wizard is the large one and is read when it is first opened. */
export const screens: Readonly<Record<RouteName, ComponentType>> = {
  home: HomePage,
  setup: SetupPage,
  addContract: AddContractPage,
  inspections: InspectionsPage,
  inspection: lazy(async () => ({ default: (await import('./inspection/wizard.tsx')).Wizard })),
  log: LogPage,
  service: ServicePage,
  faults: FaultsPage,
  newFault: lazy(async () => ({ default: (await import('./fault/new-fault-page.tsx')).NewFaultPage })),
  fault: lazy(async () => ({ default: (await import('./fault/fault-page.tsx')).FaultPage })),
  loaner: lazy(async () => ({ default: (await import('./fault/loaner-page.tsx')).LoanerPage })),
  forceMajeure: lazy(async () => ({ default: (await import('./fault/force-majeure-page.tsx')).ForceMajeurePage })),
  rectification: lazy(async () => ({
    default: (await import('./rectification/rectification-page.tsx')).RectificationPage,
  })),
  registers: lazy(async () => ({ default: (await import('./registers/registers-page.tsx')).RegistersPage })),
  certificate: lazy(async () => ({ default: (await import('./registers/certificate-page.tsx')).CertificatePage })),
  device: lazy(async () => ({ default: (await import('./registers/device-page.tsx')).DevicePage })),
  statistics: lazy(async () => ({ default: (await import('./statistics/statistics-page.tsx')).StatisticsPage })),
  obligations: lazy(async () => ({ default: (await import('./obligation/matrix-page.tsx')).MatrixPage })),
  duties: lazy(async () => ({ default: (await import('./obligation/duties-page.tsx')).DutiesPage })),
  idle: lazy(async () => ({ default: (await import('./obligation/idle-page.tsx')).IdlePage })),
  acceptance: lazy(async () => ({ default: (await import('./acceptance/acceptance-page.tsx')).AcceptancePage })),
  document: lazy(async () => ({ default: (await import('./document/document-screen.tsx')).DocumentScreen })),
  packs: lazy(async () => ({ default: (await import('./packs/packs-page.tsx')).PacksPage })),
  pack: lazy(async () => ({ default: (await import('./packs/pack-page.tsx')).PackPage })),
  findings: lazy(async () => ({ default: (await import('./findings/findings-page.tsx')).FindingsPage })),
  import: lazy(async () => ({ default: (await import('./import/import-page.tsx')).ImportPage })),
  sync: lazy(async () => ({ default: (await import('./sync/sync-page.tsx')).SyncPage })),
  office: lazy(async () => ({ default: (await import('./office/office-page.tsx')).OfficePage })),
  settings: SettingsPage,
}
