import { createHash } from 'node:crypto'
import type { ResidentDraft } from '#domain/registration/resident-draft'
import { buildNationalNumber } from '../national-number.ts'
import { fourteenYearOld, motherConsents, retiree } from '../resident-drafts.ts'

/** Something that must not be read off a disk, and what it is. */
export interface KnownValue {
  readonly what: string
  readonly text: string
}

export interface KnownPerson {
  readonly draft: ResidentDraft
  readonly values: readonly KnownValue[]
}

/** `count` people of whom everything is known; one in four is a child with a guardian and a drawn signature. Nobody shares anything. */
export function makeKnownPeople(count: number, today: string): readonly KnownPerson[] {
  return Array.from({ length: count }, (_, at) =>
    at % 4 === 3 ? makeChild(at, today) : makeAdult(at, today),
  )
}

function makeAdult(at: number, today: string): KnownPerson {
  const known = makeParticulars(at, `19${50 + (at % 30)}-0${1 + (at % 9)}-${10 + (at % 18)}`)
  const adult = retiree()
  return {
    draft: { ...adult, ...known.draft, ownConsent: { ...adult.ownConsent, givenOn: today } },
    values: known.values,
  }
}

function makeChild(at: number, today: string): KnownPerson {
  const known = makeParticulars(at, `${Number(today.slice(0, 4)) - 15}-0${1 + (at % 9)}-${10 + (at % 18)}`)
  const guardianName = makeName(at + 1000)
  const guardianNumber = buildNationalNumber('410203', '1984-05-20', sequenceOf(at))
  const guardianPhone = makePhone(at + 1000)
  const signature = makeSignature(at)
  const consent = motherConsents()
  return {
    draft: {
      ...fourteenYearOld(),
      ...known.draft,
      guardianConsent: {
        ...consent,
        guardian: {
          ...consent.guardian,
          fullName: guardianName,
          document: { type: 'resident-id', number: guardianNumber },
          phone: guardianPhone,
        },
        signature: { form: 'on-screen', image: signature },
        givenOn: today,
      },
    },
    values: [
      ...known.values,
      { what: 'guardian', text: guardianName },
      { what: 'guardian number', text: guardianNumber },
      { what: 'guardian phone', text: guardianPhone },
      // Out of its middle: a PNG's beginning is every PNG's.
      // Not its hash, which is what its evidence is called by while it is on its way to the hub.
      { what: 'signature', text: signature.base64.slice(400, 440) },
    ],
  }
}

function makeParticulars(at: number, bornOn: string) {
  const fullName = makeName(at)
  const number = buildNationalNumber('410202', bornOn, sequenceOf(at))
  const phone = makePhone(at)
  const detail = `黄河大街 ${at * 7 + 11} 号院 ${at + 31} 号楼 ${at * 3 + 101} 室`
  return {
    draft: {
      fullName,
      document: { type: 'resident-id', number },
      phone: { number: phone, owner: 'self' },
      residence: { division: '410202', community: '北道门社区', detail },
    } satisfies ResidentDraft,
    values: [
      { what: 'name', text: fullName },
      { what: 'number', text: number },
      { what: 'phone', text: phone },
      { what: 'address', text: detail },
    ],
  }
}

/** Four characters that stand side by side in no dictionary: a surname, and three by a checksum of the number. */
function makeName(at: number): string {
  const digest = createHash('sha256').update(`name ${at}`).digest()
  const given = [0, 2, 4].map((byte) => String.fromCodePoint(0x4e00 + (digest.readUInt16BE(byte) % 0x5000)))
  return `欧${given.join('')}`
}

function makePhone(at: number): string {
  return `139${String(20_000_000 + ((at * 7_654_321) % 79_999_999)).padStart(8, '0')}`
}

/** Even, for a woman. */
function sequenceOf(at: number): string {
  return String(200 + ((at * 2) % 800)).padStart(3, '0')
}

/** No picture, but as large as one, and base64 of bytes that nobody else has. */
function makeSignature(at: number) {
  const bytes = Buffer.concat(
    Array.from({ length: 64 }, (_, part) => createHash('sha256').update(`signature ${at} ${part}`).digest()),
  )
  return {
    mediaType: 'image/png' as const,
    base64: bytes.toString('base64'),
    sha256: createHash('sha256').update(bytes).digest('hex'),
  }
}
