import { chunkId, EvidenceManifest, manifestId } from '#contracts/evidence-documents'
import { evidenceDatabase } from '#contracts/hub-databases'
import { openEvidence, openKeyForHub } from '#contracts/seal-evidence'
import { SignatureImage } from '#domain/facts/guardian-consent'
import type { HubStore } from '../hub-store.ts'
import { orOn } from '../hub-trouble.ts'
import type { SubjectFile } from '../subjects/subject-file.ts'
import type { Words } from './field-labels.ts'

/** An image that becomes a file beside the copy. */
export interface CopyImage {
  readonly file: string
  readonly sha256: string
  readonly bytes: Uint8Array
}

export interface CopyImages {
  readonly files: readonly CopyImage[]
  /** Checksum → why there is no file. */
  readonly missing: ReadonlyMap<string, Words>
}

const ENDINGS = { 'image/png': 'png', 'image/jpeg': 'jpg' } as const

const NOT_WHOLE: Words = ['图像还没有全部到达枢纽', 'the image has not wholly reached the hub yet']
const DAMAGED: Words = ['图像已损坏，打不开', 'the image is damaged and does not open']

type Opened = { readonly sha256: string; readonly bytes: Uint8Array; readonly ending: 'png' | 'jpg' }

/** Every signature and scan of these registrations: those inside facts, and those that came apart from them, opened with the hub's key. */
export async function openImages(
  store: HubStore,
  files: readonly SubjectFile[],
  privateKey: CryptoKey,
): Promise<CopyImages> {
  const opened: Opened[] = []
  const missing = new Map<string, Words>()
  for (const file of files) {
    for (const image of file.facts.flatMap((fact) => imagesIn(fact.body))) {
      const bytes = new Uint8Array(Buffer.from(image.base64, 'base64'))
      // Named as the fact names it, although an older desk's checksum may be of something else.
      opened.push({ sha256: image.sha256, bytes, ending: 'png' })
    }
    for (const name of file.evidence) {
      const manifest = await findManifest(store, file, name)
      if (manifest === null) continue
      const bytes = await openOne(store, manifest, privateKey)
      if (bytes instanceof Uint8Array)
        opened.push({ sha256: manifest.sha256, bytes, ending: ENDINGS[manifest.mediaType] })
      else missing.set(manifest.sha256, bytes)
    }
  }
  const once = [...new Map(opened.map((image) => [image.sha256, image])).values()]
  return {
    files: once.map(({ sha256, bytes, ending }, at) => ({
      file: `evidence-${at + 1}.${ending}`,
      sha256,
      bytes,
    })),
    missing,
  }
}

function imagesIn(value: unknown): readonly SignatureImage[] {
  if (typeof value !== 'object' || value === null) return []
  const read = SignatureImage.safeParse(value)
  return read.success ? [read.data] : Object.values(value).flatMap(imagesIn)
}

/** Of the office's own database, or of a reviewer's; what a manifest says is about somebody else is nobody's business here. */
async function findManifest(
  store: HubStore,
  { places, subject }: SubjectFile,
  { desk, evidence }: SubjectFile['evidence'][number],
): Promise<(EvidenceManifest & { readonly place: string }) | null> {
  for (const place of places) {
    const found = await orOn(404, null, store.find(evidenceDatabase(place), manifestId(desk, evidence)))
    const read = EvidenceManifest.safeParse(found)
    if (read.success && read.data.subject === subject) return { ...read.data, place }
  }
  return null
}

async function openOne(
  store: HubStore,
  manifest: EvidenceManifest & { readonly place: string },
  privateKey: CryptoKey,
): Promise<Uint8Array | Words> {
  const { desk, evidence, chunks, place } = manifest
  const ids = chunks.map(({ sha256 }) => chunkId(desk, evidence, sha256))
  const documents = await Promise.all(ids.map((id) => store.find(evidenceDatabase(place), id)))
  const data = new Map(documents.flatMap((found) => (found ? [[found._id, found.data]] : [])))
  const key = await openKeyForHub(manifest, privateKey)
  if (!key.ok) return DAMAGED
  const opened = await openEvidence(manifest, key.value, (id) => {
    const text = data.get(id)
    return typeof text === 'string' ? text : null
  })
  if (opened.ok) return opened.value
  return opened.problems.some(({ code }) => code === 'missing') ? NOT_WHOLE : DAMAGED
}
