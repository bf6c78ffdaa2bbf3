#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
#
# Starts Enlace with the runtime that came with it. What root asks of the node is done by the node's own user, enlace.
#
# ENLACE_JAVA_OPTIONS  more options for the JVM, such as -Xmx3g; for the service in /etc/default/enlace
set -eu

home=/usr/lib/enlace
language=${LC_ALL:-${LC_MESSAGES:-${LANG:-en}}}

# Says one sentence in the user's language: say ENGLISH SPANISH
say() {
  case $language in
    es*) printf 'enlace: %s\n' "$2" >&2 ;;
    *) printf 'enlace: %s\n' "$1" >&2 ;;
  esac
}

# Where systemd looks after the node, it starts it: start_service ARGUMENTS
start_service() {
  [ "$*" = "node start" ] && [ -d /run/systemd/system ] && [ -e /etc/enlace/enlace.toml ] || return 0
  if ! systemctl start enlace.service; then
    say "the node did not start; look at: journalctl -u enlace -n 50, and at: enlace node doctor" \
      "el nodo no arrancó; mire: journalctl -u enlace -n 50, y: enlace node doctor"
    exit 2
  fi
  as_node node status
}

# Does something as the user of the node, who may not enter the folder that root is in.
as_node() {
  umask 0027
  [ "${XDG_CACHE_HOME:-}" = /var/cache ] || export XDG_CACHE_HOME=/var/cache
  export HOME=/var/lib/enlace
  if ! setpriv --reuid=enlace --regid=enlace --init-groups test -x .; then cd /; fi
  exec setpriv --reuid=enlace --regid=enlace --init-groups --inh-caps=-all -- "$home/enlace" "$@"
}

# A partner's card that only root may read is given to the node on a copy: take_card FILE
take_card() {
  copy=$(mktemp -d)
  trap 'rm -rf "$copy"' EXIT
  chmod 0711 "$copy"
  head -c 65536 -- "$1" >"$copy/card"
  chmod 0644 "$copy/card"
  shift
  status=0
  (as_node node partner add "$copy/card" "$@") || status=$?
  exit "$status"
}

if [ "${1:-}" = node ] && [ "$(id -u)" = 0 ] && getent passwd enlace >/dev/null; then
  start_service "$@"
  if [ "${2:-}" = partner ] && [ "${3:-}" = add ] && [ -f "${4:-}" ]; then
    shift 3
    take_card "$@"
  fi
  as_node "$@"
fi
exec "$home/enlace" "$@"
