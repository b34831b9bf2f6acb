import type { CodeEntry } from './code-entry.ts'

/** Political status (national list albp0007). */
export const POLITICAL_STATUSES = [
  { value: '01', zh: '中共党员', en: 'Member of the Communist Party of China', national: '01' },
  { value: '02', zh: '中共预备党员', en: 'Probationary Party member', national: '02' },
  { value: '03', zh: '共青团员', en: 'Communist Youth League member', national: '03' },
  { value: '04', zh: '民革党员', en: 'Revolutionary Committee of the Kuomintang', national: '04' },
  { value: '05', zh: '民盟盟员', en: 'China Democratic League', national: '05' },
  { value: '06', zh: '民建会员', en: 'China National Democratic Construction Association', national: '06' },
  { value: '07', zh: '民进会员', en: 'China Association for Promoting Democracy', national: '07' },
  { value: '08', zh: '农工党党员', en: "Chinese Peasants' and Workers' Democratic Party", national: '08' },
  { value: '09', zh: '致公党党员', en: 'China Zhi Gong Party', national: '09' },
  { value: '10', zh: '九三学社社员', en: 'Jiusan Society', national: '10' },
  { value: '11', zh: '台盟盟员', en: 'Taiwan Democratic Self-Government League', national: '11' },
  { value: '12', zh: '无党派人士', en: 'Person without party affiliation', national: '12' },
  { value: '13', zh: '群众', en: 'None (ordinary citizen)', national: '13' },
  { value: '20', zh: '其他', en: 'Other', national: '20' },
] as const satisfies readonly CodeEntry[]
