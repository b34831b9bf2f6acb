import { Worker } from '#contracts/enrolment'
import { tidyLine } from '#domain/text/normalise-text'
import { listDeskRecords } from '../organisations/desk-record.ts'
import { nameWorkers } from '../organisations/name-workers.ts'
import { refuse } from './command-refusal.ts'
import type { OpenedHub } from './open-hub.ts'

/** Known workers of the organisation keep their ids, at whichever desk they were named. */
export async function readWorkers(
  hub: OpenedHub,
  org: string,
  names: readonly string[],
): Promise<readonly Worker[]> {
  const known = (await listDeskRecords(hub, org)).flatMap(({ workers }) => workers)
  const tidied = names.map(tidyLine)
  if (!tidied.every((name) => Worker.shape.name.safeParse(name).success))
    refuse('工作人员姓名应为 1 到 40 个字。', "A worker's name has 1 to 40 characters.")
  return nameWorkers(org, known, tidied)
}
