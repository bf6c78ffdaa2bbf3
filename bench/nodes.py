# SPDX-License-Identifier: Apache-2.0
"""A node as the benchmarks drive it: its commands, and its desk by HTTPS as officers use it."""
import base64, hmac, json, os, subprocess, sys, time, urllib.parse

PASSWORD = "trece lanchas verdes sin remos"


def code(secret):
    """What an authenticator app shows now (RFC 6238)."""
    key = base64.b32decode(secret + "=" * (-len(secret) % 8))
    digest = hmac.digest(key, int(time.time() // 30).to_bytes(8, "big"), "sha1")
    at = digest[-1] & 15
    return f"{(int.from_bytes(digest[at:at + 4], 'big') & 0x7FFFFFFF) % 1_000_000:06}"


class Node:
    """One node and its desk; {space} is the network namespace that it runs in, or empty."""

    def __init__(self, program, folder, name, country, address, space="", ports=(8443, 8444)):
        self.program, self.name, self.country, self.space, self.address = program, name, country, space, address
        self.desk, self.partners = ports
        self.folder = os.path.join(folder, name)
        os.makedirs(self.folder)
        os.chmod(self.folder, 0o711)
        self.config = os.path.join(self.folder, "enlace.toml")
        self.base = f"https://{address}:{self.desk}/n/{name}/"
        self.sessions = {}

    def words(self, *command):
        return ["ip", "netns", "exec", self.space, *command] if self.space else list(command)

    def inside(self, *command, **options):
        return subprocess.run(self.words(*command), capture_output=True, text=True, **options)

    def init(self, **settings):
        """Sets the node up and returns the token of the first administrator's link."""
        given = {"node.data": f"{self.folder}/data", "desk.port": self.desk, "partners.port": self.partners,
                 "partners.public-port": self.partners, **{key.replace("__", "."): value for key, value in settings.items()}}
        link = self.enlace("init", "--authority", self.name, "--name", f"Autoridad de {self.name}", "--kind", "security",
                           "--country", self.country, "--host", self.address,
                           *(word for key, value in given.items() for word in ("--set", f"{key}={value}")))
        return link.rsplit("/", 1)[1]

    def enlace(self, *words):
        done = self.inside(self.program, "node", *words, "--config", self.config)
        if done.returncode != 0:
            sys.exit(f"{self.name}: enlace node {' '.join(words)}: {done.stderr}")
        return done.stdout.strip()

    def start(self):
        log = open(os.path.join(self.folder, "log"), "w")
        self.process = subprocess.Popen(
            self.words(self.program, "node", "start", "--config", self.config), stdout=log, stderr=log)
        while not self.raw("GET", "node").get("authority"):
            if self.process.poll() is not None:
                sys.exit(f"{self.name}: the node ended: {open(log.name).read()}")
            time.sleep(0.2)

    def raw(self, method, path, body=None, who=None, file=None):
        """One request to the desk; the answer as JSON, with its status."""
        jar = os.path.join(self.folder, (who or "nobody") + ".cookies")
        command = ["curl", "-sk", "--max-time", "900", "-b", jar, "-c", jar, "-X", method, "-w", "\n%{http_code}", self.base + "api/" + path]
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
        session = self.call(who, "POST", "session", {"user": who, "password": PASSWORD})
        self.sessions[who] = session["csrf"]
        if session["secondFactor"]["required"]:
            secret = self.call(who, "POST", "second-factor", {})["secret"]
            self.sessions[who] = self.call(who, "PUT", "second-factor", {"code": code(secret)})["session"]["csrf"]

    def stop(self):
        if hasattr(self, "process") and self.process.poll() is None:
            self.process.terminate()
            self.process.wait(timeout=120)


def invite(node, who, role):
    answer = node.call("administrator", "PUT", f"accounts/{who}", {"role": role})
    node.sign_in(who, answer["invitation"]["token"])


def load(node, who, file, case):
    """Previews and loads a file as an analyst does; returns the load and what the last answer said."""
    preview = node.call(who, "POST", "intake/preview", file=file)
    mapping = [{"index": c["index"], "kind": c["target"]["kind"], "property": c["target"]["property"]}
               for c in preview["columns"] if c.get("target")]
    loaded = node.call(who, "POST", "intake/load", {
        "token": preview["token"], "mapping": mapping, "grade": "B2", "handling": "AMBER/H1/PAP-AMBER",
        "sourceTitle": os.path.basename(file), "legalBasis": "Ley 9095", "caseTitle": case})
    while loaded["state"] == "RUNNING":
        time.sleep(0.2)
        loaded = node.call(who, "GET", "intake/" + preview["token"])
    if loaded["state"] != "DONE":
        sys.exit(f"{node.name}: the load did not end well: {loaded}")
    return loaded
