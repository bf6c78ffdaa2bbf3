#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
#
# Measures and keeps the raw output in bench/results/VERSION-WHAT-MACHINE.txt.
#
#   bench/run.sh demo [RUNS]      the demo, warm: first hit, whole region, peak memory (3 runs)
#   bench/run.sh clone [--fresh]  from git clone to the first hit; --fresh starts with empty Maven, npm and other caches
#   bench/run.sh jmh [PATTERN]    the JMH benchmarks
#
# Peak memory is read twice: by the program itself (peakRssMb), and here from the kernel's VmHWM of its process.
set -euo pipefail
cd "$(dirname "$0")/.."

version=$(sed -n 's/^  <version>\(.*\)-SNAPSHOT<\/version>/\1/p' pom.xml | head -n 1)
machine=$(uname -m)-$(getconf _NPROCESSORS_ONLN)cpu-$(awk '/^MemTotal/ { printf "%.0fgb", $2 / 1048576 }' /proc/meminfo)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

now() { date +%s.%N; }
since() { awk -v from="$1" -v to="$(now)" 'BEGIN { printf "%.1f", to - from }'; }
number() { sed -n 's/.*"'"$2"'" *: *\([0-9.]*\).*/\1/p' "$1" | head -n 1; }

about() {
  echo "what=$1"
  echo "version=$version"
  echo "commit=$(git rev-parse --short=12 HEAD)$(git diff --quiet HEAD -- || echo " with changes")"
  echo "date=$(date -u +%Y-%m-%d)"
  echo "machine=$machine"
  sed -n 's/^model name[^:]*: /processor=/p' /proc/cpuinfo | head -n 1
  echo "kernel=$(uname -sr)"
  echo "load=$(cut -d ' ' -f 1-3 /proc/loadavg)"
  echo
}

# Runs the headless demo in folder $1 and writes its figures; $2 names the run.
demo_once() {
  local started pid high=0 kilobytes status=0
  started=$(now)
  "$1/enlace" demo --headless >"$work/out.json" 2>"$work/err.txt" &
  pid=$!
  while kill -0 "$pid" 2>/dev/null; do
    kilobytes=$(awk '/^VmHWM/ { print $2 }' "/proc/$pid/status" 2>/dev/null || true)
    if [ "${kilobytes:-0}" -gt "$high" ]; then high=$kilobytes; fi
    sleep 0.2
  done
  wait "$pid" || status=$?
  echo "run=$2 exit=$status secondsToFirstHit=$(number "$work/out.json" secondsToFirstHit)" \
    "secondsWhole=$(since "$started") peakRssMb=$(number "$work/out.json" peakRssMb) vmHwmMb=$((high / 1024))"
  cat "$work/out.json"
  echo
  if [ $status -ne 0 ]; then
    tail -n 20 "$work/err.txt" >&2
    return $status
  fi
}

demo() {
  ./enlace --version >/dev/null
  about demo
  local run
  for run in $(seq 1 "${1:-3}"); do demo_once . "$run"; done
}

clone() {
  about "clone ${1:-}"
  if [ "${1:-}" = --fresh ]; then
    mkdir -p "$work/home"
    export HOME=$work/home XDG_CACHE_HOME=$work/cache npm_config_cache=$work/npm MAVEN_USER_HOME=$work/maven
    export MAVEN_ARGS="-Dmaven.repo.local=$work/repository ${MAVEN_ARGS:-}"
  fi
  local started
  started=$(now)
  git clone --quiet . "$work/clone"
  echo "secondsClone=$(since "$started")"
  "$work/clone/enlace" --version
  local built
  built=$(since "$started")
  echo "secondsCloneAndBuild=$built"
  demo_once "$work/clone" first
  awk -v built="$built" -v hit="$(number "$work/out.json" secondsToFirstHit)" \
    'BEGIN { printf "secondsCloneToFirstHit=%.1f\n", built + hit }'
}

jmh() {
  ./mvnw -q -DskipTests -Dmaven.test.skip=true -pl core,bench package >&2
  about jmh
  "$(./enlace --which-jdk)/bin/java" --sun-misc-unsafe-memory-access=allow -cp 'bench/target/classes:bench/target/lib/*' \
    org.openjdk.jmh.Main "$@"
}

what=${1:-}
case $what in
  demo | clone | jmh) shift ;;
  *)
    sed -n '3,12p' "$0" | sed 's/^# \{0,1\}//' >&2
    exit 2
    ;;
esac
suffix=$what
if [ "${1:-}" = --fresh ]; then suffix=$what-fresh; fi
result=$PWD/bench/results/$version-$suffix-$machine.txt
mkdir -p bench/results
"$what" "$@" | tee "$work/result.txt"
mv "$work/result.txt" "$result"
echo "kept in ${result#"$PWD"/}" >&2
