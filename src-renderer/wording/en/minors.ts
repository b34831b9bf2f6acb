import type { SameShape } from '../same-shape.ts'
import type { minors as chinese } from '../zh-cn/minors.ts'

export const minors = {
  noting: 'Noting that this record is viewed…',
  refused: {
    title: 'The particulars of this minor are not shown for now',
    diskFull:
      "Whoever looks at a minor's record is noted, and the disk of this computer is full. Free some space and try again; nothing that was registered has changed.",
    body: "Whoever looks at a minor's record is noted, and that could not be saved. Try again; if that does not help, call your administrator. Nothing that was registered has changed.",
    again: 'Try again',
  },
  timeline: {
    times: 'Record viewed: {{total}} times, last on {{at}}',
  },
  opened: {
    'person-page': "The person's page",
    form: 'Form for a correction or a renewal',
    review: 'Review',
    unknown: 'Not known',
  },
  views: {
    title: "Views of minors' records",
    link: 'Open the list of views',
    linkHint: "Who looked at which minor's record and when, for the yearly compliance audit.",
    back: 'Back to the settings',
    hint: 'Noted once for each worker, person, place and day. Who registered the child that day is not noted again: the registration names them.',
    year: 'Year',
    reading: 'Reading the records',
    failed: 'The records were not read to the end; please try again.',
    again: 'Read again',
    counts: '{{year}}: views {{views}}, people {{people}}, workers {{workers}}',
    none: 'No views in {{year}}',
    noneHint: "Opening a minor's record is noted by itself; there is nothing to do.",
    export: 'Export as a table',
    print: 'Print',
    fileName: 'views-of-minors-{{office}}-{{year}}',
    exported: {
      saved: 'Exported to {{where}}',
      downloaded: 'Handed to the browser as a download: {{where}}',
      cancelled: 'Nothing was exported. Press again when you need it.',
      'not-written': 'It could not be written. Check whether it is full or read-only, and export again.',
    },
    erased: '(erased)',
    unnamed: '(name needs a newer version)',
    columns: {
      at: 'Time',
      worker: 'Community worker',
      person: 'Whose record',
      number: 'Number',
      desk: 'Desk',
      opened: 'What was opened',
    },
    workerId: 'Worker id',
    fact: 'Record id',
    printedAt: '{{office}} · printed {{at}}',
  },
} satisfies SameShape<typeof chinese>
