import type { z } from 'zod'
import type { Failure } from '../domain/failure.ts'

/** What is wrong with a value where its schema has no words of its own. */
export const plainProblem = ({ code }: { readonly code: string }): string =>
  code === 'too_big' ? '太长或太大' : code === 'too_small' ? '太短或太小' : '内容格式不对'

/** The failure for input that a schema refused: the first problem as the sentence, each beside its field. */
export function invalidInput(issues: readonly z.core.$ZodIssue[]): Failure {
  const fields = Object.fromEntries(issues.map((i) => [i.path.join('.'), i.message]))
  return { code: 'invalid-input', sentence: `${issues[0]!.message}，没有保存。您写的还在框里。`, fields }
}
