/** Years that the evidence of a consent is kept after the consent has ended: the general limitation period (Civil Code 188). */
export const CONSENT_RETENTION_YEARS = 3
