import type { EnrolSealedAnswer } from '#contracts/enrol-sealed'
import type { DeskIdentity } from '#contracts/enrolment'
import type { SignInAnswer } from '#contracts/sign-in'

/**
 * What the page asks of the program around it: the Electron shell or a plain browser. Both editions answer the same
 * interface, so no feature knows which one it runs in.
 */
export interface Host {
  readonly edition: 'electron' | 'browser'

  /** Who this desk is; null before enrolment. In the browser edition `?desk=<code>` names it on first opening. */
  identity(): Promise<DeskIdentity | null>

  /**
   * Opens a sealed enrolment with its one-time code and keeps it; from the next opening on this is its desk. The credential goes where
   * the page cannot read it again.
   */
  enrolSealed(text: string, code: string): Promise<EnrolSealedAnswer>

  /** Every desk that was enrolled here, this one among them. Each has its own store, so none is in another one's way. */
  knownDesks(): Promise<readonly DeskIdentity[]>

  /** Makes a known desk the one that the next opening opens; false where that cannot be kept. */
  chooseDesk(deskCode: string): Promise<boolean>

  /** Signs the desk in at the hub with the kept credential. Never rejects. */
  signIn(): Promise<SignInAnswer>

  /**
   * One request to the hub's CouchDB, as this desk. `path` starts with a slash and is relative to the CouchDB root:
   * `/org-410202001/_bulk_docs`. Answers stream (heartbeats of a long-poll arrive as they are sent), `init.signal` aborts.
   * Answers 401 where the desk is not signed in; rejects like `fetch` where there is no line.
   */
  hubFetch(path: string, init?: RequestInit): Promise<Response>

  /** Opens the system's print dialog on this page; false where nothing was printed or nobody can tell. */
  print(): Promise<boolean>

  /** Saves this page as a PDF under a name the worker may change. `fileName` without a folder, with `.pdf`. */
  savePdf(fileName: string): Promise<SavePdfAnswer>

  /** Saves a text as a file, or what comes piece by piece because it may be larger than the memory. `fileName` without a folder. */
  saveFile(fileName: string, text: string | AsyncIterable<string>): Promise<SaveFileAnswer>

  /** Calls back when the machine wakes from sleep or the network comes back: a moment to try the hub at once. */
  onWake(listener: () => void): () => void

  /** Calls back when the system locks its screen or goes to sleep: whoever comes next may be somebody else. Never in a browser. */
  onLock(listener: () => void): () => void

  /**
   * Mixes 32 bytes with a secret that only this machine has (HMAC-SHA-256): the same bytes give the same answer here, and another one
   * everywhere else. Null where the system has no safe place for such a secret.
   */
  bindToDevice(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer> | null>

  /** Writes one failure to the log. Neither text may hold a person's data: ids and codes only. */
  logFailure(where: string, what: string): void
}

/** `print-dialog`: this edition cannot write files, so the browser's print dialog was opened, which offers PDF. */
export type SavePdfAnswer =
  | { readonly outcome: 'saved'; readonly savedAs: string }
  | { readonly outcome: 'cancelled' }
  | { readonly outcome: 'print-dialog' }

/** `downloaded`: the browser put it where it puts its downloads, or asked the worker. `not-written`: the disk or the stick refused. */
export type SaveFileAnswer =
  | { readonly outcome: 'saved'; readonly savedAs: string }
  | { readonly outcome: 'cancelled' | 'downloaded' | 'not-written' }
