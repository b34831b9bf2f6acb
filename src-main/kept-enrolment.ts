import { z } from 'zod'
import { DeskIdentity, type EnrolAnswer, Enrolment } from '#contracts/enrolment'
import { parseJson, readJsonFile, writeJsonFile } from './json-file.ts'
import type { Keychain } from './keychain.ts'

/** What lies on the disk of one desk: everything but the credential in the open, the credential sealed or not at all. */
const KeptDesk = z.object({
  identity: DeskIdentity,
  hubUrl: Enrolment.shape.hubUrl,
  sealedCredential: z.string().nullable(),
})
const KeptFile = z.object({ current: z.string().nullable(), desks: z.array(KeptDesk) })
const Credential = Enrolment.shape.credential
export type Credential = z.infer<typeof Credential>

/** The enrolment of the desk that this program is now. The credential comes out for the hub session alone. */
export interface CurrentEnrolment {
  identity(): DeskIdentity | null
  hubUrl(): string | null
  /** Null before enrolment, and where the system offered no safe place and the program has been closed since. */
  credential(): Credential | null
}

/**
 * Every desk that this computer was enrolled as; one of them is current. A desk that another one takes the place of is not forgotten:
 * its facts lie on this disk, and nobody else could send them.
 */
export interface KeptEnrolment extends CurrentEnrolment {
  desks(): readonly DeskIdentity[]
  /** Keeps an enrolment and makes its desk the current one. */
  keep(enrolment: Enrolment): Promise<EnrolAnswer>
  /** Makes another known desk the current one; false where it is not known, or the disk refuses. */
  choose(deskCode: string): Promise<boolean>
}

/** Reads what was kept. The credential is held in memory from here on: the keychain may ask the worker each time it is opened. */
export async function openKeptEnrolment(file: string, keychain: Keychain): Promise<KeptEnrolment> {
  let kept = await readKept(file)
  const credentials = new Map<string, Credential | null>()
  const current = () => kept.desks.find(({ identity }) => identity.desk.code === kept.current) ?? null

  async function openCurrent(): Promise<void> {
    const desk = current()
    if (desk === null || credentials.has(desk.identity.desk.code)) return
    credentials.set(desk.identity.desk.code, await openCredential(desk.sealedCredential, keychain))
  }
  async function write(next: z.infer<typeof KeptFile>): Promise<boolean> {
    try {
      await writeJsonFile(file, next)
    } catch {
      return false
    }
    kept = next
    return true
  }

  await openCurrent()
  return {
    identity: () => current()?.identity ?? null,
    hubUrl: () => current()?.hubUrl ?? null,
    credential: () => credentials.get(kept.current ?? '') ?? null,
    desks: () => kept.desks.map(({ identity }) => identity),
    async keep(enrolment) {
      const { code } = enrolment.desk
      const sealedCredential = await sealCredential(enrolment.credential, keychain)
      const desk = { identity: DeskIdentity.parse(enrolment), hubUrl: enrolment.hubUrl, sealedCredential }
      const others = kept.desks.filter(({ identity }) => identity.desk.code !== code)
      if (!(await write({ current: code, desks: [...others, desk] }))) return { outcome: 'not-stored' }
      credentials.set(code, enrolment.credential)
      return { outcome: sealedCredential === null ? 'until-closed' : 'kept' }
    },
    async choose(deskCode) {
      if (!kept.desks.some(({ identity }) => identity.desk.code === deskCode)) return false
      const chosen = await write({ ...kept, current: deskCode })
      if (chosen) await openCurrent()
      return chosen
    },
  }
}

/** A file of the time when a computer knew one desk only is read as well. */
async function readKept(file: string): Promise<z.infer<typeof KeptFile>> {
  const read = await readJsonFile(file, z.union([KeptFile, KeptDesk]))
  if (read === null) return { current: null, desks: [] }
  return 'desks' in read ? read : { current: read.identity.desk.code, desks: [read] }
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
