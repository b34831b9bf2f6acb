import type { ReactNode } from 'react'

export type Mood = 'good' | 'wait' | 'wrong' | 'plain'

/** A state in words on a quiet ground; the colour repeats what the words say and never stands for them. */
export function Status({ mood, children }: { readonly mood: Mood; readonly children: ReactNode }) {
  return (
    <span className="status" data-mood={mood}>
      {children}
    </span>
  )
}
