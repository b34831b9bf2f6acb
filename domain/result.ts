/** What a rule answers: a value, or every problem it found (never just the first). */
export type Result<Value, Problem> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly problems: readonly Problem[] }

export function accepted<Value>(value: Value): { readonly ok: true; readonly value: Value } {
  return { ok: true, value }
}

export function rejected<Problem>(...problems: readonly Problem[]): {
  readonly ok: false
  readonly problems: readonly Problem[]
} {
  return { ok: false, problems }
}

/** Ends a closed switch: a new case that nobody handles fails to compile, and fails loudly if it arrives anyway. */
export function unreachable(value: never): never {
  throw new Error(`unreachable: ${JSON.stringify(value)}`)
}
