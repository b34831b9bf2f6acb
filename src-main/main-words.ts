const CHINESE = {
  title: '志愿者登记台',
  close: '关闭',
  cannotStart: '登记台无法启动',
  cannotStartDetail: (log: string) => `已登记的资料没有丢失。请联系技术人员，并提供日志文件：${log}`,
  edit: '编辑',
  view: '视图',
  enrolmentUnreadable: '登记台开通文件无法使用',
  enrolmentMissing: (file: string) => `找不到文件：${file}`,
  enrolmentMalformed: (file: string) =>
    `文件内容不是有效的开通文件：${file}\n请向上级志愿服务联合会重新索取。`,
  enrolmentSealed:
    '这份开通文件需要校验码。请直接打开登记台，在首次开通页面选择这份文件，再输入管理员给的校验码；已经开通过的，到“设置”里按“重新开通”。',
  enrolmentNotStored: '磁盘不接受写入，开通信息没有保存。请检查磁盘空间后重试。',
  noKeychain: '本机没有可用的系统密钥库',
  noKeychainDetail:
    '登记台的密码只保留到程序关闭为止；下次启动时需要再次使用开通文件。居民资料不受影响。安装系统密钥环（如 gnome-keyring）后可长期保存。',
  savePdf: '保存证书',
  pdfFiles: 'PDF 文件',
  saveFacts: '导出未上传的记录',
  sealedFacts: '加密的登记记录',
  saveTable: '导出表格',
  tables: '表格文件',
}

const ENGLISH = {
  title: 'Registration desk',
  close: 'Close',
  cannotStart: 'The registration desk cannot start',
  cannotStartDetail: (log: string) =>
    `Nothing that was registered is lost. Please show this log file to a technician: ${log}`,
  edit: 'Edit',
  view: 'View',
  enrolmentUnreadable: 'The enrolment file cannot be used',
  enrolmentMissing: (file: string) => `There is no such file: ${file}`,
  enrolmentMalformed: (file: string) =>
    `This is not an enrolment file: ${file}\nPlease ask your federation for a new one.`,
  enrolmentSealed:
    'This enrolment file needs its one-time code. Open the desk without it, choose the file on the first page and type the code from your administrator; a desk that is enrolled already has “Enrol again” in its settings.',
  enrolmentNotStored:
    'The disk refuses to write, so the enrolment was not kept. Please check the free space.',
  noKeychain: 'This computer offers no keychain',
  noKeychainDetail:
    'The desk’s password is kept only until the program is closed; the next start needs the enrolment file again. Residents’ records are not affected. A system keyring (such as gnome-keyring) keeps it for good.',
  savePdf: 'Save certificate',
  pdfFiles: 'PDF files',
  saveFacts: 'Export the records that were not uploaded',
  sealedFacts: 'Sealed records',
  saveTable: 'Export a table',
  tables: 'Tables',
} satisfies typeof CHINESE

export type MainWords = typeof CHINESE

/** The words of the main process's own dialogs. Chinese unless the system speaks another language. */
export function wordsFor(locale: string): MainWords {
  return locale === '' || locale.toLowerCase().startsWith('zh') ? CHINESE : ENGLISH
}
