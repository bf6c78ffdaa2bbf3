#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""One node with many subjects: how fast they come in, are found and are saved.

Makes a register of SUBJECTS persons, each with a role in an open case and five statements, loads it through the desk's HTTPS in
files of 250,000 rows and releases each. Then, one after the other, as asked for:

  size    intake beside PostgreSQL's COPY of the same rows in the same run, search as typed, pages of subjects, disk
  load    200 people at work, one request each 10 s, 70 % reads, while another file is taken in
  backup  a backup while an officer reads, and a restore into another folder

The last line is one JSON object with the figures of all that was done.

    bench/node.py PROGRAM [SUBJECTS] [size] [load] [backup]
"""
import collections, glob, json, os, random, re, subprocess, sys, tempfile, threading, time, urllib.parse
import http.client, socket, ssl

from nodes import Node, invite, load

PROGRAM = sys.argv[1]
SUBJECTS = int(sys.argv[2]) if len(sys.argv) > 2 else 1_000_000
PARTS = sys.argv[3:] or ["size"]
EACH = 250_000
WORK = tempfile.mkdtemp(prefix="enlace-node-", dir=os.environ.get("ENLACE_BENCH_DIR"))
os.chmod(WORK, 0o755)
STARTED = time.time()
FIRST = "Abel Berta Casto Delfina Edelmiro Fermina Gil Hortensia Isaac Jacinta Lisandro Modesta Nicanor Olaya Policarpo Quiteria".split()
LAST = [a + b for a in "Arro Bati Cala Dura Esca Fonta Gua Huer Ibar Jura Lande Mon Nava Ocam Pala Quira Sal Tala Ure Villa".split()
        for b in "cha ista maro ngo rona via do mendi zabal lba res sco tes nza rio".split()]
ROLES = "chofer piloto enlace reclutador cobrador vigía".split()


def say(text):
    print(f"{time.time() - STARTED:7.1f} s  {text}", flush=True)


def person(number):
    chance = random.Random(number)
    name = f"{chance.choice(FIRST)} {chance.choice(FIRST)} {chance.choice(LAST)} {chance.choice(LAST)}"
    return (f"p{number}", name, chance.choice(ROLES), f"+5076{number:07d}", f"8-{number // 1000}-{number % 1000 + 1}",
            f"Calle {chance.randrange(1, 900)}, {chance.choice(LAST)}")


def register(folder, begin, end):
    file = os.path.join(folder, f"registro-{begin}.csv")
    with open(file, "w") as out:
        out.write("id;nombre;cargo;telefono;cedula;direccion\n")
        for number in range(begin, end):
            out.write(";".join(person(number)) + "\n")
    return file


class Database:
    """The node's own PostgreSQL, for COPY and for sizes; its password lies in the node's folder."""

    def __init__(self, node):
        data = os.path.join(node.folder, "data", "postgres")
        port = re.search(r"^port = (\d+)", open(os.path.join(data, "data", "postgresql.conf")).read(), re.M).group(1)
        self.name = node.name.replace("-", "_")
        password = next(line.split(None, 1)[1].strip() for line in re.split(r"\n", open(os.path.join(data, "passwords")).read().replace("=", " "))
                        if line.startswith(self.name))
        self.options = dict(os.environ, PGPASSWORD=password)
        self.command = ["psql", "-X", "-q", "-A", "-t", "-v", "ON_ERROR_STOP=1", "-h", "127.0.0.1", "-p", port, "-U", self.name, "-d", self.name]

    def ask(self, sql):
        return subprocess.run([*self.command, "-c", sql], env=self.options, check=True, capture_output=True, text=True).stdout.strip()


def copy_seconds(database, folder):
    """How long COPY takes to put the same rows into the same tables with the same indexes."""
    tables = ["case_record", "case_subject", "case_statement", "case_member"]
    for table in tables:
        columns = database.ask(f"select string_agg(attname, ', ' order by attnum) from pg_attribute where attrelid = '{table}'::regclass"
                               " and attnum > 0 and not attisdropped and attgenerated = ''")
        database.ask(f"create table copied_{table} (like {table} including all)")
        database.ask(f"\\copy {table} ({columns}) to '{folder}/{table}.copy'")
    begun = time.time()
    for table in tables:
        columns = database.ask(f"select string_agg(attname, ', ' order by attnum) from pg_attribute where attrelid = '{table}'::regclass"
                               " and attnum > 0 and not attisdropped and attgenerated = ''")
        database.ask(f"\\copy copied_{table} ({columns}) from '{folder}/{table}.copy'")
    seconds = time.time() - begun
    for table in tables:
        database.ask(f"drop table copied_{table}")
        os.remove(f"{folder}/{table}.copy")
    return seconds


class Line:
    """One officer's connection to the desk, kept open as a browser does."""

    def __init__(self, node, who):
        context = ssl._create_unverified_context()
        self.connection = http.client.HTTPSConnection(node.address, node.desk, context=context, timeout=60)
        jar = open(os.path.join(node.folder, who + ".cookies")).read().splitlines()
        cookies = [line.replace("#HttpOnly_", "").split("\t") for line in jar if "\t" in line]
        self.headers = {"Cookie": "; ".join(f"{c[5]}={c[6]}" for c in cookies), "X-Csrf": node.sessions[who]}
        self.base = f"/n/{node.name}/api/"

    def get(self, path):
        begun = time.time()
        self.connection.request("GET", self.base + path, headers=self.headers)
        answer = self.connection.getresponse()
        body = answer.read()
        return answer.status, time.time() - begun, body


    def send(self, method, path, body=None):
        begun = time.time()
        headers = {**self.headers, **({"Content-Type": "application/json"} if body is not None else {})}
        self.connection.request(method, self.base + path, body=None if body is None else json.dumps(body), headers=headers)
        answer = self.connection.getresponse()
        return answer.status, time.time() - begun, answer.read()

    def work(self, chance):
        """One request of a person at work: a search, a page, or a merge of two subjects that is undone at the next turn."""
        if getattr(self, "undo", None):
            status, spent, _ = self.send("DELETE", self.undo)
            self.undo = None
            return status, spent
        found = f"subjects?q=%2B5076{chance.randrange(SUBJECTS):07d}&limit=1"
        if chance.random() < 0.82:
            if getattr(self, "seen", None) and chance.random() < 0.5:
                status, spent, _ = self.get("subjects/" + urllib.parse.quote(self.seen, safe=""))
                return status, spent
            status, spent, body = self.get(found)
            self.seen = json.loads(body)["items"][0]["id"] if status == 200 else None
            return status, spent
        ids = []
        for _ in range(2):
            status, spent, body = self.get(f"subjects?q=%2B5076{chance.randrange(SUBJECTS):07d}&limit=1")
            if status != 200:
                return status, spent
            ids.append(json.loads(body)["items"][0]["id"])
        one, other = ids
        path = f"subjects/{urllib.parse.quote(one, safe='')}"
        status, spent, body = self.send("POST", path + "/merge", {"other": other, "reason": "same voice"})
        if status < 300:
            self.undo = f"{path}/merges/{json.loads(body)['merges'][-1]['id']}"
        return status, spent


