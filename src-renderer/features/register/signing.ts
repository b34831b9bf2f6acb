import type { SignatureImage } from '#domain/facts/guardian-consent'

/** A drawn signature on its way into the draft: its image comes a moment after the pen was lifted. */
export interface Signing {
  /** The whole signature after one more stroke; null where it cannot be kept. */
  draw(drawing: Promise<SignatureImage | null>): void
  /** What is on its way belongs to nobody any more: the sheet was cleared, or somebody else stands at the counter. */
  forget(): void
  /** Resolves when nothing is on its way. */
  settled(): Promise<void>
}

/** Only the last stroke's image is put into the draft, however long an earlier one takes. */
export function createSigning(
  put: (image: SignatureImage) => void,
  onFailure: (error: unknown) => void,
): Signing {
  let last = 0
  let onItsWay: Promise<void> = Promise.resolve()
  async function keep(drawing: Promise<SignatureImage | null>, stroke: number): Promise<void> {
    try {
      const image = await drawing
      if (image !== null && stroke === last) put(image)
    } catch (error) {
      onFailure(error)
    }
  }
  return {
    draw(drawing) {
      last += 1
      const before = onItsWay
      const kept = keep(drawing, last)
      onItsWay = before.then(() => kept)
    },
    forget() {
      last += 1
    },
    settled: () => onItsWay,
  }
}
