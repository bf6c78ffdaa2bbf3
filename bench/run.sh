#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
#
# Measures and keeps the raw output in bench/results/VERSION-WHAT-MACHINE.txt.
#
#   bench/run.sh demo [RUNS]      the demo, warm: first hit, whole region, peak memory (3 runs)
#   bench/run.sh demo-medium [SEED]  the demo with 20,000 subjects a country, once (seed 3)
#   bench/run.sh demo-beside DIR [RUNS]  the demo of another clone and of this one, in turn (3 runs each)
#   bench/run.sh clone [--fresh]  from git clone to the first hit; --fresh starts with empty Maven, npm and other caches
#   bench/run.sh join             two nodes in two network namespaces, from nothing to their first hit (as root)
#   bench/run.sh node-size [N]    one node with N subjects: intake beside COPY, search, pages, disk (1,000,000)
#   bench/run.sh node-load [N]    200 people at work at such a node while a file is taken in
#   bench/run.sh node-backup [N]  a backup of such a node while it works, and a restore
#   bench/run.sh linkage [N [RUNS]]  enlace match and Splink, the same model, two registers of N persons, in turn (1,000,000; 3)
#   bench/run.sh linkage-large    enlace match on two registers of 10,000,000 persons
#   bench/run.sh linkage-warm     two registers of 100,000 persons linked again and again in one process
#   bench/run.sh index            one record against 1,000,000: time to matches, explanation and cluster
#   bench/run.sh dedupe           enlace match without configuration and Splink trained, on public sets in ENLACE_DATA
#   bench/run.sh strangers        enlace match without configuration on public sets that nobody tuned to, beside trigrams and Splink
#   bench/run.sh copies [N [MOST]]  the same on a made-up register whose persons stand there 1 to MOST times (50,000; 40)
#   bench/run.sh train [RUNS]     two registers of 25,000 persons without configuration, from a cold start (3 runs)
#   bench/run.sh names [FILE]     names and OpenSanctions' logic-v2 on labelled pairs (those in ENLACE_DATA)
#   bench/run.sh hostile [N]      N guesses by a partner over eight lines and restarts: answers, ledger, budget (1,000,000)
#   bench/run.sh shapes [FIRST [LAST]]  hostile files at their full size: exit code, words, time and memory of each command
#   bench/run.sh veil [N [RUNS]]  libsodium from Java and from C; N numbers asked of N held, beside OpenMined PSI (100,000; 3)
#   bench/run.sh veil-large [N]   the same by commands and files, each in 512 MB of heap (1,000,000)
#   bench/run.sh tag-delta        one value more in tag sets of 50,000 and 100,000: time and bytes, beside the whole set
#   bench/run.sh attack           every number of a plan of 10,000,000 tried on 100,000 salted hashes and on 100,000 tags
#   bench/run.sh name-tokens      name tokens: recall and false hits on two seeds, and 10,000 x 100,000 through the veil
#   bench/run.sh jmh [PATTERN]    the JMH benchmarks
#
# Peers come from PyPI into an environment of their own in the user's cache. ENLACE_DATA names a folder with public test data;
# registers of persons draw their names from linkage/names/ine-spain there, otherwise from the program's own lists.
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

build_bench() { ./mvnw -q -DskipTests -Dmaven.test.skip=true -pl bench -am package >&2; }

about() {
  echo "what=$1"
  echo "version=$version"
  echo "commit=$(git rev-parse --short=12 HEAD)$(git diff --quiet HEAD -- . ':!bench/results' || echo " with changes")"
  echo "date=$(date -u +%Y-%m-%d)"
  echo "machine=$machine"
  sed -n 's/^model name[^:]*: /processor=/p' /proc/cpuinfo | head -n 1
  echo "kernel=$(uname -sr)"
  echo "load=$(cut -d ' ' -f 1-3 /proc/loadavg)"
  echo
}

