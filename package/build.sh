#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
#
# Makes the Debian package of the node for this machine's architecture, and prints its path.
#
#   package/build.sh [--version V] [--out FOLDER] [--fast]
#
# --version V   another version than that of the sources and their newest commit
# --out FOLDER  where the package goes (default: target/package)
# --fast        little compression, for tests
#
# ENLACE_BUILD=never     take the jars that were built before, whatever their age
# DEBFULLNAME, DEBEMAIL  who stands as the maintainer
set -euo pipefail
umask 022
cd "$(dirname "$0")/.."

out=target/package
version=
compress=(-Zxz --threads-max=2)
while [ $# -gt 0 ]; do
  case $1 in
    --version) version=$2 && shift 2 ;;
    --out) out=$2 && shift 2 ;;
    --fast) compress=(-Zgzip -z1) && shift ;;
    *) sed -n '3,13s/^# \{0,1\}//p' "$0" >&2 && exit 2 ;;
  esac
done
work=target/package
architecture=$(dpkg --print-architecture)
JDK=$(./enlace --which-jdk)
epoch=$(git log -1 --format=%ct 2>/dev/null || date +%s)
export SOURCE_DATE_EPOCH=$epoch JAVA_HOME=$JDK

# 0.1.0~20261130181553.a7baa2fd01c2: after every earlier commit, and before the release 0.1.0.
if [ -z "$version" ]; then
  number=$(sed -n 's/^  <version>\(.*\)<\/version>/\1/p' pom.xml | head -n 1)
  version=$number
  if [ "${number%-SNAPSHOT}" != "$number" ]; then
    version=${number%-SNAPSHOT}~$(date -u -d "@$epoch" +%Y%m%d%H%M%S).$(git rev-parse --short=12 HEAD 2>/dev/null || echo 0)
  fi
fi

is_built() {
  [ -f core/target/enlace-core.jar ] && [ -f web/target/enlace-web.jar ] && [ -d core/target/lib ] || return 1
  [ "${ENLACE_BUILD:-}" = never ] && return 0
  [ -z "$(find pom.xml {strict,base,linkage,veil,core}/pom.xml {base,linkage,veil,core}/src/main \
    -newer core/target/enlace-core.jar -print -quit)" ] &&
    [ -z "$(find web/pom.xml web/src web/public web/*.json -newer web/target/enlace-web.jar ! -name schema.d.ts \
      ! -path web/src/api -print -quit)" ]
}

build() {
  rm -rf core/target/lib
  ./mvnw -B -q -DskipTests -Dmaven.test.skip=true -pl core,web -am clean package >&2
}

