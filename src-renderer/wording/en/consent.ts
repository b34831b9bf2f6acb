import type { SameShape } from '../same-shape.ts'
import type { consent as chinese } from '../zh-cn/consent.ts'

export const consent = {
  noticeTitle: 'Notice',
  version: 'Version {{version}}',
  readAloud: 'Read the notice aloud',
  stopReading: 'Stop reading',
  noVoice: 'This computer has no voice. Please read the notice to the person, then tick the box below.',
  wasReadAloud: 'The notice was read aloud',
  scopesLegend: 'Answer each one. Apart from the first, a no changes nothing about the registration.',
  yes: 'Yes',
  no: 'No',
  refuse: 'The guardian refuses',
  refuseTitle: 'The guardian refuses',
  refuseBody:
    'The child is not registered, and what was typed is cleared from this computer. They may come back at any time.',
  refuseConfirm: 'They refuse: clear what was typed',
  refuseCancel: 'Back',
  refused: 'Not registered, as the guardian wished. What was typed has been cleared.',
  adultRefuse: 'The resident refuses',
  adultRefuseTitle: 'The resident refuses',
  adultRefuseBody:
    'Nobody is registered, and what was typed is cleared from this computer. They may come back at any time.',
  oath: 'The resident has read and agrees to the volunteer oath',
  signHere: 'Guardian, please sign in the box',
  signedBy: 'Signed by {{name}}',
  clearSignature: 'Sign again',
  signed: 'Signed',
  onScreen: 'On the screen',
  paper: 'Paper form',
  paperNumber: 'Paper form number',
  signatureForm: 'How it is signed',
  signatureHint: 'With a pen, a finger or the mouse. Without any, use the paper form.',
  ownViewQuestion: 'Ask the child alone: do you want to be a volunteer?',
  accompaniment: 'Accompaniment: {{rule}}',
  validUntil: 'Consent is valid until {{date}} (18th birthday)',
} satisfies SameShape<typeof chinese>
