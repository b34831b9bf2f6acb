import { progressBar } from '../progress-bar.ts'
import { findSubjects } from '../subjects/find-subjects.ts'
import { readSubjectFile, type SubjectFile } from '../subjects/subject-file.ts'
import { refuse } from './command-refusal.ts'
import type { CommandSurroundings, OpenedHub } from './open-hub.ts'
import { readSelector, type SelectorOptions } from './read-selector.ts'

/** Whoever the options name, with everything that the hub holds about them; refuses where that is nobody. */
export async function lookUp(
  hub: OpenedHub,
  options: SelectorOptions,
  { progress }: Pick<CommandSurroundings, 'progress'>,
): Promise<readonly SubjectFile[]> {
  const selector = readSelector(options)
  const found = await findSubjects(hub, selector, progressBar(progress, '查找 searching'))
  const files: SubjectFile[] = []
  for (const subject of found) files.push(await readSubjectFile(hub, subject))
  const known = files.filter(({ registration, erasure }) => registration !== null || erasure !== null)
  if (known.length > 0) return known
  return selector.by === 'document'
    ? refuse(
        '没有找到用这个证件登记的人；已删除的人按证件也查不到。还没有上传的登记只在登记台上，请让登记台先同步。',
        'Nobody is registered with this document; who was erased is not found by it either. What a desk has not sent is at that desk alone: let it synchronise first.',
      )
    : refuse(
        '没有找到这份登记，请核对编号，或者改用 --document。还没有上传的登记只在登记台上，请让登记台先同步。',
        'There is no such registration: check the number, or use --document. What a desk has not sent is at that desk alone: let it synchronise first.',
      )
}

/** One document, and names that differ: two people, perhaps, and neither must get or lose the other's data. */
export function refuseStrangers(files: readonly SubjectFile[]): void {
  const names = new Set(files.map(({ registration }) => registration?.resident.fullName ?? ''))
  if (names.size > 1)
    refuse(
      '这个证件下的登记姓名不一致，可能不是同一个人：请查清后，用 --subject 一份一份办理。',
      'The registrations with this document have different names, so they may be different people: find out, and go on with one at a time by --subject.',
    )
}
