import type { OrganisationProblem } from '#domain/organisations/admit-organisation'

type Words = readonly [zh: string, en: string]
type Problem<C extends OrganisationProblem['code']> = Extract<OrganisationProblem, { code: C }>

export const LEVEL_WORDS = {
  registrar: ['登记机关', 'registrar'],
  federation: ['市志愿服务联合会', 'city federation'],
  corps: ['县（区）志愿服务总队', 'county corps'],
  office: ['社区或单位', 'community or unit'],
} as const satisfies Record<string, Words>

const PROBLEM_WORDS: { [C in OrganisationProblem['code']]: (problem: Problem<C>) => Words } = {
  'code-malformed': ({ value }) => [
    `组织编号应为 6 到 12 位数字，不能是“${value}”`,
    `the code has 6 to 12 digits, not "${value}"`,
  ],
  'code-taken': ({ name }) => [
    `这个编号已属于“${name}”，请换一个`,
    `this code belongs to ${name}: choose another`,
  ],
  'name-malformed': () => ['名称应为 1 到 80 个字', 'the name has 1 to 80 characters'],
  'corps-misnamed': ({ suggested }) =>
    suggested
      ? [`按通知应称“${suggested}”`, `by the notice its name is ${suggested}`]
      : [
          '按通知应称“××县（区）志愿服务总队”',
          'by the notice its name is the county’s, followed by 志愿服务总队',
        ],
  'parent-unknown': ({ value }) =>
    value
      ? [
          `没有编号为“${value}”的上级组织，请先添加它`,
          `there is no open organisation "${value}": add it first`,
        ]
      : ['请用 --parent 指明上级组织', 'name the organisation above with --parent'],
  'parent-not-above': ({ wanted }) =>
    wanted === 'none'
      ? ['登记机关没有上级，请去掉 --parent', 'nothing is above the registrar: leave --parent out']
      : [
          `上级组织应是${LEVEL_WORDS[wanted][0]}`,
          `the organisation above must be a ${LEVEL_WORDS[wanted][1]}`,
        ],
  'division-unfit': ({ value, wanted }) => [
    `行政区划应为 ${wanted}，不能是“${value}”`,
    `its division must be ${wanted}, not "${value}"`,
  ],
  'place-taken': ({ name }) => [
    `这一级在这里只有一个组织，已有“${name}”`,
    `there is one organisation of this level here already: ${name}`,
  ],
}

/** Why an organisation cannot be added, as one sentence in both languages. */
export function sayOrganisationProblems(problems: readonly OrganisationProblem[]): Words {
  const words = problems.map(wordsOf)
  return [
    `不能添加这个组织：${words.map(([zh]) => zh).join('；')}。`,
    `This organisation cannot be added: ${words.map(([, en]) => en).join('; ')}.`,
  ]
}

function wordsOf<C extends OrganisationProblem['code']>(problem: Problem<C>): Words {
  // The table pairs each code with its own problem; TypeScript cannot follow the pairing through the lookup.
  const say = PROBLEM_WORDS[problem.code] as (problem: Problem<C>) => Words
  return say(problem)
}
