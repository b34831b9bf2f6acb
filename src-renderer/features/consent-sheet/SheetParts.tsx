import '@fontsource/noto-serif-sc/400.css'
import '@fontsource/noto-serif-sc/700.css'
import type { ReactNode } from 'react'

/** A line of a form: what it is called, and what stands there. */
export interface SheetLine {
  readonly name: string
  readonly value: ReactNode
  /** Takes the whole width; the others stand two to a row. */
  readonly wide?: boolean
}

/** A ruled part of a form under its heading. */
export function SheetTable({
  title,
  lines,
}: {
  readonly title: string
  readonly lines: readonly SheetLine[]
}) {
  return (
    <section className="sheet-part">
      <h2>{title}</h2>
      <dl>
        {lines.map(({ name, value, wide }) => (
          <div key={name} data-wide={wide === true ? '' : undefined}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}

/** What was asked, each with its answer. */
export function SheetAnswers(props: {
  readonly title: string
  readonly answers: readonly { readonly question: string; readonly answer: ReactNode }[]
}) {
  return (
    <section className="sheet-part">
      <h2>{props.title}</h2>
      <ol>
        {props.answers.map(({ question, answer }) => (
          <li key={question}>
            <span className="sheet-question">{question}</span>
            <b className="sheet-answer">{answer}</b>
          </li>
        ))}
      </ol>
    </section>
  )
}

/** An empty line to write on. */
export function WriteHere() {
  return <span className="write-here" />
}

/** Boxes to tick with a pen. */
export function TickBoxes({ of }: { readonly of: readonly string[] }) {
  return (
    <span className="tick-boxes">
      {of.map((label) => (
        <span key={label}>□ {label}</span>
      ))}
    </span>
  )
}
