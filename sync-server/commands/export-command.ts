import { chmodSync, existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { readCopyNames } from '../subject-copy/copy-names.ts'
import { openImages } from '../subject-copy/open-images.ts'
import { writeCopy } from '../subject-copy/write-copy.ts'
import { noteExport } from '../subjects/subject-file.ts'
import { refuse } from './command-refusal.ts'
import { lookUp, refuseStrangers } from './look-up.ts'
import { type CommandSurroundings, type HubOptions, openHub } from './open-hub.ts'
import { readOwnKeys } from './own-keys.ts'
import type { SelectorOptions } from './read-selector.ts'

export type ExportOptions = HubOptions & SelectorOptions & { readonly out: string }

/** `subject export`. */
export async function exportSubject(
  options: ExportOptions,
  surroundings: CommandSurroundings,
): Promise<void> {
  const { say, now } = surroundings
  const folder = resolve(options.out)
  refuseUsedFolder(folder)
  const hub = await openHub(options, surroundings)
  const keys = await readOwnKeys(hub)
  const all = await lookUp(hub, options, surroundings)
  refuseStrangers(all)
  const files = all.filter(({ erasure }) => erasure === null)
  if (files.length === 0)
    return refuse(
      '这个人的资料已经删除，没有可以提供的副本；用 subject find 可以查看哪天删除的。',
      'This person was erased, so there is nothing to copy; subject find shows the day.',
    )
  const images = await openImages(hub.store, files, await keys.export.open())
  const names = await readCopyNames(hub, files, images)
  const copy = writeCopy({ files, names, images: images.files.map(({ file }) => file), madeOn: hub.today })
  const facts = files.map(({ subject, org, facts }) => ({ subject, org, facts }))
  // Before anything lies on the disk: a copy that nobody knows of would be worse than a note of one that was not made.
  for (const { subject } of files) await noteExport(hub, subject, now(), hub.today)
  writeAll(folder, [
    ['copy.txt', copy],
    ['facts.json', `${JSON.stringify(facts, null, 2)}\n`],
    ...images.files.map(({ file, bytes }) => [file, bytes] as const),
  ])
  say(
    `副本已写入 ${folder}：copy.txt 给本人看，facts.json 是原始记录，图像 ${images.files.length} 个。请当面核对身份后交给本人或监护人，然后删除这个文件夹。 The copy is in ${folder}: copy.txt to be read, facts.json as the facts are, and ${images.files.length} images. Hand it to the person or the guardian after checking who they are, and then delete the folder.`,
  )
}

function refuseUsedFolder(folder: string): void {
  if (!existsSync(folder) || isEmptyFolder(folder)) return
  refuse(
    `${folder} 已经有内容，不会覆盖；请用 --out 指明一个新的文件夹。`,
    `${folder} is there already and not empty, and nothing is written over: name a new folder with --out.`,
  )
}

function isEmptyFolder(folder: string): boolean {
  try {
    return readdirSync(folder).length === 0
  } catch {
    return false
  }
}

/** For the hub's own user alone. */
function writeAll(folder: string, files: readonly (readonly [string, string | Uint8Array])[]): void {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    // A folder that was there already may be open to others.
    chmodSync(folder, 0o700)
    for (const [name, content] of files)
      writeFileSync(join(folder, name), content, { flag: 'wx', mode: 0o600 })
  } catch {
    refuse(
      `写不进 ${folder}，请检查文件夹和权限；已写入的部分请删除。`,
      `${folder} cannot be written: check the folder and its permissions, and delete what is there of it.`,
    )
  }
}
