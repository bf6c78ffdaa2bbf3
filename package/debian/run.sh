#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
#
# Runs one command of Enlace as whoever calls it; /usr/bin/enlace comes before it. Standard output belongs to the program.
set -eu

home=/usr/lib/enlace
language=${LC_ALL:-${LC_MESSAGES:-${LANG:-en}}}

# A node takes half of the memory, and at most 2 GB; it ends where that is not enough, so that systemd starts it again, and leaves
# no image of its memory behind, in which keys would lie. Linking may take what there is; short commands need no second compiler.
case "${1:-} ${2:-}" in
  "node start") options="-XX:+UseSerialGC -XX:MaxRAM=4g -XX:MaxRAMPercentage=50 -XX:+ExitOnOutOfMemoryError -XX:-UsePerfData -XX:-CreateCoredumpOnCrash" ;;
  "demo "*) options="-XX:+UseSerialGC -Xmx512m" ;;
  "match "* | "names "*) options="-XX:+UseParallelGC -XX:MaxRAMPercentage=75" ;;
  "veil "* | "region "* | "check "* | "carry "*) options=-XX:+UseSerialGC ;;
  *) options="-XX:+UseSerialGC -XX:TieredStopAtLevel=1" ;;
esac
if [ -t 2 ]; then export ENLACE_TERMINAL=yes; else unset ENLACE_TERMINAL; fi
# Where the C library lacks the locale that is asked for, Java would speak English and misread whatever is not ASCII.
if [ "$(locale charmap 2>/dev/null)" = ANSI_X3.4-1968 ]; then
  export LC_ALL=C.UTF-8
  case $language in es*) options="$options -Duser.language=es" ;; esac
fi
# Nothing of the JVM's own talk may reach standard output.
# shellcheck disable=SC2086 # options are words
exec "$home/runtime/bin/java" $options -Xlog:disable -Xlog:all=error:stderr --enable-native-access=ALL-UNNAMED \
  --sun-misc-unsafe-memory-access=allow -Dfile.encoding=UTF-8 ${ENLACE_JAVA_OPTIONS:-} "@$home/options" org.enlace.app.Main "$@"
