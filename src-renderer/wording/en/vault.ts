import type { SameShape } from '../same-shape.ts'
import type { vault as chinese } from '../zh-cn/vault.ts'

export const vault = {
  who: 'You are',
  newSecret: {
    label: 'Choose a passphrase or PIN',
    again: 'Type it again',
    hint: 'Six digits or more, or eight characters or more. Tell nobody: every record that is written with it stands under your name.',
    problem: {
      'too-short':
        'Too short: {{typed}} typed, at least {{wanted}} needed. Six if all are digits, eight otherwise.',
      'too-long': 'Too long: {{maximum}} characters at most.',
      'too-simple': 'Too easy to guess. Please avoid runs and repetitions.',
      'not-repeated': 'The two are not the same. Type it again.',
    },
  },
  first: {
    title: 'Choose your passphrase',
    lead: 'From now on the records of residents on this computer are kept encrypted, and only workers with a passphrase open them. The first worker at this desk chooses theirs here.',
    submit: 'Set the passphrase',
    taken: 'Another window has just set a passphrase. Open this page again and use that one.',
    reopen: 'Open again',
  },
  recovery: {
    title: 'Print the recovery code and lock it away',
    lead: 'When a passphrase is forgotten or the computer breaks, only the recovery code opens these records. It is shown this once and kept nowhere.',
    keep: 'Print it and give it to your head of office, to be locked in a cabinet. Never leave it near the computer, photograph it or send it to anybody.',
    print: 'Print the recovery code',
    code: 'Recovery code',
    put: 'It is printed (or copied) and put away',
    putFirst: 'Print the recovery code and put it away first, then tick this.',
    go: 'Open the desk',
    paper: {
      title: 'Recovery code of a registration desk',
      office: 'Organisation',
      desk: 'Desk',
      at: 'Printed at',
      use: 'How to use it: press “Forgotten passphrase” on the lock page, type or scan the code, and choose a new passphrase.',
      care: 'Whoever holds this sheet and the computer sees the records of every resident. Lock it away; if it is lost, tell your administrator at once.',
    },
  },
  renew: {
    title: 'Make a new recovery code',
    link: 'Make a new recovery code',
    linkHint:
      'When the sheet with the recovery code was lost, or somebody saw it, make a new one here; the old one opens nothing any more. You need your own passphrase.',
    back: 'Back to the settings',
    lead: 'The recovery code is kept nowhere, so a lost one can only be replaced. Type your own passphrase; the next step shows the new code.',
    secret: 'Passphrase of {{name}}',
    submit: 'Show the new recovery code',
    stepLead:
      'The new recovery code is shown this once. Until you confirm that it is put away, the old one still opens; from then on it opens nothing.',
    go: 'Put the new recovery code in force',
    taken:
      'Another window has just made a new recovery code, so this one does not count. Destroy it, and do it again.',
    again: 'Do it again',
    done: 'The new recovery code is in force; the old one opens nothing.',
    doneHint: 'Find the old sheet and destroy it; lock the new one away.',
  },
  lock: {
    title: 'The desk is locked',
    lead: 'Nothing that was being filled in is lost. Choose your name and type your passphrase.',
    secret: 'Passphrase or PIN',
    submit: 'Unlock',
    noSecret: '{{name}} has no passphrase yet. Set one together with a colleague who has.',
    forgotten: 'Forgotten passphrase',
    back: 'Back',
  },
  letIn: {
    title: 'First time at this desk',
    lead: 'A colleague who has a passphrase types their own, to vouch for you; then you choose yours.',
    host: 'Colleague with you',
    hostSecret: "The colleague's passphrase",
    submit: 'Set the passphrase and enter',
  },
  recover: {
    title: 'Forgotten passphrase',
    lead: 'Ask your head of office for the printed recovery code, then choose a new passphrase. The old one opens nothing any more.',
    code: 'Recovery code',
    codeHint:
      'The 32 characters on the sheet, or scan its QR code. Capitals, spaces and hyphens do not matter.',
    incomplete: 'A recovery code has {{wanted}} characters, this one has {{typed}}. Please check.',
    submit: 'Set the new passphrase and enter',
  },
  working: 'Checking…',
  wrong: 'That is not right. Check it and type it again.',
  wrongSecret: 'The passphrase is wrong. Look at caps lock and the input method, and type it again.',
  wait: 'Wrong several times in a row: wait {{time}} before the next try. Opening the program again does not shorten it.',
  seconds: '{{total}} s',
  minutes: '{{total}} min',
  failed:
    'The program failed, and nothing was changed. Try again; if that does not help, open the program anew or call your administrator.',
  opening: "Opening this desk's records…",
  sealing: 'Encrypting the records that were here before: {{done}} / {{total}}',
  sealingHint: 'This is done once. A power cut does no harm: the next start goes on with it.',
  lockNow: 'Lock',
  idle: 'Lock when nobody works',
  idleHint:
    'Press Lock when you leave your seat. While locked the desk does not sync; once unlocked it goes on by itself.',
  idleMinutes: {
    '5': 'after 5 minutes',
    '10': 'after 10 minutes',
    '30': 'after 30 minutes',
  },
} satisfies SameShape<typeof chinese>
