import { orgDatabase } from '#contracts/hub-databases'
import { RegistrationRuled } from '#domain/facts/registration-ruled'
import { connectHubStore } from '../sync-server/hub-store.ts'
import type { TestHub } from './hub.ts'

/** What the hub has answered in one office: the answered fact's id → the ruling. Of who was erased there is none left. */
export async function rulingsOf(
  hub: TestHub,
  org: string,
): Promise<ReadonlyMap<string, RegistrationRuled['ruling']>> {
  const store = connectHubStore(() => hub.adminUrl)
  const documents = await store.findByPrefix(orgDatabase(org), 'registration:')
  return new Map(
    documents
      .filter(({ kind, redacted }) => kind === 'registration-ruled' && redacted !== true)
      .map(({ body }) => RegistrationRuled.parse(body))
      .map(({ answers, ruling }) => [answers, ruling]),
  )
}

/** The register's numbers and whose they are. */
export async function numbersOf(hub: TestHub): Promise<ReadonlyMap<string, string>> {
  const store = connectHubStore(() => hub.adminUrl)
  const documents = await store.findByPrefix(hub.register, 'number:')
  return new Map(documents.map(({ _id, subject }) => [_id.slice('number:'.length), String(subject)]))
}
