import { REVIEWER_ROLE, REVOKED_ROLE } from '#contracts/hub-databases'
import { FACT_KINDS } from '#domain/facts/fact-kinds'

/** Kinds that this version's hub writes; the patterns in the guard hold for those of versions to come. */
const HUB_KINDS = Object.entries(FACT_KINDS).flatMap(([kind, { writer }]) => (writer === 'hub' ? [kind] : []))

/** Characters of a fact's JSON. The largest honest one, a minor with a signature, has a quarter of it. */
export const LARGEST_FACT = 512 * 1024
/** Characters of a seal's JSON; this version's have less than a quarter of it. */
export const LARGEST_SEAL = 4096
/** A desk that wrote a fact every second would take thirty years to get there. */
export const HIGHEST_NUMBER = 1_000_000_000

/**
 * `validate_doc_update` of every organisation's database: authority only. Whether a registration is right is answered by a ruling.
 *
 * Self-contained ES5, because CouchDB runs it apart from everything. A desk may add facts of its own about one subject; it may not
 * write for another desk, office or worker, change or remove anything, or write what only the hub writes. Kinds that this version does
 * not know are let in: a newer desk must not lose what it wrote to an older hub. A revision of the writer's own making
 * (`new_edits: false`) is refused, because CouchDB shows the guard no old document then, and the rival could win over the fact that
 * stands there. Types and lengths are held because the post office reads what is in here; `_revisions` is CouchDB's own addition.
 * A fact without a seal is an older desk's, and whether a seal is right is for the post office: ES5 in here has no crypto.
 */
export const ORGANISATION_GUARD = `function (newDoc, oldDoc, userCtx) {
  var roles = userCtx.roles;
  function has(role) { return roles.indexOf(role) !== -1; }
  function refuse(reason) { throw({ forbidden: reason }); }
  function isText(value, most) { return typeof value === 'string' && value.length > 0 && value.length <= most; }
  function isCount(value, most) { return typeof value === 'number' && value >= 1 && value <= most && Math.floor(value) === value; }
  function isObject(value) { return Object.prototype.toString.call(value) === '[object Object]'; }
  function isSeal(seal) {
    if (!isObject(seal) || JSON.stringify(seal).length > ${LARGEST_SEAL}) return false;
    if (seal.v !== 1) return isCount(seal.v, ${HIGHEST_NUMBER});
    return isText(seal.key, 87) && isText(seal.layout, 40) && (seal.previous === null || isText(seal.previous, 43)) &&
      isObject(seal.parts) && isText(seal.salted, 43) && isText(seal.salt, 22) && isText(seal.signature, 86);
  }
  if (has('_admin')) return;
  if (has('${REVOKED_ROLE}')) refuse('this desk has been revoked');
  if (newDoc._deleted) refuse('a desk removes nothing');
  if (oldDoc && !oldDoc._deleted) refuse('a fact never changes');
  if (newDoc._rev) refuse('a fact has no history');
  if (newDoc._attachments) refuse('a fact carries no attachment');
  for (var field in newDoc) {
    if (field.charAt(0) === '_' && field !== '_id' && field !== '_rev' && field !== '_revisions') refuse('a field of a fact begins with _');
  }
  if (newDoc.redacted !== undefined) refuse('only the hub redacts');
  if (!isText(newDoc.desk, 40) || !has('desk:' + newDoc.desk)) refuse('not written by this desk');
  if (!isText(newDoc.org, 40) || !has('org:' + newDoc.org)) refuse('not written by this office');
  if (userCtx.db !== 'org-' + newDoc.org) refuse('not the database of this office');
  if (!isText(newDoc.worker, 80) || newDoc.worker.indexOf(newDoc.org + '-') !== 0) refuse('not a worker of this office');
  if (!isText(newDoc.kind, 60)) refuse('no fact');
  if (${JSON.stringify(HUB_KINDS)}.indexOf(newDoc.kind) !== -1) refuse('only the hub writes ' + newDoc.kind);
  if (/-ruled$|-receipt$|^subject-/.test(newDoc.kind)) refuse('only the hub writes ' + newDoc.kind);
  if (newDoc.kind === 'review-decided' && !has('${REVIEWER_ROLE}')) refuse('only an organisation above others reviews');
  if (!isCount(newDoc.n, ${HIGHEST_NUMBER})) refuse('no running number');
  if (!isCount(newDoc.schema, ${HIGHEST_NUMBER})) refuse('no schema version');
  if (!isText(newDoc.at, 40) || !isText(newDoc.order, 80)) refuse('no time');
  if (!isObject(newDoc.body)) refuse('no body');
  if (newDoc.seal !== undefined && !isSeal(newDoc.seal)) refuse('not a seal');
  if (typeof newDoc.subject !== 'string' || !/^[a-z]{1,20}:[0-9a-zA-Z-]{1,64}$/.test(newDoc.subject)) refuse('no subject');
  var begin = newDoc.subject + ':';
  if (newDoc._id.indexOf(begin) !== 0) refuse('the id does not begin with the subject');
  if (!/^[0-9a-zA-Z-]{1,64}$/.test(newDoc._id.slice(begin.length))) refuse('not an id of a desk');
  if (JSON.stringify(newDoc).length > ${LARGEST_FACT}) refuse('a fact is not that large');
}`

/** For databases that desks read and the hub alone writes. */
export const READ_ONLY_GUARD = `function (newDoc, oldDoc, userCtx) {
  if (userCtx.roles.indexOf('_admin') === -1) throw({ forbidden: 'only the hub writes here' });
}`
