import { type Logger, pino } from 'pino'

/** Warnings and faults go to standard error, where they never mix with the line that says that the desk is ready. Ids and codes only. */
export function createHubLog(level: string): Logger {
  return pino({ level, base: null }, pino.destination({ dest: 2, sync: true }))
}
