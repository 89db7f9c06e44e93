#!/bin/sh
# Options or a configuration file alone are meant for redis-server, as in the original image.
set -e
case "${1:-}" in
  '' | -* | *.conf) set -- redis-server "$@" ;;
esac
exec "$@"
