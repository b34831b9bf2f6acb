import type { Organisation } from '#contracts/enrolment'
import type { OrganisationBook } from '../organisation-book.ts'

/**
 * GB/T 2260 of the numbers that an organisation's volunteers get: its own division. The registrar's is the whole country (000000), which
 * no number can name; who registers at its counter is numbered with the city of this hub, which a restored hub skips numbers of as well.
 * Throws where no federation has been added yet: the registration is kept and tried again as soon as one is.
 */
export function numberDivision(book: Pick<OrganisationBook, 'organisations'>, office: Organisation): string {
  if (office.level !== 'registrar') return office.division
  const city = book.organisations().find(({ level }) => level === 'federation')
  if (!city) throw new Error('no federation to number the registrar’s own volunteers with')
  return city.division
}
