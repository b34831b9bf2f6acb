import { useMemo } from 'react'
import { createSignatureCheck, digestText } from '#contracts/seal-crypto'
import type { SealChecks } from '#domain/seal/verify-seal'
import { useDeskPorts } from '../../app/desk-ports.ts'
import { useDirectory } from '../../app/use-directory.ts'

/** Checks with the keys that the hub has published; of this desk itself the key in its own profile counts too, before any contact. */
export function useSealChecks(): SealChecks {
  const { identity, sealKey } = useDeskPorts()
  const { findDeskKeys } = useDirectory()
  const own = identity.desk.code
  return useMemo(
    () => ({
      digest: digestText,
      verify: createSignatureCheck(),
      keysOf: (desk) =>
        desk === own && sealKey !== null ? [sealKey, ...findDeskKeys(desk)] : findDeskKeys(desk),
    }),
    [own, sealKey, findDeskKeys],
  )
}
