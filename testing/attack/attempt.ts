/** Something that nobody may do at this hub. */
export interface Attempt {
  readonly name: string
  /** Tries it. `repelled`, or what went wrong: that it worked, or that its positive control did not. */
  attempt(): Promise<'repelled' | string>
}

/** Of an attempt: the legitimate version of the same act, which must work, or a typing mistake would look like a strong door. */
export type Control = () => Promise<boolean>

/** An attempt whose control is tried first. `attack` answers null where it was repelled, else what happened. */
export function withControl(name: string, control: Control, attack: () => Promise<string | null>): Attempt {
  return {
    name,
    async attempt() {
      if (!(await control())) return 'its control failed: the legitimate version of the act does not work'
      return (await attack()) ?? 'repelled'
    },
  }
}
