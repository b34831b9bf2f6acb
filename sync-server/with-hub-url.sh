#!/bin/sh
# Runs a command of the hub with CouchDB's address and its administrator in HUB_URL. The password comes from a secret's file, so that it
# stands in no compose file and in no `inspect`; it is made of hexadecimal digits (docs/operations.md), so it needs no escaping here.
set -eu
HUB_URL="http://hub-admin:$(cat /run/secrets/couchdb-admin-password)@${COUCHDB_PLACE:-couchdb.hub:5984}"
export HUB_URL
exec "$@"
