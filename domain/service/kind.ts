import type { ServiceKind } from '../record/service-record.ts'
import { type KindDefinition, type WorkClass, workClasses } from './definition.ts'
import { changeKinds } from './kind/change.ts'
import { checkKinds } from './kind/check.ts'
import { consultKinds } from './kind/consult.ts'
import { dataKinds } from './kind/data.ts'

const definitions: ReadonlyMap<ServiceKind, KindDefinition> = new Map(
  [...consultKinds, ...dataKinds, ...changeKinds, ...checkKinds].map((d) => [d.kind, d]),
)

/** Every kind with its definition, in the order that they are offered. */
export const kindDefinitions: readonly KindDefinition[] = [...definitions.values()]

export function serviceKindOf(kind: ServiceKind): KindDefinition {
  return definitions.get(kind)!
}

/** The class under which the log counts a record. */
export function workClassOf(kind: ServiceKind, values: Readonly<Record<string, string>>): WorkClass {
  return workClasses.find((c) => c === values['work-class']) ?? serviceKindOf(kind).logClass
}

/** 涉及对象 of a record; empty where it names none. */
export function objectsOf(kind: ServiceKind, values: Readonly<Record<string, string>>): string {
  const field = serviceKindOf(kind).objects
  return field === null ? '' : (values[field] ?? '')
}
