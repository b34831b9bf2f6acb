import { createReadStream } from 'node:fs'
import { refuse } from './command-refusal.ts'

/** Bytes read at once. */
const READ_AHEAD = 1024 * 1024

/** The parts of a sealed file between its dots, one after the other: with evidence it may be larger than the memory. */
export async function* readParts(file: string): AsyncGenerator<string, void, void> {
  let part = ''
  try {
    for await (const text of createReadStream(file, { encoding: 'utf8', highWaterMark: READ_AHEAD })) {
      // A stream with an encoding answers texts.
      const [first = '', ...more] = String(text).replace(/\s+/g, '').split('.')
      part += first
      for (const next of more) {
        yield part
        part = next
      }
    }
  } catch {
    return refuse(`读不到文件 ${file}，请检查路径。`, `The file ${file} cannot be read: check its path.`)
  }
  yield part
}
