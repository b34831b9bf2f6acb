import { expect, test } from 'vitest'
import { findHubPath } from './hub-path.ts'

const pathOf = (method: string, address: string) => findHubPath('410202001', method, new URL(address))

test.each([
  ['GET', 'hub://hub/', '/'],
  ['GET', 'hub://hub/_session', '/_session'],
  ['GET', 'hub://hub/org-410202001', '/org-410202001'],
  [
    'GET',
    'hub://hub/org-410202001/_changes?feed=longpoll&since=3-x',
    '/org-410202001/_changes?feed=longpoll&since=3-x',
  ],
  ['POST', 'hub://hub/org-410202001/_bulk_docs', '/org-410202001/_bulk_docs'],
  [
    'POST',
    'hub://hub/org-410202001/_all_docs?include_docs=true',
    '/org-410202001/_all_docs?include_docs=true',
  ],
  ['GET', 'hub://hub/directory/_all_docs?include_docs=true', '/directory/_all_docs?include_docs=true'],
  [
    'GET',
    'hub://hub/org-410202001/registration:0199:0199.ruled',
    '/org-410202001/registration%3A0199%3A0199.ruled',
  ],
  ['PUT', 'hub://hub/org-410202001/_local/desk', '/org-410202001/_local/desk'],
  ['POST', 'hub://hub/org-410202001-evidence/_revs_diff', '/org-410202001-evidence/_revs_diff'],
])('%s %s goes to the hub', (method, address, path) => {
  expect(pathOf(method, address)).toBe(path)
})

test.each([
  ['GET', 'hub://hub/_all_dbs'],
  ['GET', 'hub://hub/_users/_all_docs'],
  ['GET', 'hub://hub/_node/_local/_config'],
  ['GET', 'hub://hub/_utils/'],
  ['POST', 'hub://hub/_replicate'],
  ['GET', 'hub://hub/register/_all_docs'],
  ['GET', 'hub://hub/org-410202002/_changes'],
  ['GET', 'hub://hub/org-410202001x/_changes'],
  ['GET', 'hub://hub/org-410202002-evidence/_changes'],
  ['GET', 'hub://hub/directory-evidence/_changes'],
  ['GET', 'hub://hub/org-410202001/../register/_all_docs'],
  ['GET', 'hub://hub/org-410202001/%2e%2e/register/_all_docs'],
  ['GET', 'hub://hub/org-410202001%2f..%2fregister/_all_docs'],
  ['GET', 'hub://hub/org-410202001/..%2f_all_dbs'],
  ['GET', 'hub://hub//_all_dbs'],
  ['GET', 'hub://hub/org-410202001/%252e%252e/_all_dbs'],
  ['GET', 'hub://hub/org-410202001/%zz'],
  ['GET', 'hub://hub/org-410202001/%5f%73ecurity'],
  ['GET', 'hub://hub/org-410202001/_design/authority'],
  ['PUT', 'hub://hub/org-410202001/_design%2fauthority'],
  ['PUT', 'hub://hub/org-410202001/_security'],
  ['POST', 'hub://hub/org-410202001/_purge'],
  ['POST', 'hub://hub/org-410202001/_compact'],
  ['POST', 'hub://hub/org-410202001/constructor/x/y'],
  ['POST', 'hub://hub/org-410202001/toString'],
  ['DELETE', 'hub://hub/org-410202001'],
  ['PUT', 'hub://hub/org-410202001'],
  ['DELETE', 'hub://hub/org-410202001/registration:1:2'],
  ['POST', 'hub://hub/_session'],
  ['DELETE', 'hub://hub/_session'],
  ['POST', 'hub://hub/'],
])('%s %s stays here', (method, address) => {
  expect(pathOf(method, address)).toBeNull()
})
