import type { OrganisationTree } from './organisation-tree.ts'

const ABOVE = [
  { code: '410202', name: '龙亭区志愿服务总队', workers: ['赵静'] },
  { code: '410200', name: '开封市志愿服务联合会', workers: ['陈明'] },
  { code: '000000', name: '中国志愿服务联合会', workers: ['周平'] },
] as const

const OFFICES = [
  { code: '410202001', name: '龙亭区北道门社区', workers: ['张敏', '王芳'] },
  { code: '410202002', name: '龙亭区大兴社区', workers: ['李伟', '刘洋'] },
] as const

function desksOf(
  {
    code,
    name,
    workers,
  }: { readonly code: string; readonly name: string; readonly workers: readonly string[] },
  numbers: readonly string[],
): OrganisationTree['desks'] {
  return numbers.map((number) => ({
    code: `${code}-${number}`,
    name: `${name}${Number(number)}号登记台`,
    org: code,
    workers: workers.map((worker, index) => ({ id: `${code}-w${index + 1}`, name: worker })),
  }))
}

/** For trying out: the branch of the notice's tree that leads to two communities of 龙亭区, with a desk for everybody who decides. */
export const TRIAL_TREE: OrganisationTree = {
  organisations: [
    { code: '000000', name: '中国志愿服务联合会', level: 'registrar', division: '000000', parent: null },
    {
      code: '410200',
      name: '开封市志愿服务联合会',
      level: 'federation',
      division: '410200',
      parent: '000000',
    },
    { code: '410202', name: '龙亭区志愿服务总队', level: 'corps', division: '410202', parent: '410200' },
    ...OFFICES.map(({ code, name }) => ({
      code,
      name,
      level: 'office' as const,
      division: '410202',
      parent: '410202',
    })),
  ],
  desks: [
    ...OFFICES.flatMap((office) => desksOf(office, ['01', '02'])),
    ...ABOVE.flatMap((above) => desksOf(above, ['01'])),
  ],
}
