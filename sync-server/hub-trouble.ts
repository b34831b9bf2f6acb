/** CouchDB does not answer, or not as it should: nothing is wrong with the documents, and everything will be tried again. */
export class HubTrouble extends Error {
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
    throw new HubTrouble(failure)
  }
}

/** Any failure of CouchDB as `HubTrouble`. */
export async function troubled<Value>(work: Promise<Value>): Promise<Value> {
  try {
    return await work
  } catch (failure) {
    throw new HubTrouble(failure)
  }
}
