import type { GroupDraft } from '#domain/groups/group-draft'
import { useWords } from '../../wording/use-words.ts'
import { describeGroup } from './describe-group.ts'

/** The application in the words of the page. */
export function GroupDetails({ draft }: { readonly draft: GroupDraft }) {
  const words = useWords()
  return (
    <section className="sheet">
      <h2>{words.t('review/groupDetails')}</h2>
      <dl className="facts">
        {describeGroup(draft, words)
          .filter(({ value }) => value !== '')
          .map(({ field, name, value }) => (
            <div className="contents" key={field}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
      </dl>
    </section>
  )
}
