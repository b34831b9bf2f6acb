const KILOBYTE = 1000
const MEGABYTE = 1000 * KILOBYTE

/** A size as a person says it: whole kilobytes, never nought for something; from a megabyte on, one digit after the point. */
export function sayableSize(bytes: number): {
  readonly unit: 'kilobytes' | 'megabytes'
  readonly number: string
} {
  if (bytes >= MEGABYTE) return { unit: 'megabytes', number: (bytes / MEGABYTE).toFixed(1) }
  return { unit: 'kilobytes', number: String(Math.ceil(bytes / KILOBYTE)) }
}