def at(values, share):
    return sorted(values)[min(len(values) - 1, int(len(values) * share))] * 1000


def measured(line, paths):
    took = []
    for path in paths:
        status, seconds, _ = line.get(path)
        if status != 200:
            sys.exit(f"GET {path.split('?')[0]} answered {status}")
        took.append(seconds)
    return took


def typed(number):
    """A name as it is typed: some letters of each word, sometimes with a slip."""
    words = person(number)[1].lower().split()
    return " ".join([words[0][:4], words[2][:5]]) if number % 2 else " ".join([words[0], words[2]])


def reading(line, chance, count):
    warm = 100
    search = measured(line, ["subjects?q=" + urllib.parse.quote(typed(chance.randrange(SUBJECTS))) for _ in range(count + warm)])[warm:]
    phones = measured(line, [f"subjects?q=%2B5076{chance.randrange(SUBJECTS):07d}" for _ in range(count)])
    ids = []
    for _ in range(count + warm):
        found = json.loads(line.get(f"subjects?q=%2B5076{chance.randrange(SUBJECTS):07d}")[2])["items"]
        ids.append(found[0]["id"])
    pages = measured(line, ["subjects/" + urllib.parse.quote(each, safe="") for each in ids])[warm:]
    return search, phones, pages


def disk(folder):
    return int(subprocess.run(["du", "-sb", folder], capture_output=True, text=True).stdout.split()[0])


def filled(node):
    token = node.init(**{"backup.recipient": recipient(node), "backup.every-hours": 720})
    node.start()
    node.sign_in("administrator", token)
    invite(node, "liaison", "LIAISON")
    invite(node, "analyst", "ANALYST")
    for number in range(20):
        invite(node, f"analyst{number}", "ANALYST")
    seconds = 0
    for begin in range(0, SUBJECTS, EACH):
        file = register(node.folder, begin, min(SUBJECTS, begin + EACH))
        begun = time.time()
        loaded = load(node, "analyst", file, f"Registro {begin // EACH + 1}")
        took = time.time() - begun
        seconds += took
        say(f"loaded {min(SUBJECTS, begin + EACH):,}: {(min(SUBJECTS, begin + EACH) - begin) / took:,.0f} subjects a second")
        os.remove(file)
        begun = time.time()
        node.call("liaison", "POST", f"loads/{loaded['load']}/release", {})
        say(f"released in {time.time() - begun:.1f} s")
    return seconds


def recipient(node):
    done = subprocess.run([PROGRAM, "node", "backup-key", os.path.join(node.folder, "key")], capture_output=True, text=True, check=True)
    return done.stdout.strip()


