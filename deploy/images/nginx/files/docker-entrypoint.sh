#!/bin/sh
# Runs the scripts that a derived set-up may have put into /docker-entrypoint.d, then the command.
set -e
for script in /docker-entrypoint.d/*.sh; do
  [ ! -x "$script" ] || "$script"
done
exec "$@"
