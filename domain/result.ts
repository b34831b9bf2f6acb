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

type Results = Readonly<Record<string, Result<unknown, unknown>>>
type ValuesOf<Parts extends Results> = {
  -readonly [K in keyof Parts]: Extract<Parts[K], { ok: true }>['value']
}
type ProblemOf<Parts extends Results> = Extract<Parts[keyof Parts], { ok: false }>['problems'][number]

/** All parts accepted, or the problems of every part together: a form tells a person everything at once. */
export function allOf<Parts extends Results>(parts: Parts): Result<ValuesOf<Parts>, ProblemOf<Parts>> {
  const values: Record<string, unknown> = {}
  const problems: unknown[] = []
  let complete = true
  for (const [name, part] of Object.entries(parts)) {
    if (part.ok) values[name] = part.value
    else {
      // A part may be missing without a problem of its own, where another part has already told why.
      complete = false
      problems.push(...part.problems)
    }
  }
  // The loop rebuilds exactly the keys of `parts`; TypeScript cannot follow a mapped type through it.
  return complete ? accepted(values as ValuesOf<Parts>) : rejected(...(problems as ProblemOf<Parts>[]))
}

/** Ends a closed switch: a new case that nobody handles fails to compile, and fails loudly if it arrives anyway. */
export function unreachable(value: never): never {
  throw new Error(`unreachable: ${JSON.stringify(value)}`)
}