# Runs the headless demo in folder $1 and writes its figures; $2 names the run, what follows are options of the demo.
demo_once() {
  local started pid high=0 kilobytes status=0
  started=$(now)
  "$1/enlace" demo --headless "${@:3}" >"$work/out.json" 2>"$work/err.txt" &
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

demo-medium() {
  ./enlace --version >/dev/null
  about demo-medium
  demo_once . 1 --size medium --seed "${1:-3}"
}

demo-beside() {
  ./enlace --version >/dev/null
  "$1/enlace" --version >/dev/null
  about demo-beside
  echo "other=$(git -C "$1" rev-parse --short=12 HEAD)"
  local run
  for run in $(seq 1 "${2:-3}"); do
    demo_once "$1" "other-$run"
    demo_once . "this-$run"
  done
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

# The peers' Python, made on first use: $@ are the packages.
peers() {
  local home=${XDG_CACHE_HOME:-$HOME/.cache}/enlace/peers
  [ -x "$home/bin/python" ] || python3 -m venv "$home" >&2
  "$home/bin/pip" --quiet --disable-pip-version-check install "$@" >&2
  printf '%s\n' "$home/bin/python"
}

# Two registers of $1 persons in the user's cache; prints their folder.
registers() {
  local names=${ENLACE_DATA:-}/linkage/names/ine-spain folder
  if [ ! -d "$names" ]; then names=; fi
  folder=${XDG_CACHE_HOME:-$HOME/.cache}/enlace/registers/$1${names:+-ine}
  if [ ! -f "$folder/done" ]; then
    build_bench
    "$(./enlace --which-jdk)/bin/java" -Xmx6g -cp 'bench/target/classes:bench/target/lib/*' \
      org.enlace.bench.PersonRegisters "$1" "$folder" ${names:+"$names"} >&2
    touch "$folder/done"
  fi
  printf '%s\n' "$folder"
}

# Runs a command and prints seconds, CPU-seconds of the process and its children, and peak resident memory; $1 names it.
timed() {
  local name=$1
  shift
  python3 - "$name" "$work/timed.out" "$@" <<'PYTHON'
import os, resource, subprocess, sys, time
name, out, *command = sys.argv[1:]
started = time.time()
with open(out, "w") as target:
    status = subprocess.call(command, stdout=target, stderr=open(out + ".err", "w"))
used = resource.getrusage(resource.RUSAGE_CHILDREN)
print(f"{name} exit={status} seconds={time.time() - started:.2f} cpuSeconds={used.ru_utime + used.ru_stime:.2f} "
      f"peakGb={used.ru_maxrss / 1e6:.2f}", flush=True)
sys.exit(status)
PYTHON
}

# True pairs among those of a pairs.csv: in both registers the same id is the same person.
true_pairs() {
  awk -F, 'NR > 1 { pairs++; if ($1 == $2) same++ } END { printf "pairs=%d true=%d\n", pairs, same }' "$1"
}

linkage() {
  local count=${1:-1000000} folder python run
  ./enlace --version >/dev/null
  python=$(peers splink==5.0.0 duckdb==1.5.6)
  folder=$(registers "$count")
  about "linkage $count x $count"
  echo "registers=$(basename "$folder") bytes=$(cat "$folder/a.csv" "$folder/b.csv" | wc -c) java=$("$(./enlace --which-jdk)/bin/java" -version 2>&1 | head -n 1)"
  mkdir -p "$work/ours" "$work/theirs"
  ./enlace match --model bench/models/persons.json "$folder/a.csv" "$folder/b.csv" --out "$work/ours" >/dev/null 2>&1
  for run in $(seq 1 "${2:-3}"); do
    timed "run=$run enlace" ./enlace match --model bench/models/persons.json "$folder/a.csv" "$folder/b.csv" --out "$work/ours"
    true_pairs "$work/ours/pairs.csv"
    timed "run=$run splink" "$python" bench/peers/splink_link.py "$folder" bench/models/persons.json "$work/theirs" 2
    cat "$work/timed.out"
  done
  python3 bench/peers/same_pairs.py "$work/ours" "$work/theirs"
}

linkage-large() {
  local folder
  ./enlace --version >/dev/null
  folder=$(registers 10000000)
  about "linkage 10000000 x 10000000"
  mkdir -p "$work/ours"
  ENLACE_JAVA_OPTIONS="-Xmx9g ${ENLACE_JAVA_OPTIONS:-}" timed enlace \
    ./enlace match --model bench/models/persons.json "$folder/a.csv" "$folder/b.csv" --out "$work/ours"
  true_pairs "$work/ours/pairs.csv"
  tail -n 20 "$work/timed.out.err" | tr '\r' '\n' | tail -n 12
}

linkage-warm() {
  local folder
  folder=$(registers 100000)
  build_bench
  about "linkage-warm 100000 x 100000"
  "$(./enlace --which-jdk)/bin/java" -Xmx2g -XX:+UseParallelGC -cp 'bench/target/classes:bench/target/lib/*' \
    org.enlace.bench.LinkageTiming "$folder" bench/models/persons.json 2 60
}

train() {
  local folder run
  folder=$(registers 1000000)
  ./enlace --version >/dev/null
  about "train 25000 + 25000"
  head -n 25001 "$folder/a.csv" >"$work/a.csv"
  head -n 25001 "$folder/b.csv" >"$work/b.csv"
  for run in $(seq 1 "${1:-3}"); do
    timed "run=$run enlace" ./enlace match "$work/a.csv" "$work/b.csv" --out "$work/trained"
    tail -n 1 "$work/timed.out"
  done
}

index() {
  local folder
  folder=$(registers 1000000)
  build_bench
  about "index 1000000"
  "$(./enlace --which-jdk)/bin/java" -Xmx4g -XX:+UseSerialGC -cp 'bench/target/classes:bench/target/lib/*' \
    org.enlace.bench.IndexTiming "$folder" bench/models/persons.json 200000
}

# Without configuration on public sets; Splink with its tutorial's model, trained, beside it where it has one.
dedupe() {
  local data=${ENLACE_DATA:?names the folder of public test data}/linkage python set truth
  ./enlace --version >/dev/null
  python=$(peers splink==5.0.0 duckdb==1.5.6)
  about dedupe
  for set in splink/fake_1000:cluster splink/fake_20000:group; do
    truth=${set#*:}
    set=${set%:*}
    timed "$set enlace" ./enlace match "$data/$set.csv" --truth "$truth" --out "$work/$(basename "$set")"
    tail -n 1 "$work/timed.out"
    timed "$set splink" "$python" bench/peers/splink_dedupe.py "$data/$set.csv" "$truth"
    grep '^best' "$work/timed.out"
  done
  for set in 1 2 3; do
    awk -F', *' 'NR > 1 { split($1, id, "-"); print $1 "," id[2] }' "$data/febrl/dataset$set.csv" |
      awk -F, '{ other = first[$2]; for (n = split(other, seen, " "); n > 0; n--) print seen[n] "," $1; first[$2] = other " " $1 }' \
        >"$work/febrl$set.csv"
    sed -i '1i left,right' "$work/febrl$set.csv"
    timed "febrl/dataset$set enlace" ./enlace match "$data/febrl/dataset$set.csv" --truth "$work/febrl$set.csv" \
      --out "$work/febrl$set"
    tail -n 1 "$work/timed.out"
  done
}

# The truth of payments is a column in both files; it is taken out of them and made a file of pairs.
payments() {
  python3 - "$1" "$work" <<'PYTHON'
import csv, sys
source, target = sys.argv[1:]
sides = {side: list(csv.DictReader(open(f"{source}/trans-{side}.csv"))) for side in "lr"}
right = {}
for row in sides["r"]:
    right.setdefault(row["ground_truth"], []).append(row["unique_id"])
with open(f"{target}/trans-t.csv", "w") as out:
    print("left,right", file=out)
    for row in sides["l"]:
        for other in right.get(row["ground_truth"], []):
            print(f'{row["unique_id"]},{other}', file=out)
for side, rows in sides.items():
    with open(f"{target}/trans-{side}.csv", "w") as out:
        columns = [name for name in rows[0] if name != "ground_truth"]
        writer = csv.DictWriter(out, columns, extrasaction="ignore")
        writer.writeheader()
        writer.writerows(rows)
PYTHON
}

# One line for each set of a run of strangers: F1 over pairs beside both baselines, and the steps that lost pairs.
strangers_table() {
  python3 - "$1" <<'PYTHON'
import json, re, sys
sets = {}
for head, line in zip(lines := open(sys.argv[1]).read().splitlines(), lines[1:]):
    ran = re.match(r"(\S+) (enlace|trigrams|splink) exit=0 seconds=(\S+)", head)
    if ran and line.startswith("{"):
        sets.setdefault(ran[1], {})[ran[2]] = (json.loads(line), float(ran[3]))
causes = ("blocking", "weights", "threshold", "partners", "clusters")
print()
print(f"{'F1 over pairs':14}{'enlace':>8}{'trigrams':>10}{'splink':>8}{'seconds':>9}  true pairs missed by step, wrong pairs made by step")
better = []
for name, runs in sets.items():
    ours, seconds = runs["enlace"]
    peers = {peer: runs[peer][0]["f1"] if peer in runs else None for peer in ("trigrams", "splink")}
    better.append((ours["pairs"]["f1"], max(f1 for f1 in peers.values() if f1 is not None)))
    steps = {side: ", ".join(f"{cause} {ours['lost'][side][cause]}" for cause in causes if ours["lost"][side][cause])
             for side in ("missed", "wrong")}
    shown = ["-" if f1 is None else f"{f1:.3f}" for f1 in peers.values()]
    print(f"{name:14}{better[-1][0]:8.3f}{shown[0]:>10}{shown[1]:>8}{seconds:9.1f}  "
          f"missed: {steps['missed'] or 'none'}; wrong: {steps['wrong'] or 'none'}")
means = [sum(column) / len(better) for column in zip(*better)]
print(f"{'mean':14}{means[0]:8.3f}  the better baseline {means[1]:.3f}")
PYTHON
}

strangers() {
  local data=${ENLACE_DATA:?names the folder of public test data}/linkage/more python set file truth
  ./enlace --version >/dev/null
  python=$(peers pandas==2.3.3 scikit-learn==1.7.2 splink==5.0.0 duckdb==1.5.6)
  about strangers
  for set in RLdata10000:ent_id cora:truth_id csvexample:truth_id patstat:truth_id; do
    file=$data/${set%:*}.csv
    truth=${set#*:}
    timed "${set%:*} enlace" ./enlace match "$file" --truth "$truth" --out "$work/${set%:*}"
    tail -n 1 "$work/timed.out"
    timed "${set%:*} trigrams" "$python" bench/peers/trigram_rows.py "$file" "$truth"
    tail -n 1 "$work/timed.out"
    if [ "${set%:*}" = RLdata10000 ]; then
      timed "${set%:*} splink" "$python" bench/peers/splink_rows.py RLdata10000 "$file" "$truth"
      tail -n 1 "$work/timed.out"
    fi
  done
  payments "$data"
  for set in fz acmdblp abtbuy imdbtmdb trans; do
    file=$data/$set
    [ "$set" = trans ] && file=$work/trans
    timed "$set enlace" ./enlace match "$file-l.csv" "$file-r.csv" --truth "$file-t.csv" --out "$work/$set"
    tail -n 1 "$work/timed.out"
    if [ "$set" != trans ]; then
      timed "$set trigrams" "$python" bench/peers/trigram_rows.py "$file-l.csv" "$file-r.csv" "$file-t.csv"
      tail -n 1 "$work/timed.out"
    fi
    case $set in
      fz | trans)
        timed "$set splink" "$python" bench/peers/splink_rows.py "$set" "$file-l.csv" "$file-r.csv" "$file-t.csv"
        tail -n 1 "$work/timed.out"
        ;;
    esac
  done
  strangers_table "$work/result.txt"
}

copies() {
  local count=${1:-50000} most=${2:-40}
  build_bench
  ./enlace --version >/dev/null
  about "copies $count $most"
  "$(./enlace --which-jdk)/bin/java" -cp 'bench/target/classes:bench/target/lib/*' org.enlace.bench.PersonCopies \
    "$count" "$most" "$work/copies" ${ENLACE_DATA:+"$ENLACE_DATA/linkage/names/ine-spain"}
  timed "copies enlace" ./enlace match "$work/copies/copies.csv" --truth cluster --out "$work/copies/out"
  tail -n 1 "$work/timed.out"
  tail -n 20 "$work/timed.out.err"
}

names() {
  local file=${1:-${ENLACE_DATA:?names the folder of public test data}/linkage/names/name-pairs.csv} python
  build_bench
  python=$(peers nomenklatura==4.17.4)
  about names
  echo "file=$(basename "$file") java=$("$(./enlace --which-jdk)/bin/java" -version 2>&1 | head -n 1)"
  "$(./enlace --which-jdk)/bin/java" -cp 'bench/target/classes:bench/target/lib/*' org.enlace.bench.NamesTiming "$file"
  "$python" bench/peers/logicv2_names.py "$file"
}

hostile() {
  about "hostile ${1:-1000000}"
  ./mvnw -q -pl core -am test -Dtest=GuessingPartnerTest -Dsurefire.failIfNoSpecifiedTests=false \
    -Denlace.hostile.guesses="${1:-1000000}" | grep '^hostile'
}

# Each command must end within 60 seconds with an expected exit code, say so in at most one plain line, show nothing of a cell, leave
# nothing behind but its results, and stay within 1.9 GB.
shapes() {
  local test="core/target/test-classes:core/target/classes:testkit/target/classes:$(printf '%s:' core/target/lib/*.jar)" number name
  ./enlace --version >/dev/null
  ./mvnw -q -pl core -am -DskipTests package >&2
  about "shapes ${*:-}"
  "$(./enlace --which-jdk)/bin/java" -cp "$test" org.enlace.app.HostileShapes >"$work/names"
  for number in $(seq "${1:-1}" "${2:-$(wc -l <"$work/names")}"); do
    name=$(sed -n "${number}p" "$work/names")
    "$(./enlace --which-jdk)/bin/java" -Xmx1g -cp "$test" org.enlace.app.HostileShapes "$work/shape" "$number"
    python3 - "$number $name" "$work/shape" <<'PYTHON'
import os, re, subprocess, sys, time
title, folder = sys.argv[1:]
files = f"{folder}/files"
environment = dict(os.environ, LC_ALL="C.UTF-8", ENLACE_JAVA_OPTIONS=f"-Djava.io.tmpdir={folder}")
listing = lambda: {os.path.join(at, name) for at, folders, names in os.walk(folder) for name in folders + names}
for number in range(1, 100):
    if not os.path.exists(f"{folder}/{number}.command"):
        break
    exits, *words = open(f"{folder}/{number}.command", newline="").read().split("\0")[:-1]
    before = listing()
    started = time.time()
    with open(f"{folder}/out.txt", "w") as out, open(f"{folder}/err.txt", "w") as err:
        run = subprocess.Popen(["timeout", "-k", "5", "60", "./enlace", *words], stdin=subprocess.DEVNULL, stdout=out, stderr=err, env=environment)
        _, status, used = os.wait4(run.pid, 0)
    run.returncode = 0
    seconds, status = time.time() - started, os.waitstatus_to_exitcode(status)
    said, told = (open(f"{folder}/{name}.txt", newline="", errors="replace").read() for name in ("err", "out"))
    left = {path for path in listing() - before if not path.startswith(folder + "/out")} - {f"{folder}/out.txt", f"{folder}/err.txt"}
    left = {os.path.relpath(path, files) for path in left}
    results = {"out", "out/pairs.csv", "out/clusters.csv", "out/report.html", "names.csv"}
    plain = [line for line in said.splitlines() if line.startswith("enlace: ")]
    wrong = [text for text, is_so in {
        "exit": str(status) not in exits.split(),
        "time": seconds > 60,
        "memory": used.ru_maxrss > 1.9e6,
        "words": len(plain) > 1 or (status == 2 and not plain and not told),
        "trace": re.search(r"\w+(Exception|Error)\b|\bat [\w.]+\(|org\.enlace|ENLACE_DEBUG", said + told),
        "cell": "Quiebracha" in said + told,
        "control": re.search(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", said + told),
        "left": left - (results if status == 0 else {"out"}),
    }.items() if is_so]
    print(f"{title}: {words[0]} exit={status} seconds={seconds:.1f} cpuSeconds={used.ru_utime + used.ru_stime:.1f} "
          f"peakGb={used.ru_maxrss / 1e6:.2f}" + (" WRONG: " + ", ".join(wrong) if wrong else ""), flush=True)
    if wrong or status == 2:
        print("    " + repr((plain or told.splitlines() or [said])[-1].replace(files, "."))[:300], flush=True)
    if "left" in wrong:
        print("    left:", left)
    subprocess.run(["rm", "-rf", f"{files}/out"])
PYTHON
    rm -rf "$work/shape"
  done
}

# Seconds and CPU-seconds of the last timed command.
spent() { sed -n 's/.*seconds=\([0-9.]*\) cpuSeconds=\([0-9.]*\) .*/\1 \2/p' <<<"$1"; }

veil() {
  local count=${1:-100000} python java library run line theirs mode
  python=$(peers openmined_psi==2.0.6)
  build_bench
  ./enlace --version >/dev/null
  java=$("$(./enlace --which-jdk)/bin/java" -version 2>&1 | head -n 1)
  library=$work/libsodium.so
  unzip -p bench/target/lib/lazysodium-java-*.jar linux64/libsodium.so >"$library"
  cc -O2 -o "$work/sodium_rate" bench/peers/sodium_rate.c -ldl
  about "veil $count x $count"
  echo "openmined_psi=2.0.6 java=$java"
  for run in 1 2 3; do
    "$work/sodium_rate" "$library" 20000 >"$work/c.txt"
    bench_java org.enlace.veil.GroupTiming 20000 >"$work/java.txt"
    paste -d ' ' "$work/c.txt" "$work/java.txt" | awk -F '[ =]' -v run="$run" \
      '{ printf "rates run=%d %s c=%d java=%d share=%.2f\n", run, $2, $4, $8, $8 / $4 }'
  done
  for run in $(seq 1 "${2:-3}"); do
    line=$(timed "run=$run openmined" "$python" bench/peers/openmined_psi.py "$count")
    echo "$line"
    cat "$work/timed.out"
    theirs=$(spent "$line")
    for mode in bare proved; do
      line=$(timed "run=$run enlace-$mode" "$(./enlace --which-jdk)/bin/java" --enable-native-access=ALL-UNNAMED \
        -cp 'bench/target/classes:bench/target/lib/*' org.enlace.bench.VeilTiming "$count" "$mode")
      echo "$line"
      cat "$work/timed.out"
      awk -v run="$run" -v mode="$mode" -v ours="$(spent "$line")" -v theirs="$theirs" 'BEGIN {
        split(ours, o, " "); split(theirs, t, " ")
        printf "run=%d %s timesTheirTime=%.2f timesTheirCpu=%.2f\n", run, mode, o[1] / t[1], o[2] / t[2] }'
    done
  done
  numbers "$count"
  by_hand "$count" sealed
  by_hand "$count" bare
}

bench_java() {
  "$(./enlace --which-jdk)/bin/java" --enable-native-access=ALL-UNNAMED -cp 'bench/target/classes:bench/target/lib/*' "$@"
}

# Two files of $1 telephone numbers, of which every second is in both.
numbers() {
  awk -v n="$1" 'BEGIN { print "id,phone"; for (i = 0; i < n; i++) printf "a%d,+5076%07d\n", i, i }' >"$work/a.csv"
  awk -v n="$1" 'BEGIN { print "id,phone"; for (i = 0; i < n; i++) printf "b%d,+5076%07d\n", i, 2 * i }' >"$work/b.csv"
}

# The five commands on the two files; $2 is sealed or bare.
by_hand() {
  local bare=() unproved=() accepted=()
  if [ "$2" = bare ]; then
    bare=(--bare)
    unproved=(--without-proof)
    accepted=(--accept-unproved)
  fi
  rm -f "$work"/{b.key,b.tags,q.blind,q.state,q.eval,hits.csv}
  timed "$2 keys" ./enlace veil keys --out "$work/b.key"
  timed "$2 tags" ./enlace veil tags --key "$work/b.key" --class phone --column phone "$work/b.csv" --out "$work/b.tags" "${bare[@]}"
  timed "$2 ask" ./enlace veil ask --class phone --column phone "$work/a.csv" --out "$work/q.blind" --state "$work/q.state"
  timed "$2 answer" ./enlace veil answer --key "$work/b.key" "$work/q.blind" --out "$work/q.eval" "${unproved[@]}"
  timed "$2 open" ./enlace veil open --state "$work/q.state" --tags "$work/b.tags" "$work/q.eval" --out "$work/hits.csv" "${accepted[@]}"
  awk -F, -v n="$1" -v kind="$2" -v bytes="$(cat "$work/b.tags" "$work/q.blind" "$work/q.eval" | wc -c)" '
    NR > 1 { hits++; if (substr($2, 6) % 2 || "a" (substr($2, 6) + 0) != $1) wrong++ }
    END { printf "%s hits=%d expected=%d wrong=%d bytesPerIdentifier=%.1f\n", kind, hits, n / 2, wrong, bytes / n }' "$work/hits.csv"
  (cd "$work" && wc -c b.tags q.blind q.eval q.state) | awk -v kind="$2" '{ print kind, $2 "=" $1 }'
}

veil-large() {
  local count=${1:-1000000}
  ./enlace --version >/dev/null
  about "veil-large $count x $count"
  export ENLACE_JAVA_OPTIONS="-Xmx512m ${ENLACE_JAVA_OPTIONS:-}"
  numbers "$count"
  by_hand "$count" sealed
}

attack() {
  ./enlace --version >/dev/null
  about attack
  timed attack ./enlace veil attack-demo
  cat "$work/timed.out.err" "$work/timed.out"
}

# The first seed is the one that tokens were fitted to; the second was kept aside.
name-tokens() {
  build_bench
  about name-tokens
  export JAVA_TOOL_OPTIONS=-Xmx6g
  echo "== fitted: 60,000 asked, plain sets"
  bench_java org.enlace.bench.NameTokensFit 1 100000 60000
  echo
  echo "== kept aside: 60,000 asked, plain sets"
  bench_java org.enlace.bench.NameTokensFit 2 100000 60000 | grep -v chanceOfSame
  echo
  echo "== kept aside: 10,000 asked, plain sets, the persons of the run through the veil"
  bench_java org.enlace.bench.NameTokensFit 3 100000 10000 | grep -E '^(seed|hit from)'
  echo
  echo "== through the veil"
  bench_java org.enlace.bench.NameTokensRun 3 100000 10000
}

tag-delta() {
  build_bench
  about tag-delta
  bench_java org.enlace.bench.TagDeltaTiming 50000
  bench_java org.enlace.bench.TagDeltaTiming 100000
}

jmh() {
  build_bench
  about jmh
  "$(./enlace --which-jdk)/bin/java" --sun-misc-unsafe-memory-access=allow -cp 'bench/target/classes:bench/target/lib/*' \
    org.openjdk.jmh.Main "$@"
}

# Two nodes of two authorities, each in a network namespace of its own, from nothing to the first hit.
join() {
  ./enlace --version >/dev/null
  about join
  python3 bench/join.py "$PWD/enlace"
}

# $1 is what is measured, $2 the number of subjects.
measured_node() {
  ./enlace --version >/dev/null
  about "node-$1 ${2:-1000000}"
  python3 bench/node.py "$PWD/enlace" "${2:-1000000}" "$1"
}
node-size() { measured_node size "$@"; }
node-load() { measured_node load "$@"; }
node-backup() { measured_node backup "$@"; }

what=${1:-}
case $what in
  demo | demo-medium | demo-beside | join | node-size | node-load | node-backup | clone | linkage | linkage-large | linkage-warm | train | index | dedupe | strangers | copies | names | name-tokens | hostile | shapes | veil | veil-large | tag-delta | attack | jmh) shift ;;
  *)
    sed -n "3,35p" "$0" | sed 's/^# \{0,1\}//' >&2
    exit 2
    ;;
esac
suffix=$what
if [ "${1:-}" = --fresh ]; then suffix=$what-fresh; fi
if [ "$what" = shapes ] && [ -n "${1:-}" ]; then suffix=shapes-$1; fi
if [ "$what" = copies ] && [ -n "${1:-}" ]; then suffix=copies-$1; fi
result=$PWD/bench/results/$version-$suffix-$machine.txt
mkdir -p bench/results
"$what" "$@" | tee "$work/result.txt"
mv "$work/result.txt" "$result"
echo "kept in ${result#"$PWD"/}" >&2
