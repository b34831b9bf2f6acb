/** The oath that every volunteer reads before registering (Measures for Registered Volunteers, Communist Youth League Central Committee, 2013). */
export const VOLUNTEER_OATH = {
  'zh-CN':
    '我愿意成为一名光荣的志愿者。我承诺：尽己所能，不计报酬，帮助他人，服务社会，践行志愿精神，传播先进文化，为建设团结互助、平等友爱、共同前进的美好社会贡献力量。',
  en: 'I am willing to be a volunteer. I promise to do my best, without pay, to help others and serve society, to live the volunteer spirit and to contribute to a society of solidarity, equality and shared progress.',
} as const
