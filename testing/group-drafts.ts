import type { GroupDraft } from '#domain/groups/group-draft'
import type { OrganisationInTree } from '#domain/review/find-reviewer'
import { buildNationalNumber } from './national-number.ts'

/** Kaifeng's organisations as far as a rule needs them: two counties with a corps each, one county without. */
export const KAIFENG_TREE: readonly OrganisationInTree[] = [
  { code: '000000', name: '中国志愿服务联合会', level: 'registrar', division: '000000', parent: null },
  {
    code: '410200',
    name: '开封市志愿服务联合会',
    level: 'federation',
    division: '410200',
    parent: '000000',
  },
  {
    code: '410202',
    name: '龙亭区志愿服务总队',
    level: 'corps',
    division: '410202',
    parent: '410200',
  },
  { code: '410225', name: '兰考县志愿服务总队', level: 'corps', division: '410225', parent: '410200' },
  { code: '410202001', name: '北道门社区', level: 'office', division: '410202', parent: '410202' },
  { code: '410203001', name: '铁塔社区', level: 'office', division: '410203', parent: null },
]

const people = {
  contact: { fullName: '李建国', phone: '13903785678' },
  personInCharge: {
    fullName: '王志强',
    document: { type: 'resident-id', number: buildNationalNumber('410211', '1985-11-03', '113') },
    phone: '0371-22334455',
  },
} satisfies GroupDraft

/** A community's team with everything filled in: admitted as it stands, for office 410202001. */
export function communityTeam(changes: GroupDraft = {}): GroupDraft {
  return {
    level: 'team',
    kind: 'community',
    name: '北道门社区志愿服务队',
    unit: { name: '北道门社区', type: '09', creditCode: null },
    registered: false,
    parent: '410202',
    division: '410202',
    address: '北道门街 12 号',
    ...people,
    serviceCategories: ['0001', '0017'],
    professionalField: null,
    population: 8600,
    staffCount: null,
    plannedSize: 120,
    ...changes,
  }
}

/** The corps of a district, which its civilisation office 410202 applies for. */
export function countyCorps(changes: GroupDraft = {}): GroupDraft {
  return communityTeam({
    level: 'corps',
    kind: 'civilisation-office',
    name: '龙亭区志愿服务总队',
    unit: { name: '龙亭区文明办', type: '01', creditCode: null },
    parent: '410200',
    population: null,
    ...changes,
  })
}
