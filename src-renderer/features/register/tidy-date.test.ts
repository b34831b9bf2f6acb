import { expect, test } from 'vitest'
import { tidyDate } from './tidy-date.ts'

test.each([
  ['19570314', '1957-03-14'],
  ['1957-3-14', '1957-03-14'],
  ['1957.03.14', '1957-03-14'],
  ['1957/3/4', '1957-03-04'],
  ['1957年3月14日', '1957-03-14'],
  ['１９５７０３１４', '1957-03-14'],
  [' 1957-03-14 ', '1957-03-14'],
])('%s is the date %s', (typed, date) => {
  expect(tidyDate(typed)).toBe(date)
})

test.each(['', '570314', 'tomorrow', '1957-03'])('“%s” stays as typed, for the rules to judge', (typed) => {
  expect(tidyDate(typed)).toBe(typed)
})