def size(node, seconds):
    database = Database(node)
    held, statements = int(database.ask("select count(*) from case_subject")), int(database.ask("select count(*) from case_statement"))
    stored = int(database.ask("select pg_database_size(current_database())"))
    line = Line(node, "analyst")
    search, phones, pages = reading(line, random.Random(3), 1000)
    copied = copy_seconds(database, node.folder)
    say(f"{held:,} subjects and {statements:,} statements: intake {seconds:.1f} s, COPY of the same rows {copied:.1f} s")
    return {"subjects": held, "statements": statements, "intakeSeconds": round(seconds, 1),
            "subjectsASecond": round(held / seconds), "copySeconds": round(copied, 1), "timesCopy": round(seconds / copied, 2),
            "searchP50Ms": round(at(search, 0.5), 1), "searchP99Ms": round(at(search, 0.99), 1),
            "numberP99Ms": round(at(phones, 0.99), 1),
            "subjectP50Ms": round(at(pages, 0.5), 1), "subjectP99Ms": round(at(pages, 0.99), 1),
            "bytesASubject": round(stored / held), "residentMb": resident(node)}


def resident(node):
    """The most that the node's own process had in memory; the database's processes are apart."""
    status = open(f"/proc/{node.process.pid}/status").read()
    return round(int(re.search(r"VmHWM:\s+(\d+)", status).group(1)) / 1024)


def load_of_people(node, seconds):
    """200 connections of 20 officers; each asks every 10 s, and merges and undoes in three of ten."""
    file = register(node.folder, SUBJECTS, SUBJECTS + 50_000)
    background = threading.Thread(target=load, args=(node, "analyst", file, "Otro registro"))
    took, errors, ends = [], [], time.time() + 120

    def works(number):
        chance, line = random.Random(number), Line(node, f"analyst{number % 20}")
        time.sleep(chance.random() * 10)
        while time.time() < ends:
            status, spent = line.work(chance)
            took.append(spent)
            if status >= 400:
                errors.append(status)
            time.sleep(max(0, 10 - spent))

    background.start()
    people = [threading.Thread(target=works, args=(number,)) for number in range(200)]
    for one in people:
        one.start()
    for one in people:
        one.join()
    background.join()
    say(f"200 people: {len(took)} requests, refused or failed: {dict(collections.Counter(errors))}")
    return {"people": 200, "requests": len(took), "errors": len(errors), "peopleP50Ms": round(at(took, 0.5), 1),
            "peopleP99Ms": round(at(took, 0.99), 1)}


def backup(node, seconds):
    line = Line(node, "analyst")
    chance, took, done = random.Random(5), [], threading.Event()

    def reads():
        while not done.is_set():
            took.append(line.get(f"subjects?q=%2B5076{chance.randrange(SUBJECTS):07d}")[1])
            time.sleep(0.1)

    reader = threading.Thread(target=reads)
    reader.start()
    begun = time.time()
    made = node.enlace("backup")
    seconds = time.time() - begun
    done.set()
    reader.join()
    keys = glob.glob(os.path.join(os.path.dirname(made), "*-record-keys.age"))[0]
    say(f"backup: {seconds:.1f} s, {os.path.getsize(made) / 1e6:,.0f} MB; record keys {os.path.getsize(keys) / 1e6:,.0f} MB")
    database = Database(node)
    counted = "select (select count(*) from case_statement), (select count(*) from ledger_entry)"
    before = database.ask(counted)
    node.stop()
    other = os.path.join(WORK, "other")
    os.makedirs(other)
    os.chmod(other, 0o711)
    config = os.path.join(other, "enlace.toml")
    open(config, "w").write(open(node.config).read().replace(f"{node.folder}/data", f"{other}/data"))
    begun = time.time()
    restored = subprocess.run([PROGRAM, "node", "restore", made, "--key", os.path.join(node.folder, "key"), "--config", config],
                              capture_output=True, text=True)
    restoring = time.time() - begun
    if restored.returncode != 0:
        sys.exit(f"the restore did not end well: {restored.stderr}")
    say(f"restore: {restoring:.1f} s")
    node.folder, node.config = other, config
    node.start()
    after = Database(node).ask(counted)
    same = before.split("|")[0] == after.split("|")[0]
    return {"backupSeconds": round(seconds, 1), "backupMb": round(os.path.getsize(made) / 1e6),
            "recordKeysMb": round(os.path.getsize(keys) / 1e6), "readP99DuringBackupMs": round(at(took, 0.99), 1),
            "restoreSeconds": round(restoring, 1), "sameStatements": same}


def free_ports():
    with socket.create_server(("127.0.0.1", 0)) as one, socket.create_server(("127.0.0.1", 0)) as other:
        return one.getsockname()[1], other.getsockname()[1]


def main():
    node = Node(PROGRAM, WORK, "pa-security", "PA", "127.0.0.1", ports=free_ports())
    try:
        figures, seconds = {"subjects": SUBJECTS}, filled(node)
        for part in PARTS:
            figures.update({"size": size, "load": load_of_people, "backup": backup}[part](node, seconds))
        print(json.dumps(figures))
    finally:
        node.stop()
        subprocess.run(["rm", "-rf", WORK])


main()
