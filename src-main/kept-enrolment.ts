import { z } from 'zod'
import { DeskIdentity, type EnrolAnswer, Enrolment } from '#contracts/enrolment'
import { parseJson, readJsonFile, writeJsonFile } from './json-file.ts'
import type { Keychain } from './keychain.ts'

/** What lies on the disk: everything but the credential in the open, the credential sealed or not at all. */
const KeptFile = z.object({
  identity: DeskIdentity,
  hubUrl: Enrolment.shape.hubUrl,
  sealedCredential: z.string().nullable(),
})
const Credential = Enrolment.shape.credential
export type Credential = z.infer<typeof Credential>

/** This desk's enrolment. The credential comes out for the hub session alone. */
export interface KeptEnrolment {
  identity(): DeskIdentity | null
  hubUrl(): string | null
  /** Null before enrolment, and where the system offered no safe place and the program has been closed since. */
  credential(): Credential | null
  keep(enrolment: Enrolment): Promise<EnrolAnswer>
}

/** Reads what was kept. The credential is held in memory from here on: the keychain may ask the worker each time it is opened. */
export async function openKeptEnrolment(file: string, keychain: Keychain): Promise<KeptEnrolment> {
  let kept = await readJsonFile(file, KeptFile)
  let credential = await openCredential(kept?.sealedCredential ?? null, keychain)
  return {
    identity: () => kept?.identity ?? null,
    hubUrl: () => kept?.hubUrl ?? null,
    credential: () => credential,
    async keep(enrolment) {
      const sealedCredential = await sealCredential(enrolment.credential, keychain)
      const next = { identity: DeskIdentity.parse(enrolment), hubUrl: enrolment.hubUrl, sealedCredential }
      try {
        await writeJsonFile(file, next)
      } catch {
        return { outcome: 'not-stored' }
      }
      kept = next
      credential = enrolment.credential
      return { outcome: sealedCredential === null ? 'until-closed' : 'kept' }
    },
  }
}

/** Null where there is no safe place, or the worker closed the keyring's question: then it lies nowhere rather than in the open. */
async function sealCredential(credential: Credential, keychain: Keychain): Promise<string | null> {
  if (!(await keychain.isSafe())) return null
  return keychain.seal(JSON.stringify(credential)).catch(() => null)
}

async function openCredential(sealed: string | null, keychain: Keychain): Promise<Credential | null> {
  const text = sealed === null ? null : await keychain.open(sealed)
  if (text === null) return null
  const read = Credential.safeParse(parseJson(text))
  return read.success ? read.data : null
}
