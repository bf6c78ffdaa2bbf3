#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
#
# Installs the package in a Debian of its own, in which systemd runs, and looks at what is there after each step of a node's
# life: install, init, start, a kill, an upgrade, remove, install again, purge. One line for each thing that was looked at.
#
#   sudo package/test.sh [--keep]    --keep writes the lines to bench/results too
#
# Needs mmdebstrap and systemd-container; takes about five minutes.
#
# ENLACE_TEST_SUITE   the Debian to install into (default: bookworm)
# ENLACE_BUILD=never  take the jars that were built before
set -euo pipefail
cd "$(dirname "$0")/.."
[ "$(id -u)" = 0 ] || { echo "run as root: it makes a root folder and starts systemd in it" >&2; exit 2; }
for program in mmdebstrap systemd-nspawn systemd-analyze nsenter; do
  command -v "$program" >/dev/null || { echo "missing: $program (apt install mmdebstrap systemd-container)" >&2; exit 2; }
done

suite=${ENLACE_TEST_SUITE:-bookworm}
base=$PWD/target/package/root-$suite.tar
work=$(mktemp -d)
root=$work/root
box=
failed=0
checked=0
trap 'end' EXIT

if [ "${1:-}" = --keep ]; then
  number=$(sed -n 's/^  <version>\(.*\)-SNAPSHOT<\/version>/\1/p' pom.xml | head -n 1)
  machine=$(uname -m)-$(getconf _NPROCESSORS_ONLN)cpu-$(awk '/^MemTotal/ { printf "%.0fgb", $2 / 1048576 }' /proc/meminfo)
  exec > >(tee "bench/results/$number-package-$machine.txt")
  echo "what=package"
  echo "version=$number"
  echo "commit=$(git rev-parse --short=12 HEAD)$(git diff --quiet HEAD -- . ':!bench/results' || echo " with changes")"
  echo "date=$(date -u +%Y-%m-%d)"
  echo "machine=$machine"
  echo "kernel=$(uname -sr)"
  echo "load=$(cut -d ' ' -f 1-3 /proc/loadavg)"
  echo
fi

end() {
  if [ -n "$box" ]; then
    inside systemctl poweroff >/dev/null 2>&1 || true
    wait "$box" 2>/dev/null || true
  fi
  rm -rf "$work"
}

# Runs something in the Debian, as its root.
inside() {
  nsenter -t "$leader" -a env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/root LC_ALL=C.UTF-8 TERM=dumb "$@" </dev/null
}

# One assertion: holds SENTENCE COMMAND...
holds() {
  local sentence=$1 started=$SECONDS
  shift
  checked=$((checked + 1))
  if "$@" >"$work/said" 2>&1; then
    echo "ok    $sentence ($((SECONDS - started)) s)"
  else
    failed=$((failed + 1))
    echo "FAIL  $sentence"
    sed 's/^/      /' "$work/said" | tail -n 15
  fi
}

is() { [ "$1" = "$2" ] || { echo "is: $1"; echo "should be: $2"; return 1; }; }
isnt() { ! "$@"; }
state() { inside systemctl is-active enlace.service || true; }
property() { inside systemctl show -p "$1" --value enlace.service; }
rights() { is "$(inside stat -c '%U:%G %a' "$1")" "$2"; }
there() { inside test -e "$1"; }
gone() { ! inside test -e "$1"; }
installed() { is "$(inside dpkg-query -W -f '${Version} ${db:Status-Status}' enlace)" "$1 installed"; }
status() { inside enlace node status --json; }
same_node() { status >"$work/status.json" && grep -q '"authority":"pa-security"' "$work/status.json" && people; }
people() { inside enlace node user list >"$work/people" && grep -q '^administrator' "$work/people"; }
install_deb() { inside dpkg -i "/root/$1.deb"; }
exposure() {
  systemd-analyze security --offline=true --threshold=20 package/debian/enlace.service >"$work/exposure" && tail -n 1 "$work/exposure"
}
wait_until() {
  local patience=$1
  shift
  while ! "$@"; do
    [ $((patience -= 1)) -gt 0 ] || return 1
    sleep 1
  done
}
is_active() { [ "$(state)" = active ]; }

build() {
  local version=$1
  cp "$(package/build.sh --fast --version "$version" --out "$work")" "$root/root/$version.deb"
}

