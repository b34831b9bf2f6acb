#!/bin/bash
# Hands CouchDB's start script its secrets, which it takes from the environment only. So they stand in no compose file and in no `inspect`.
set -euo pipefail
COUCHDB_PASSWORD=$(cat /run/secrets/couchdb-admin-password)
COUCHDB_SECRET=$(cat /run/secrets/couchdb-session-secret)
COUCHDB_ERLANG_COOKIE=$(cat /run/secrets/couchdb-erlang-cookie)
export COUCHDB_PASSWORD COUCHDB_SECRET COUCHDB_ERLANG_COOKIE
# In a cluster of three every node holds every document, and two of them must confirm a write.
if [ -n "${COPIES:-}" ]; then
  printf '[cluster]\nn = %s\n' "$COPIES" > /opt/couchdb/etc/local.d/20-copies.ini
fi
exec /docker-entrypoint.sh "$@"
