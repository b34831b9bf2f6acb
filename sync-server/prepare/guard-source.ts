/**
 * `validate_doc_update` of every organisation's database: authority only. Whether a registration is right is answered by a ruling.
 *
 * Self-contained ES5, because CouchDB runs it apart from everything. A desk may add facts of its own about one subject; it may not
 * write for another desk or office, change or remove anything, or write what only the hub writes. Kinds that this version does not
 * know are let in: a newer desk must not lose what it wrote to an older hub. A revision of the writer's own making (`new_edits: false`)
 * is refused, because CouchDB shows the guard no old document then, and the rival could win over the fact that stands there.
 */
export const ORGANISATION_GUARD = `function (newDoc, oldDoc, userCtx) {
  var roles = userCtx.roles;
  if (roles.indexOf('_admin') !== -1) return;
  function refuse(reason) { throw({ forbidden: reason }); }
  if (newDoc._deleted) refuse('a desk removes nothing');
  if (oldDoc && !oldDoc._deleted) refuse('a fact never changes');
  if (newDoc._rev) refuse('a fact has no history');
  if (newDoc._attachments) refuse('a fact carries no attachment');
  if (newDoc.redacted !== undefined) refuse('only the hub redacts');
  if (typeof newDoc.desk !== 'string' || roles.indexOf('desk:' + newDoc.desk) === -1) refuse('not written by this desk');
  if (typeof newDoc.org !== 'string' || roles.indexOf('org:' + newDoc.org) === -1) refuse('not written by this office');
  if (userCtx.db !== 'org-' + newDoc.org) refuse('not the database of this office');
  if (typeof newDoc.kind !== 'string' || newDoc.kind === '') refuse('no fact');
  if (/-ruled$|-receipt$|^subject-/.test(newDoc.kind)) refuse('only the hub writes ' + newDoc.kind);
  if (typeof newDoc.subject !== 'string' || !/^[a-z]+:[0-9a-zA-Z-]{1,64}$/.test(newDoc.subject)) refuse('no subject');
  var begin = newDoc.subject + ':';
  if (newDoc._id.indexOf(begin) !== 0) refuse('the id does not begin with the subject');
  if (!/^[0-9a-zA-Z-]{1,64}$/.test(newDoc._id.slice(begin.length))) refuse('not an id of a desk');
}`

/** For databases that desks read and the hub alone writes. */
export const READ_ONLY_GUARD = `function (newDoc, oldDoc, userCtx) {
  if (userCtx.roles.indexOf('_admin') === -1) throw({ forbidden: 'only the hub writes here' });
}`
