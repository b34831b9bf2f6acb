/** What a seal tells apart, so that it can name what was altered. `person` and `content` are what no other part of the body is. */
export const SEAL_PARTS = [
  'office-and-desk',
  'times',
  'notice',
  'answers',
  'guardian',
  'signature-image',
  'person',
  'content',
] as const
export type SealPart = (typeof SEAL_PARTS)[number]

/** JSON pointer (RFC 6901) into a fact → the part that the value there belongs to; what is not named goes with what it stands in. */
export type SealLayout = Readonly<Record<string, SealPart>>

/** The root: what stands beside the body and is no time says whose fact it is, a field of a later version too. */
const OUTSIDE = { '': 'office-and-desk', '/at': 'times', '/order': 'times', '/n': 'times' } as const

function consentAt(pointer: string): SealLayout {
  return {
    [pointer]: 'answers',
    [`${pointer}/notice`]: 'notice',
    [`${pointer}/guardian`]: 'guardian',
    [`${pointer}/signature`]: 'signature-image',
    [`${pointer}/givenOn`]: 'times',
    [`${pointer}/validUntil`]: 'times',
    [`${pointer}/retainUntil`]: 'times',
  }
}

function saidOn(pointer: string): SealLayout {
  return { [`${pointer}/on`]: 'times', [`${pointer}/notice`]: 'notice' }
}

function consentsIn(pointer: string): SealLayout {
  return { ...consentAt(`${pointer}/ownConsent`), ...consentAt(`${pointer}/guardianConsent`) }
}

/**
 * How the fields of a fact are put together into parts. Each seal names its layout, so a layout is for ever: another way to divide a
 * kind gets a new name beside the old one, and a program that does not know a name says so instead of crying wolf.
 */
export const SEAL_LAYOUTS = {
  'plain-1': { ...OUTSIDE, '/body': 'content' },
  'registration-1': {
    ...OUTSIDE,
    '/body': 'person',
    ...consentsIn('/body'),
    ...consentsIn('/body/changes'),
  },
  /** A body that holds a consent given by itself, or says no. */
  'consent-1': { ...OUTSIDE, '/body': 'answers', ...consentAt('/body/consent'), ...saidOn('/body') },
  /** A guardian takes a consent back, and is named. */
  'withdrawal-1': { ...OUTSIDE, '/body': 'answers', '/body/by': 'guardian', ...saidOn('/body') },
} as const satisfies Record<string, SealLayout>
export type SealLayoutName = keyof typeof SEAL_LAYOUTS

/** A kind that bears a consent is a row here; every other one is sealed in plain parts. */
const LAYOUT_OF_KIND: Readonly<Record<string, SealLayoutName>> = {
  'resident-registered': 'registration-1',
  'resident-corrected': 'registration-1',
  'transfer-requested': 'consent-1',
  'guardian-consent-given': 'consent-1',
  'guardian-consent-withdrawn': 'withdrawal-1',
  'own-consent-given': 'consent-1',
  'consent-refused': 'consent-1',
  'registration-withdrawn': 'consent-1',
}

export function layoutOfKind(kind: string): SealLayoutName {
  return Object.hasOwn(LAYOUT_OF_KIND, kind) ? (LAYOUT_OF_KIND[kind] ?? 'plain-1') : 'plain-1'
}

/** Null where a newer version made it. */
export function findLayout(name: string): SealLayout | null {
  return Object.hasOwn(SEAL_LAYOUTS, name) ? SEAL_LAYOUTS[name as SealLayoutName] : null
}

export function isSealPart(name: string): name is SealPart {
  return SEAL_PARTS.some((part) => part === name)
}
