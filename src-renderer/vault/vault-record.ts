import { z } from 'zod'

const Bytes = z.instanceof(Uint8Array<ArrayBuffer>)

/** The data key, wrapped by one secret. */
export const WrappedKey = z.object({
  salt: Bytes,
  /** Of PBKDF2, so that a later version may ask for more and still open this. */
  rounds: z.number().int().min(600_000),
  /** The secret of this machine is needed beside the worker's. */
  bound: z.boolean(),
  iv: Bytes,
  wrapped: Bytes,
})
export type WrappedKey = z.infer<typeof WrappedKey>

/** Wrong secrets in a row, and when the last one was typed. Milliseconds since 1970. */
export const Failures = z.object({ count: z.number().int().min(0), lastAt: z.number() })
export type Failures = z.infer<typeof Failures>

/** What lies in the open beside a sealed store: nothing that opens it without a secret. */
export const VaultRecord = z.object({
  version: z.literal(1),
  /** By the worker's id. */
  workers: z.record(z.string(), WrappedKey),
  recovery: WrappedKey,
  /** By the worker's id, and under `RECOVERY`. */
  failures: z.record(z.string(), Failures),
  /** False while texts of a time before the vault may still lie in the open. */
  sealedWhole: z.boolean(),
})
export type VaultRecord = z.infer<typeof VaultRecord>

/** No worker's id: it holds a character that ids do not. */
export const RECOVERY = '*recovery'
