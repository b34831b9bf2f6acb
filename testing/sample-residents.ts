import type { ResidentRegistered } from '#domain/facts/resident-registered'
import { PlainDate } from '#domain/plain-date'
import { buildProvisionalNumber } from '#domain/provisional-number'
import { buildNationalNumber } from './national-number.ts'

const SURNAMES = ['王', '李', '张', '刘', '陈', '杨', '赵', '黄', '周', '吴', '欧阳', '单'] as const
const GIVEN = [
  '秀英',
  '志强',
  '建国',
  '桂兰',
  '敏',
  '静',
  '伟',
  '玉梅',
  '国强',
  '丽华',
  '海燕',
  '子涵',
] as const
const STREETS = ['北道门街', '解放路', '中山路', '自由路', '大兴街', '西门大街'] as const

/** Numbers in [0, 1) that a seed fixes: the same people in every run (mulberry32). */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

export function pick<Item>(items: readonly Item[], random: () => number): Item {
  const item = items[Math.floor(random() * items.length)]
  if (item === undefined) throw new Error('nothing to pick from')
  return item
}

/** An adult with everything filled in, as the rules admit them: about 1.3 kB. Made up; `n` keeps identity numbers apart. */
export function sampleResident(n: number, desk: string, random: () => number): ResidentRegistered {
  const male = random() < 0.4
  const sequence = String((n % 499) * 2 + (male ? 1 : 0)).padStart(3, '0')
  const year = 1940 + (Math.floor(n / 499) % 60)
  const month = String(1 + Math.floor(random() * 12)).padStart(2, '0')
  const bornOn = PlainDate.parse(`${year}-${month}-${String(1 + Math.floor(random() * 28)).padStart(2, '0')}`)
  return {
    standing: 'adult',
    document: { type: 'resident-id', number: buildNationalNumber('410202', bornOn, sequence) },
    fullName: pick(SURNAMES, random) + pick(GIVEN, random),
    sex: male ? 'male' : 'female',
    bornOn,
    ethnicity: '01',
    politicalStatus: pick(['01', '03', '13'], random),
    education: pick(['30', '60', '70'], random),
    employment: pick(['80', '70', '54'], random),
    noticeGroup: pick(['retired', 'unemployed', 'self-employed'] as const, random),
    phone: { number: `138${String(Math.floor(random() * 1e8)).padStart(8, '0')}`, owner: 'self' },
    residence: {
      division: '410202',
      community: '北道门社区',
      detail: `${pick(STREETS, random)} ${1 + Math.floor(random() * 200)} 号院 ${1 + Math.floor(random() * 9)} 号楼`,
    },
    serviceArea: '410202',
    serviceCategories: ['0001', '0006', '0017'],
    skills: ['01', '20'],
    timeSlots: ['mon-morning', 'wed-afternoon', 'sat-morning', 'holiday-morning'],
    emergencyContact: { fullName: pick(SURNAMES, random) + pick(GIVEN, random), phone: '13937801234' },
    oathRead: true,
    provisionalNumber: buildProvisionalNumber(desk, n),
    ownConsent: {
      scopes: {
        register: true,
        photo: true,
        'report-to-national-system': true,
        'show-on-public-pages': random() < 0.5,
      },
      notice: { version: '2026-1', language: 'zh-CN', readAloud: random() < 0.3 },
      givenOn: PlainDate.parse('2026-03-02'),
    },
  }
}