boot() {
  if [ ! -f "$base" ]; then
    mkdir -p "${base%/*}"
    mmdebstrap --quiet --format=tar --variant=minbase --include=systemd-sysv,dbus,libsystemd0,iproute2,curl "$suite" "$base.new" >&2
    mv "$base.new" "$base"
  fi
  mkdir "$root"
  tar -C "$root" -xf "$base"
  build 0.0.1
  build 0.0.2
  systemd-nspawn --quiet -D "$root" --boot --register=no --keep-unit --private-network --console=pipe </dev/null >"$work/boot" 2>&1 &
  box=$!
  wait_until 60 has_leader
  inside systemctl is-system-running --wait >/dev/null || true
}
has_leader() { leader=$(pgrep -P "$box" | head -n 1) && [ -n "$leader" ] && inside test -S /run/systemd/private 2>/dev/null; }

# --- the unit ---------------------------------------------------------------------------------------------------------

boot
holds "the unit is exposed to at most 2.0 of 10: $(exposure || true)" exposure
if command -v lintian >/dev/null; then
  holds "lintian finds no error" lintian --fail-on error --suppress-tags-from-file package/lintian-known "$work/enlace_0.0.2_$(dpkg --print-architecture).deb"
fi

# --- install ----------------------------------------------------------------------------------------------------------

before=$(inside find / -xdev \( -path /proc -o -path /sys -o -path /run -o -path /tmp -o -path /srv -o -path /root \) -prune -o -print | sort)
holds "it is installed without a question" install_deb 0.0.1
holds "every file is as it was packed" inside dpkg --verify enlace
holds "systemd finds nothing to say about the unit" is "$(inside systemd-analyze verify enlace.service 2>&1)" ""
holds "the service is enabled" is "$(inside systemctl is-enabled enlace.service)" enabled
holds "without settings it is left out without an error" inside systemctl start enlace.service
holds "and does not run" is "$(state)" inactive
holds "the user enlace cannot sign in" is "$(inside sh -c 'getent passwd enlace | cut -d : -f 7')" /usr/sbin/nologin
holds "settings are the node's and root's alone" rights /etc/enlace "root:enlace 770"
holds "data is the node's alone" rights /var/lib/enlace "enlace:enlace 700"

# --- the trimmed runtime ----------------------------------------------------------------------------------------------

as_officer() { inside setpriv --reuid=nobody --regid=nogroup --clear-groups env HOME=/srv/officer sh -c "cd /srv/officer && $1"; }
inside install -d -o nobody /srv/officer
holds "enlace region runs" as_officer "enlace region --seed 1 --size small --out r"
holds "enlace check runs" as_officer "enlace check r/pa-security/cases.ftm.json r/pa-security/watch.csv"
holds "enlace match runs" as_officer "enlace match r/pa-security/watch.csv r/us-security/watch.csv --out pairs.csv && test -s pairs.csv"
printf 'id,phone\n1,+50761234567\n2,+50767654321\n' >"$root/srv/officer/a.csv"
printf 'id,phone\nx,6123-4567\ny,6999-0000\n' >"$root/srv/officer/b.csv"
holds "enlace veil finds the one number that both hold" as_officer "enlace veil keys --out k \
  && enlace veil tags --key k --class phone --column phone --country PA --out t b.csv \
  && enlace veil ask --class phone --column phone --country PA --out q --state s a.csv \
  && enlace veil answer --key k --out an q && enlace veil open --state s --tags t --out hits.csv an \
  && grep -q '^1,' hits.csv && test \$(wc -l <hits.csv) = 2"
holds "enlace names reads Spanish names" as_officer "enlace names explain 'José Ñúñez' 'Jose Nunez'"

# --- a node -----------------------------------------------------------------------------------------------------------

