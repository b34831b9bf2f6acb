import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Account, Accounts } from './accounts.ts'
import type { DatabaseUpdates } from './database-updates.ts'
import type { Databases } from './databases.ts'
import type { PlainHandler } from './pouch.ts'

export interface Hub {
  readonly databases: Databases
  readonly accounts: Accounts
  readonly updates: DatabaseUpdates
  /** express-pouchdb: everything that reads, once the asker is known to be allowed. */
  readonly pouchRoutes: PlainHandler
}

/** One request, with what has been found out about it. */
export interface Asked {
  readonly request: IncomingMessage
  readonly response: ServerResponse
  readonly account: Account
  readonly query: URLSearchParams
  /** Decoded steps of the path. */
  readonly path: readonly string[]
}
