#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Two authorities on two machines, from nothing to their first hit.

Each node runs in a network namespace of its own, with its own database and desk; after `enlace node init` and
`enlace node start` everything is done as officers do it, through the desks' HTTPS. Prints what each step took, and as the last
line one JSON object: secondsToFirstHit, hits, steps (what two people do). Needs the rights to make network namespaces.

    bench/join.py PROGRAM
"""
import json, os, subprocess, sys, tempfile, time, urllib.parse

PROGRAM = sys.argv[1]
PASSWORD = "trece lanchas verdes sin remos"
WORK = tempfile.mkdtemp(prefix="enlace-join-")
os.chmod(WORK, 0o755)
STARTED = time.time()
steps = []


def say(text):
    print(f"{time.time() - STARTED:7.1f} s  {text}", flush=True)


def step(node, text):
    """One thing that a person does."""
    steps.append(text)
    say(f"{len(steps):2}. {node.name}: {text}")


class Node:
    def __init__(self, name, country, space, address):
        self.name, self.country, self.space, self.address = name, country, space, address
        self.folder = os.path.join(WORK, name)
        os.makedirs(self.folder)
        os.chmod(self.folder, 0o711)
        self.config = os.path.join(self.folder, "enlace.toml")
        self.base = f"https://{address}:8443/n/{name}/"
        self.sessions = {}

    def inside(self, *command, **options):
        return subprocess.run(["ip", "netns", "exec", self.space, *command], capture_output=True, text=True, **options)

    def enlace(self, *words):
        done = self.inside(PROGRAM, "node", *words, "--config", self.config)
        if done.returncode != 0:
            sys.exit(f"{self.name}: enlace node {' '.join(words)}: {done.stderr}")
        return done.stdout.strip()

    def start(self):
        log = open(os.path.join(self.folder, "log"), "w")
        self.process = subprocess.Popen(
            ["ip", "netns", "exec", self.space, PROGRAM, "node", "start", "--config", self.config], stdout=log, stderr=log)
        while not self.raw("GET", "node").get("authority"):
            if self.process.poll() is not None:
                sys.exit(f"{self.name}: the node ended: {open(log.name).read()}")
            time.sleep(0.2)

    def raw(self, method, path, body=None, who=None, file=None):
        """One request to the desk; the answer as JSON, with its status."""
        jar = os.path.join(self.folder, (who or "nobody") + ".cookies")
        command = ["curl", "-sk", "--max-time", "60", "-b", jar, "-c", jar, "-X", method, "-w", "\n%{http_code}", self.base + "api/" + path]
        if who in self.sessions:
            command += ["-H", "X-Csrf: " + self.sessions[who]]
        if file is not None:
            command += ["-H", "X-Filename: " + urllib.parse.quote(os.path.basename(file)), "--data-binary", "@" + file,
                        "-H", "Content-Type: application/octet-stream"]
        elif body is not None:
            command += ["-H", "Content-Type: application/json", "-d", json.dumps(body)]
        text, _, status = self.inside(*command).stdout.rpartition("\n")
        try:
            answer = json.loads(text) if text else {}
        except json.JSONDecodeError:
            answer = {"text": text}
        if isinstance(answer, dict):
            answer.update(status=int(status or 0), text=text)
        return answer

    def call(self, who, method, path, body=None, file=None):
        answer = self.raw(method, path, body, who, file)
        if isinstance(answer, dict) and answer["status"] >= 400:
            sys.exit(f"{self.name}: {who} {method} {path}: {answer}")
        return answer

    def sign_in(self, who, token):
        self.call(None, "POST", "invitation", {"token": token, "password": PASSWORD})
        self.sessions[who] = self.call(who, "POST", "session", {"user": who, "password": PASSWORD})["csrf"]


def invite(node, who, role):
    answer = node.call("administrator", "PUT", f"accounts/{who}", {"role": role})
    node.sign_in(who, answer["invitation"]["token"])


def load(node, who, rows):
    file = os.path.join(node.folder, "registro.csv")
    with open(file, "w") as out:
        out.write("nombre;telefono;organizacion;cargo\n" + "".join(";".join(row) + "\n" for row in rows))
    preview = node.call(who, "POST", "intake/preview", file=file)
    mapping = [{"index": c["index"], "kind": c["target"]["kind"], "property": c["target"]["property"]}
               for c in preview["columns"] if c.get("target")]
    loaded = node.call(who, "POST", "intake/load", {
        "token": preview["token"], "mapping": mapping, "grade": "B2", "handling": "AMBER/H1/PAP-AMBER",
        "sourceTitle": "Registro", "legalBasis": "Ley 9095", "caseTitle": "Lanchas del golfo"})
    while loaded["state"] != "DONE":
        time.sleep(0.2)
        loaded = node.call(who, "GET", "intake/" + preview["token"])
    return loaded["load"]


def connect(one, other):
    """A wire between the two namespaces, as between two machines."""
    for node in (one, other):
        subprocess.run(["ip", "netns", "add", node.space], check=True)
        subprocess.run(["ip", "-n", node.space, "link", "set", "lo", "up"], check=True)
    subprocess.run(["ip", "link", "add", one.space, "type", "veth", "peer", "name", other.space], check=True)
    for node in (one, other):
        subprocess.run(["ip", "link", "set", node.space, "netns", node.space], check=True)
        subprocess.run(["ip", "-n", node.space, "addr", "add", node.address + "/24", "dev", node.space], check=True)
        subprocess.run(["ip", "-n", node.space, "link", "set", node.space, "up"], check=True)


def play(panama, colombia):
    for node in (panama, colombia):
        step(node, "set the node up (enlace node init)")
        link = node.enlace("init", "--authority", node.name, "--name", f"Autoridad de {node.name}", "--kind", "security",
                           "--country", node.country, "--host", node.address, "--set", f"node.data={node.folder}/data")
        step(node, "start it (enlace node start)")
        node.start()
        step(node, "open the link, set the administrator's password")
        node.sign_in("administrator", link.rsplit("/", 1)[1])
        step(node, "add a liaison officer, who opens the link")
        invite(node, "liaison", "LIAISON")
        step(node, "add an analyst, who opens the link")
        invite(node, "analyst", "ANALYST")
    cards = {}
    for node in (panama, colombia):
        step(node, "download the own card and send it to the partner")
        cards[node.name] = node.call("liaison", "GET", "partners/card")["text"]
    for node, partner in ((panama, colombia), (colombia, panama)):
        card = cards[partner.name]
        step(node, "take in the partner's card")
        read = node.call("liaison", "POST", "partners/card-reading", {"card": card})
        step(node, "call the partner, type the fingerprint that it reads, confirm")
        spoken = partner.call("liaison", "GET", "partners")["own"]["fingerprint"]
        assert read["fingerprint"] == spoken
        node.call("liaison", "PUT", f"partners/{partner.name}", {"card": card, "fingerprint": spoken})
    step(panama, "offer the usual agreement")
    panama.call("liaison", "POST", "agreements", {"partner": colombia.name, "template": panama.call(
        "liaison", "GET", "agreements/templates")[0]["id"]})
    step(colombia, "read it and sign")
    while True:
        offered = colombia.call("liaison", "GET", "agreements")["items"]
        if offered:
            break
        time.sleep(0.3)
    colombia.call("liaison", "POST", f"agreements/{offered[0]['id']}/sign", {})
    for node, own in ((panama, "Nilo Tejeira"), (colombia, "Edelmiro Bastidas")):
        step(node, "load a file")
        loaded = load(node, "analyst", [
            (own, "+50765541696", "Los Gavilanes", "piloto"),
            (own + " Rios", "+5076554" + str(1700 + len(own)), "Los Gavilanes", "enlace")])
        step(node, "release the load")
        node.call("liaison", "POST", f"loads/{loaded}/release", {})
    step(panama, "open the hit")
    while True:
        hits = panama.call("liaison", "GET", "hits")["items"]
        if hits:
            return len(hits)
        if time.time() - STARTED > 600:
            sys.exit("no hit after ten minutes")
        time.sleep(0.3)


def main():
    tag = str(os.getpid())
    panama = Node("pa-security", "PA", "ea" + tag, "10.77.31.1")
    colombia = Node("co-security", "CO", "eb" + tag, "10.77.31.2")
    try:
        connect(panama, colombia)
        hits = play(panama, colombia)
        print(json.dumps({"secondsToFirstHit": round(time.time() - STARTED, 1), "hits": hits, "steps": len(steps)}))
    finally:
        for node in (panama, colombia):
            if hasattr(node, "process"):
                node.process.terminate()
                node.process.wait(timeout=60)
            subprocess.run(["ip", "netns", "del", node.space])
        subprocess.run(["rm", "-rf", WORK])


main()
