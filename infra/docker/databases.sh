#!/bin/sh
# Run once by the postgres image on an empty volume: a database for each service, owned by a login of its own that
# cannot connect to the others. The login may create roles, because a service works under roles with fewer rights.
set -eu

for service in intake dispatch sla revisit_audit elderly_care customer_profile analytics; do
  variable="$(echo "$service" | tr '[:lower:]' '[:upper:]')_DATABASE_PASSWORD"
  password="$(printenv "$variable")" || { echo "$variable is not set" >&2; exit 1; }
  psql --set ON_ERROR_STOP=1 --username "$POSTGRES_USER" --dbname postgres --quiet \
    --set service="$service" --set password="$password" <<'SQL'
create role :"service" login createrole password :'password';
create database :"service" owner :"service" encoding 'UTF8' locale 'C.UTF-8' template template0;
revoke all on database :"service" from public;
SQL
done
