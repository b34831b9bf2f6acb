import type { DeskStore } from '../../store/desk-store.ts'

/** Notes that a certificate left the counter, so that a second copy can be told from the first. */
export async function recordPrinting(
  store: DeskStore,
  subject: string,
  volunteerNumber: string,
  form: 'paper' | 'pdf',
): Promise<void> {
  await store.append({ subject, kind: 'certificate-printed', body: { volunteerNumber, form } })
}
