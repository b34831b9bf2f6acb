import { HubTrouble } from '../hub-trouble.ts'
import { sayWhyNot } from '../say-why-not.ts'

/** A command that cannot be carried out, in a sentence with what to do, in both languages. */
export class CommandRefusal extends Error {
  constructor(sentence: string) {
    super(sentence)
    this.name = 'CommandRefusal'
  }
}

/** Ends a command with a sentence. */
export function refuse(zh: string, en: string): never {
  throw new CommandRefusal(`${zh} ${en}`)
}

/** Any failure of a command as one sentence. */
export function sayCommandFailed(failure: unknown): string {
  if (failure instanceof CommandRefusal) return failure.message
  if (failure instanceof HubTrouble && failure.statusCode === 404) {
    return '这个枢纽还没有准备好，请先运行 npm run hub -- serve 或 prepare。 This hub has not been set up yet: run npm run hub -- serve or prepare first.'
  }
  if (failure instanceof HubTrouble) return sayWhyNot(failure, 0)
  const message = failure instanceof Error ? failure.message : String(failure)
  return `命令没有完成：${message}  The command was not carried out: ${message}`
}
