import type { ResidentDraft } from '#domain/registration/resident-draft'
import { useDeskPorts } from '../../app/desk-ports.ts'
import { useWords } from '../../wording/use-words.ts'
import { describeResident } from './describe-resident.ts'

/** What was registered, in the words of the page. What nobody said is left out, except what is always asked. */
export function PersonDetails({ resident }: { readonly resident: ResidentDraft }) {
  const { today } = useDeskPorts()
  const words = useWords()
  const said = describeResident(resident, words, today()).filter(
    // The name stands above the page.
    ({ field, value }) => field !== 'fullName' && value !== '',
  )
  if (said.length === 0) return null
  return (
    <section className="sheet">
      <h2>{words.t('person/sections/details')}</h2>
      <dl className="facts">
        {said.map(({ field, name, value }) => (
          <div className="contents" key={field}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
