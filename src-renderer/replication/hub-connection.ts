import type { SignInAnswer } from '#contracts/sign-in'

/** The way to the hub, given by the host: replication knows neither addresses nor credentials. */
export interface HubConnection {
  /** Signs the desk in. Never rejects. */
  signIn(): Promise<SignInAnswer>
  /** One request to the hub's CouchDB; `path` is relative to its root and begins with a slash. Rejects where there is no line. */
  fetch(path: string, init?: RequestInit): Promise<Response>
}
