import type { ConsentState } from '#domain/consent/consent-record'
import { ageOn, findPlainDate, type PlainDate } from '#domain/plain-date'
import { AGES } from '#domain/policy/ages'
import type { Registration } from '#domain/registration/registration'
import type { useWords } from '../../wording/use-words.ts'

/** What a consent's state means for this person, and what to do: one or two sentences. */
export function sayConsent(
  { consent, resident, ended }: Registration,
  state: ConsentState,
  today: PlainDate,
  t: ReturnType<typeof useWords>['t'],
): readonly string[] {
  const { current, withdrawals, refusal } = consent
  const until = current?.until ?? ''
  switch (state) {
    case 'valid':
      return [
        until === ''
          ? t('consentLife/explain/valid-open')
          : t('consentLife/explain/valid-until', { date: until }),
      ]
    case 'lapsed': {
      const bornOn = findPlainDate(resident.bornOn ?? '')
      const isOfAge = bornOn !== null && ageOn(today, bornOn) >= AGES.majority
      const own = isOfAge && resident.standing !== 'adult-under-guardianship'
      return [t(`consentLife/explain/lapsed-${own ? 'own' : 'guardian'}`, { date: until })]
    }
    case 'withdrawn': {
      const because =
        ended?.because === 'registration-withdrawn' ? 'registration-withdrawn' : 'consent-withdrawn'
      const date = withdrawals.find((withdrawal) => withdrawal.because === because)?.on ?? ''
      const said = t(`consentLife/explain/${because}`, { date })
      return withdrawals.some(({ eraseAsked }) => eraseAsked)
        ? [said, t('consentLife/explain/erase-asked')]
        : [said]
    }
    case 'refused':
      return [t('consentLife/explain/refused', { date: refusal?.on ?? '' })]
    case 'missing':
      return [t('consentLife/explain/missing')]
  }
}
