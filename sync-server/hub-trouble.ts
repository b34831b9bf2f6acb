/** CouchDB does not answer, or not as it should: nothing is wrong with the documents, and everything will be tried again. */
export class HubTrouble extends Error {
  /** Undefined where there was no answer at all, or only half of one. */
  readonly statusCode: number | undefined

  constructor(failure: unknown) {
    super('the hub did not do as asked')
    this.name = 'HubTrouble'
    this.statusCode = statusOf(failure)
  }
}

/** CouchDB answers, and refuses what it was sent: it would refuse the same again. */
export function isAboutDocuments(failure: unknown): boolean {
  return failure instanceof HubTrouble && (failure.statusCode === 400 || failure.statusCode === 413)
}

/** Signed out, or a proxy that finds no CouchDB behind it. */
const STATUS_OF_ANY_REQUEST: ReadonlySet<number> = new Set([401, 502, 503, 504])

/** Every other request would fail as well: the hub is away, not this database. */
export function isHubAway(failure: unknown): boolean {
  if (!(failure instanceof HubTrouble)) return false
  return failure.statusCode === undefined || STATUS_OF_ANY_REQUEST.has(failure.statusCode)
}

function statusOf(failure: unknown): number | undefined {
  return (Object(failure) as { statusCode?: number }).statusCode
}

/** Answers `instead` for one status; every other failure goes on. */
export async function orOn<Value, Instead>(
  status: number,
  instead: Instead,
  work: Promise<Value>,
): Promise<Value | Instead> {
  try {
    return await work
  } catch (failure) {
    if (statusOf(failure) === status) return instead
    throw failure instanceof HubTrouble ? failure : new HubTrouble(failure)
  }
}
