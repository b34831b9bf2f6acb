import { NotABackup } from '../sync-server/backup/backup-file.ts'
import { HubNotEmpty, RestoredAmiss } from '../sync-server/backup/restore-hub.ts'
import { sayWhyNot } from '../sync-server/say-why-not.ts'

/** A backup or a restore that failed, in a sentence with what to do, in both languages. */
export function sayWhyNotRestored(failure: unknown): string {
  if (failure instanceof NotABackup) {
    return '这不是完整的枢纽备份：文件损坏、被截断，或者根本不是备份。没有写入任何内容，请换用另一份备份。 This is no whole backup of a hub: it is damaged, cut off, or something else. Nothing was written; use another backup.'
  }
  if (failure instanceof HubNotEmpty) {
    const some = failure.databases.slice(0, 5).join(', ')
    return `枢纽里已有数据（${some}），没有写入任何内容。只能恢复到空的 CouchDB。 The hub holds something already (${some}), and nothing was written. Restore into an empty CouchDB only.`
  }
  if (failure instanceof RestoredAmiss) {
    return `数据库 ${failure.database} 没有恢复完整，请清空这个 CouchDB 后重新恢复。 Database ${failure.database} was not restored whole: empty this CouchDB and restore again.`
  }
  const { code } = Object(failure) as { code?: string }
  if (code === 'ENOENT') return '找不到文件或文件夹。 The file, or its folder, is not there.'
  if (code === 'ENOSPC') return '磁盘已满。 The disk is full.'
  return sayWhyNot(failure, 0)
}