init() {
  inside enlace node init --authority pa-security --name "Policía de Prueba" --kind security --country PA --host node.example.org \
    >"$work/link" 2>"$work/init" || { cat "$work/init"; return 1; }
}
holds "root sets a node up" init
holds "standard output is the link alone" grep -Eqx 'https://node\.example\.org:8443/n/pa-security/#/welcome/[A-Za-z0-9_-]+' "$work/link"
holds "the settings are not for everybody" rights /etc/enlace/enlace.toml "enlace:enlace 640"
holds "nothing in the data belongs to another" is "$(inside find /var/lib/enlace ! -user enlace)" ""
holds "nobody but the node enters its data" isnt as_officer "ls /var/lib/enlace"
holds "a second init is refused" isnt init
holds "enlace node check-config finds nothing" inside enlace node check-config
inside install -d /run/systemd/system/enlace.service.d
printf '[Service]\nWatchdogSec=8\nRestartSec=2\n' >"$work/drop"
nsenter -t "$leader" -m sh -c "cat >/run/systemd/system/enlace.service.d/test.conf" <"$work/drop"
inside systemctl daemon-reload
holds "enlace node start by root starts the service, which says that it is ready" inside enlace node start
holds "the service runs" is "$(state)" active
holds "it runs as enlace" is "$(inside ps -o user= -p "$(property MainPID)" 2>/dev/null || inside stat -c %U "/proc/$(property MainPID)")" enlace
holds "it has no capability" inside grep -Eq 'CapBnd:[[:space:]]*0+$' "/proc/$(property MainPID)/status"
holds "enlace node status says which node it is" same_node
holds "enlace node doctor finds nothing wrong" inside enlace node doctor
holds "the desk answers over HTTPS" inside curl -sfk --resolve node.example.org:8443:127.0.0.1 -o /dev/null https://node.example.org:8443/n/pa-security/
holds "a card that only root may read is taken from root" inside sh -c \
  'cd /root && umask 077 && enlace node partner card >card && { enlace node partner add card; test $? = 1; }'
sleep 12
holds "systemd heard more than one sign of life (every 4 s)" is "$(property NRestarts) $(state)" "0 active"
pulse=$(property WatchdogTimestampMonotonic)
sleep 6
holds "and hears another" isnt is "$(property WatchdogTimestampMonotonic)" "$pulse"
inside systemctl kill --signal=KILL --kill-who=main enlace.service
sleep 3
holds "a node that was killed is started again" wait_until 90 is_active
holds "and is the same" same_node
holds "its database runs once" is "$(inside sh -c 'ls -l /proc/[0-9]*/exe 2>/dev/null | grep -c "bin/postgres$"' | awk '{ print ($1 > 0) }')" 1

# --- upgrade ----------------------------------------------------------------------------------------------------------

holds "an upgrade of a running node" install_deb 0.0.2
holds "has the newer program" installed 0.0.2
holds "the service runs again" wait_until 60 is_active
holds "with the same node" same_node
inside systemctl stop enlace.service
holds "it ends in order" is "$(property Result) $(state)" "success inactive"
inside systemctl disable enlace.service >/dev/null 2>&1
holds "the same version again, while it is stopped" install_deb 0.0.2
holds "leaves it stopped" is "$(state)" inactive
holds "and disabled" is "$(inside systemctl is-enabled enlace.service || true)" disabled
inside systemctl enable enlace.service >/dev/null 2>&1
inside enlace node start >/dev/null 2>&1 || true

# --- remove -----------------------------------------------------------------------------------------------------------

holds "remove, while it runs" inside dpkg --remove enlace
holds "the node has ended" is "$(inside sh -c 'ls -l /proc/[0-9]*/exe 2>/dev/null | grep -Ec "enlace/(runtime|postgres)" || true')" 0
holds "the program is gone" gone /usr/lib/enlace
holds "the unpacked PostgreSQL is gone" gone /var/cache/enlace
holds "settings stay" rights /etc/enlace/enlace.toml "enlace:enlace 640"
holds "keys stay" there /var/lib/enlace/node/keys
holds "the database stays" there /var/lib/enlace/postgres/data/PG_VERSION
holds "installed again" install_deb 0.0.2
holds "it starts with what was kept" inside enlace node start
holds "and is the same node" same_node

# --- purge ------------------------------------------------------------------------------------------------------------

holds "purge, while it runs, without a question" inside dpkg --purge enlace
holds "settings are gone" gone /etc/enlace
holds "data is gone" gone /var/lib/enlace
holds "the user stays, so that nobody gets its number" inside getent passwd enlace
inside rm -rf /run/systemd/system/enlace.service.d
after=$(inside find / -xdev \( -path /proc -o -path /sys -o -path /run -o -path /tmp -o -path /srv -o -path /root \) -prune -o -print | sort)
left=$(comm -13 <(echo "$before") <(echo "$after") |
  grep -Ev '^/(etc/(passwd|group|shadow|gshadow|subuid|subgid)-?|var/lib/dpkg/.*|var/log/.*|var/lib/systemd(/.*)?|var/tmp/.*|var/cache/(ldconfig|debconf).*)$' || true)
holds "nothing else is left" is "$left" ""

echo
echo "checked=$checked failed=$failed"
[ "$failed" = 0 ]
