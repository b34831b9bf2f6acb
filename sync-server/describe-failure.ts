/** The one way a failure reaches the log: its name, code and HTTP status. Never its message, which may quote a document or a URL. */
export function describeFailure(failure: unknown): string {
  if (!(failure instanceof Error)) return 'unknown failure'
  const { code, statusCode, cause } = failure as Error & { code?: string; statusCode?: number }
  const causeCode = (Object(cause) as { code?: string }).code
  return [failure.name, statusCode, code, causeCode].filter((part) => part !== undefined).join(' ')
}
