export const CONTENDERS = ['ours', 'raw', 'pouchdb', 'rxdb-stock', 'plain', 'crypto-js'] as const
export type Contender = (typeof CONTENDERS)[number]

/** One measured figure, printed as one line of JSON that other programs read. */
export interface BenchLine {
  readonly bench: string
  readonly metric: string
  readonly who: Contender
  readonly value: number
  readonly unit: string
}

export type Say = (line: BenchLine) => void
