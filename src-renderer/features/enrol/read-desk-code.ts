/** A desk's code as typed, full-width digits and blanks forgiven; null where it is none. */
export function readDeskCode(typed: string): string | null {
  const code = typed.normalize('NFKC').replace(/\s/g, '').replace(/[–—_]/g, '-')
  return /^\d{6,12}-\d{2}$/.test(code) ? code : null
}
