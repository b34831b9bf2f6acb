/**
 * A date as people type it (`19570314`, `1957.3.14`, `1957年3月14日`, full-width digits) as `1957-03-14`.
 * Whatever is no date in form is answered as typed: the rules then say what is wrong with it.
 */
export function tidyDate(typed: string): string {
  const text = typed.normalize('NFKC').trim()
  const digits = /^(\d{4})(\d{2})(\d{2})$/.exec(text)
  const parts = digits ?? /^(\d{4})[-./年](\d{1,2})[-./月](\d{1,2})日?$/.exec(text)
  if (!parts) return typed
  const [, year = '', month = '', day = ''] = parts
  return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
}
