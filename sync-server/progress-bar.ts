const WIDTH = 30
/** Where nobody watches, a log gets a line each time so much more is done. Per cent. */
const STEP = 10

export interface Watcher {
  readonly isTTY?: boolean
  write(text: string): unknown
}

/** Draws how far something is: one line that moves for a person, a few lines for a log. */
export function progressBar(to: Watcher, label: string): (done: { documents: number; of: number }) => void {
  let told = -1
  return ({ documents, of }) => {
    const percent = of === 0 ? 100 : Math.floor((documents / of) * 100)
    const due = to.isTTY ? percent > told : percent >= told + STEP || (percent === 100 && told < 100)
    if (!due && told >= 0) return
    told = percent
    const full = Math.floor((percent / 100) * WIDTH)
    const bar = '█'.repeat(full) + '░'.repeat(WIDTH - full)
    const line = `${label} ${bar} ${percent}% ${documents}/${of}`
    to.write(to.isTTY ? `\r${line}${percent === 100 ? '\n' : ''}` : `${line}\n`)
  }
}
