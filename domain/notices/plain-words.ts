/**
 * What registering means, for a person who finds long texts hard (Civil Code 35 para. 3: the true will of an adult under guardianship is
 * respected as far as can be). Short sentences, one thought each, read aloud one by one.
 */
export const PLAIN_WORDS = {
  'zh-CN': [
    '志愿者就是帮助别人的人。',
    '帮助别人不给钱。',
    '您愿意，我们就把您的名字记下来。',
    '我们会记下：您的名字、生日、证件号码、住在哪里。',
    '只有社区和管志愿者的人能看到。',
    '您可以去帮忙，也可以不去。',
    '您可以说不愿意，没有人会怪您。',
    '今天愿意，以后也可以说停。告诉我们就行。',
  ],
  en: [
    'A volunteer is a person who helps others.',
    'You get no money for it.',
    'If you want to, we write down your name.',
    'We write down: your name, your birthday, the number of your card, where you live.',
    'Only the community and the people who look after volunteers can see it.',
    'You can help. You do not have to.',
    'You can say no. Nobody will be angry.',
    'If you say yes today, you can stop later. Just tell us.',
  ],
} as const