# The modules that the jars need, and those that are found by name only: ciphers of TLS, character sets of old files, dates and
# numbers in Spanish and Portuguese, zip files, and what libraries do with memory.
modules() {
  local jars jar classes=$work/classes
  jars=$(printf '%s:' "$1"/*.jar)
  # As on the class path, where the program runs: without the descriptors of its own modules.
  rm -rf "$classes" && mkdir -p "$classes"
  for jar in "$1"/enlace-*.jar; do (cd "$classes" && "$JDK/bin/jar" --extract --file "$OLDPWD/$jar"); done
  find "$classes" -name module-info.class -delete
  "$JDK/bin/jdeps" --ignore-missing-deps --multi-release 25 --recursive -q --print-module-deps --class-path "$jars" "$classes" |
    tr ',' '\n' | grep -v '^jdk\.incubator\.' | tr '\n' ','
  printf '%s' java.naming,jdk.crypto.ec,jdk.crypto.cryptoki,jdk.charsets,jdk.localedata,jdk.management,jdk.net,jdk.unsupported,jdk.zipfs
}

# Cut only when jars or JDK are others than before.
cut_runtime() {
  local stamp
  stamp=$(cat "$JDK/release" <(cd core/target/lib && ls) "$0" | sha256sum | cut -d ' ' -f 1)
  if [ "$(cat "$work/runtime.stamp" 2>/dev/null)" = "$stamp" ]; then return; fi
  rm -rf "$work/runtime" "$work/runtime.stamp"
  "$JDK/bin/jlink" --add-modules "$(modules "$1")" --include-locales=en,es,pt --strip-debug --no-header-files --no-man-pages \
    --generate-cds-archive --output "$work/runtime" >&2
  # Libraries read beans, which lie in one module with windows, fonts and pictures: those are for nobody here.
  (cd "$work/runtime/lib" && rm -f libawt*.so libfontmanager.so libfreetype.so libjavajpeg.so libjawt.so libjsound.so liblcms.so \
    libmlib_image.so libsplashscreen.so)
  printf '%s' "$stamp" >"$work/runtime.stamp"
}

stage() {
  local at=$work/stage lib=$work/stage/usr/lib/enlace doc=$work/stage/usr/share/doc/enlace jar path=
  rm -rf "$at"
  mkdir -p "$lib/lib" "$doc" "$at/usr/bin" "$at/usr/lib/systemd/system" "$at/DEBIAN"
  cp core/target/lib/*.jar core/target/enlace-core.jar web/target/enlace-web.jar "$lib/lib/"
  cut_runtime "$lib/lib"
  cp -a "$work/runtime" "$lib/runtime"
  for jar in "$lib"/lib/*.jar; do path+=${path:+:}/usr/lib/enlace/lib/${jar##*/}; done
  printf -- '-cp\n"%s"\n' "$path" >"$lib/options"
  install -m 0755 package/debian/run.sh "$lib/enlace"
  install -m 0755 package/debian/enlace.sh "$at/usr/bin/enlace"
  install -m 0644 package/debian/enlace.service "$at/usr/lib/systemd/system/"
  install -m 0644 package/debian/copyright "$doc/copyright"
  install -m 0644 docs/install.md "$doc/install.md"
  install -m 0644 docs/es/install.md "$doc/install.es.md"
  gzip -9n <CHANGELOG.md >"$doc/changelog.gz"
  gzip -9n <core/target/enlace-core-sbom.json >"$doc/enlace-core-sbom.json.gz"
  gzip -9n <web/target/enlace-web-sbom.json >"$doc/enlace-web-sbom.json.gz"
  install -m 0755 package/debian/{preinst,prerm,postinst,postrm} "$at/DEBIAN/"
  control "$at" >"$at/DEBIAN/control"
  (cd "$at" && find usr -type f -print0 | sort -z | xargs -0 md5sum) >"$at/DEBIAN/md5sums"
  chmod -R u+w,go-w,a+rX "$at"
  find "$at" -newermt "@$epoch" -exec touch -h -d "@$epoch" {} +
}

control() {
  cat <<END
Package: enlace
Version: $version
Architecture: $architecture
Maintainer: ${DEBFULLNAME:-Enlace} <${DEBEMAIL:-enlace@localhost}>
Installed-Size: $(du -sk --exclude=DEBIAN "$1" | cut -f 1)
Pre-Depends: init-system-helpers (>= 1.54)
Depends: libc6 (>= 2.31), libsystemd0, passwd
Section: database
Priority: optional
Description: node of an authority that works with others on smuggling networks
 Authorities of several countries work on the same smuggling networks while
 each keeps its own files. A node tells that two hold the same number or name
 without showing either file, discloses a record only under an agreement that
 both signed, and keeps a ledger that outsiders can check.
 .
 The package brings its own Java runtime and its own PostgreSQL, and runs as
 the user enlace. After installing it: enlace node init.
END
}

mkdir -p "$work" "$out"
is_built || build
stage
package=$out/enlace_${version}_$architecture.deb
dpkg-deb --root-owner-group "${compress[@]}" --build "$work/stage" "$package" >&2
realpath "$package"
