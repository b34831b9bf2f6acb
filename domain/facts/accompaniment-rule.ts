/** Whether a minor needs consent and an accompanying adult, or one of the two suffices. */
export const ACCOMPANIMENT_RULES = ['required', 'consent-or-accompaniment'] as const
export type AccompanimentRule = (typeof ACCOMPANIMENT_RULES)[number]
