import { REVOKED_ROLE } from '#contracts/hub-databases'

/** Characters of a document's JSON; a chunk of honest size has a third of it. */
export const LARGEST_EVIDENCE_DOCUMENT = 256 * 1024

/**
 * `validate_doc_update` of every organisation's evidence: authority only. Whether the hashes are right is the post office's to find out.
 *
 * Self-contained ES5. A desk adds manifests, chunks and readers under its own code, nothing else, and changes and removes nothing. They come by
 * replication (`new_edits: false`), where CouchDB shows the guard no old document: so each id has one revision that it may have
 * (`evidenceRevision`), and a rival cannot be written beside what stands there.
 */
export const EVIDENCE_GUARD = `function (newDoc, oldDoc, userCtx) {
  var roles = userCtx.roles;
  function has(role) { return roles.indexOf(role) !== -1; }
  function refuse(reason) { throw({ forbidden: reason }); }
  function isText(value, most) { return typeof value === 'string' && value.length > 0 && value.length <= most; }
  if (has('_admin')) return;
  if (has('${REVOKED_ROLE}')) refuse('this desk has been revoked');
  if (newDoc._deleted) refuse('a desk removes nothing');
  if (oldDoc) refuse('evidence never changes');
  if (newDoc._attachments) refuse('evidence carries no attachment');
  for (var field in newDoc) {
    if (field.charAt(0) === '_' && field !== '_id' && field !== '_rev' && field !== '_revisions') refuse('a field of evidence begins with _');
  }
  if (!isText(newDoc.desk, 40) || !has('desk:' + newDoc.desk)) refuse('not written by this desk');
  if (!isText(newDoc.org, 40) || !has('org:' + newDoc.org)) refuse('not written by this office');
  if (userCtx.db !== 'org-' + newDoc.org + '-evidence') refuse('not the evidence of this office');
  var parts = newDoc._id.split(':');
  if (parts[1] !== newDoc.desk) refuse('the id does not name this desk');
  var name;
  if (parts[0] === 'reader' && parts.length === 3 && /^[0-9a-f]{32}$/.test(parts[2])) {
    if (!isText(newDoc.publicKey, 200)) refuse('a reader without a key');
    name = parts[2];
  } else if (parts[2] !== newDoc.evidence || !/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(parts[2])) {
    refuse('the id does not name its evidence');
  } else if (parts[0] === 'manifest' && parts.length === 3) {
    if (!isText(newDoc.worker, 80) || newDoc.worker.indexOf(newDoc.org + '-') !== 0) refuse('not a worker of this office');
    name = parts[2].replace(/-/g, '');
  } else if (parts[0] === 'chunk' && parts.length === 4 && /^[0-9a-f]{64}$/.test(parts[3])) {
    if (typeof newDoc.data !== 'string') refuse('a chunk without data');
    name = parts[3].slice(0, 32);
  } else refuse('neither a manifest nor a chunk');
  if (newDoc._rev !== '1-' + name) refuse('not the revision of this id');
  if (newDoc._revisions && newDoc._revisions.ids.length !== 1) refuse('evidence has no history');
  if (JSON.stringify(newDoc).length > ${LARGEST_EVIDENCE_DOCUMENT}) refuse('a chunk is not that large');
}`
