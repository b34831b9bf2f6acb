import { HubTrouble } from './hub-trouble.ts'
import { WrongIdentityKey } from './prepare/hold-identity-key.ts'

/** A start that failed, in a sentence with what to do, in both languages. `option`: the one that names the port. */
export function sayWhyNot(failure: unknown, port: number, option = '--port'): string {
  const { code, message } = Object(failure) as { code?: string; message?: string }
  if (code === 'EADDRINUSE') {
    return `端口 ${port} 已被占用，请用 ${option} 换一个。 Port ${port} is taken: stop the other program, or choose another with ${option}.`
  }
  if (code === 'EACCES' && port > 0) {
    return `无权使用端口 ${port}，请用 ${option} 换一个。 Port ${port} may not be used here: choose one above 1023 with ${option}.`
  }
  if (/lock/i.test(message ?? '')) {
    return '数据文件夹正被另一个登记台使用，请先停止它，或用 --data 换一个文件夹。 The data folder is in use by another hub: stop that one, or choose another folder with --data.'
  }
  if (failure instanceof WrongIdentityKey) {
    return '数据文件夹里的身份密钥不是这个登记库的，请用 --data 指明原来的文件夹，或从备份恢复 keys 文件夹。 The data folder does not hold the identity key of this register: name the original folder with --data, or restore its keys folder from a backup. With another key everybody could be registered twice.'
  }
  if (failure instanceof HubTrouble) {
    const status = failure.statusCode ? ` (HTTP ${failure.statusCode})` : ''
    return `枢纽没有正常应答${status}，请检查 HUB_URL。 The hub that HUB_URL names does not answer as it should${status}: check its address and its administrator's credential.`
  }
  return `启动失败：${message ?? failure}  The hub does not start: ${message ?? failure}`
}
