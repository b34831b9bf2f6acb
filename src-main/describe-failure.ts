/**
 * The one way an error reaches the log: its kind, its code and where it happened. Its message is left out, because messages repeat
 * what was typed, and what is typed here is about people.
 */
export function describeFailure(failure: unknown): string {
  if (!(failure instanceof Error)) return `not an error but ${typeof failure}`
  const code = 'code' in failure && typeof failure.code === 'string' ? ` ${failure.code}` : ''
  const places = (failure.stack ?? '').split('\n').filter((line) => line.trimStart().startsWith('at '))
  return [`${failure.name}${code}`, ...places.slice(0, 6).map((line) => line.trim())].join('\n')
}

/**
 * A second fence for texts that the page wrote for the log: nothing in them may be a Chinese name, a phone or a document number.
 * Codes of organisations and desks are shorter than eleven digits and stay readable.
 */
export function withoutPersonalData(text: string): string {
  return text.replace(/\p{Script=Han}+/gu, '□').replace(/\d{11,}[Xx]?/g, '#')
}
