/** Requests at the hub's one door, as they stand in the first line of HTTP: what desks need, and what nobody outside may reach. */
export interface HubRequest {
  readonly method: string
  /** From the hub's root on, to the letter. */
  readonly path: string
}

const ORG = 'org-410202001'
const FACT = 'registration%3A0198c2a4-0000-7000-8000-000000000001%3A0198c2a4-0000-7000-8000-000000000002'

const lines = (text: string): readonly HubRequest[] =>
  text
    .trim()
    .split('\n')
    .map((line) => {
      const [method = '', path = ''] = line.trim().split(/ (.*)/)
      return { method, path }
    })

/** One of each kind that replication, evidence and sign-in send. */
export const OPEN_REQUESTS = lines(`
  GET /
  GET /_session
  POST /_session
  DELETE /_session
  GET /_up
  GET /directory
  GET /directory/_all_docs?include_docs=true
  GET /directory/_changes?since=0
  GET /directory/minors-policy%3A%3A2020-10-17
  GET /${ORG}
  HEAD /${ORG}/
  GET /${ORG}/_changes?since=0&limit=100&seq_interval=100&include_docs=true
  GET /${ORG}/_changes?since=12-g1AAAACLeJzLYWBgYMpgTmEQTM4vTc5ISXIwNDLXMwBCwxygVCIDA0MgCwB_Zwl8&feed=longpoll&heartbeat=15000
  POST /${ORG}/_all_docs?include_docs=true
  POST /${ORG}/_bulk_docs
  GET /${ORG}/${FACT}
  GET /${ORG}/${FACT}.ruled
  PUT /${ORG}/${FACT}
  HEAD /${ORG}/registration:0198c2a4:0198c2a5
  GET /${ORG}/_local/AbC.d_efg%3D%3D
  PUT /${ORG}/_local/AbC.d_efg%3D%3D
  POST /${ORG}-evidence/_revs_diff
  POST /${ORG}-evidence/_bulk_docs
  POST /${ORG}-evidence/_all_docs?include_docs=true
  POST /${ORG}-evidence/_bulk_get?revs=true&attachments=true
  GET /org-000000/_changes
`)

/** CouchDB's own, other people's, and ways to write a path so that two programs read it differently. */
export const CLOSED_REQUESTS = lines(`
  GET /_all_dbs
  GET /_all_dbs/
  GET /_dbs_info
  POST /_dbs_info
  GET /_users
  GET /_users/_all_docs
  GET /_users/org.couchdb.user:desk-410202001-01
  PUT /_users/org.couchdb.user:mallory
  GET /_node/_local/_config
  GET /_node/_local/_config/admins
  GET /_node/_local/_stats
  GET /_node/_local/_prometheus
  GET /_config
  GET /_utils
  GET /_utils/
  GET /_db_updates
  GET /_active_tasks
  GET /_membership
  GET /_cluster_setup
  POST /_cluster_setup
  GET /_scheduler/jobs
  GET /_scheduler/docs
  POST /_replicate
  GET /_replicator/_all_docs
  GET /_global_changes
  GET /_reshard
  GET /_uuids
  GET /_search_analyze
  GET /register
  GET /register/_all_docs
  GET /register/identity:0
  GET /ORG-410202001/_all_docs
  GET /org-1/_all_docs
  GET /org-410202001-other/_all_docs
  GET /org-410202001x/_all_docs
  DELETE /directory
  PUT /directory
  PUT /${ORG}
  DELETE /${ORG}
  POST /${ORG}
  COPY /${ORG}/a
  DELETE /${ORG}/${FACT}
  PATCH /${ORG}/${FACT}
  PUT /${ORG}/_bulk_docs
  GET /${ORG}/_bulk_docs
  DELETE /${ORG}/_local/a
  GET /${ORG}/_local
  GET /${ORG}/_local_docs
  GET /${ORG}/_security
  PUT /${ORG}/_security
  GET /${ORG}/_design/guard
  PUT /${ORG}/_design/guard
  GET /${ORG}/_design%2Fguard
  GET /${ORG}/_design/guard/_view/all
  GET /${ORG}/_design_docs
  POST /${ORG}/_find
  POST /${ORG}/_index
  POST /${ORG}/_explain
  POST /${ORG}/_purge
  GET /${ORG}/_purged_infos_limit
  PUT /${ORG}/_revs_limit
  POST /${ORG}/_compact
  POST /${ORG}/_view_cleanup
  POST /${ORG}/_ensure_full_commit
  GET /${ORG}/_shards
  GET /${ORG}/_changes?feed=continuous
  GET /${ORG}/_changes?since=0&feed=continuous&heartbeat=1000&include_docs=true
  GET /${ORG}/_changes?feed=eventsource
  GET /${ORG}/_changes?feed=longpoll&feed=continuous
  GET /${ORG}/_changes?feed=longpolling
  GET /${ORG}/_changes?f%65ed=continuous
  GET /${ORG}/_changes?since=0;feed=continuous
  POST /directory/_changes?feed=continuous
  POST /${ORG}/_sync_shards
  POST /${ORG}/_temp_view
  POST /${ORG}/_all_docs/queries
  POST /${ORG}/_missing_revs
  GET /${ORG}/_auto_purge
  GET /../_all_dbs
  GET /%2e%2e/_all_dbs
  GET /%2E%2E/hub/_all_dbs
  GET /./_all_dbs
  GET /${ORG}/../_all_dbs
  GET /${ORG}/../_users/_all_docs
  GET /${ORG}/%2e%2e/_users/_all_docs
  GET /${ORG}/..%2f_users/_all_docs
  GET /${ORG}/..%2F..%2F_users
  GET /${ORG}/.%2e/_users
  GET /${ORG}/%252e%252e/_users
  GET /${ORG}%2F..%2F_users/_all_docs
  GET /${ORG}%2f_security
  GET /${ORG}/%5fsecurity
  GET /${ORG}/%5Fdesign/guard
  GET /${ORG}/a%2fb
  GET /${ORG}/a%00
  GET /${ORG}/..\\_users
  GET /${ORG}/%5c..%5c_users
  GET //_all_dbs
  GET //_users/_all_docs
  GET /%2F_all_dbs
  GET /%5Fall_dbs
  GET /%5fusers/_all_docs
  GET /_%75sers/_all_docs
  GET /${ORG}//_security
  GET //${ORG}/_all_docs
  GET /${ORG}/_all_docs/
  GET /_session/
  GET /_session?basic=true
  POST /_session?next=/_utils
  PUT /_session
  GET /_session/../_all_dbs
  GET /${ORG}/_changes/../_security
  GET /${ORG};/_all_docs
  GET /${ORG}/_security;
  GET /http://127.0.0.1:5984/_all_dbs
  GET /@127.0.0.1:5984/_all_dbs
`)
