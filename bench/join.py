#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Two authorities on two machines, from nothing to their first hit.

Each node runs in a network namespace of its own, with its own database and desk; after `enlace node init` and
`enlace node start` everything is done as officers do it, through the desks' HTTPS. Prints what each step took, and as the last
line one JSON object: secondsToFirstHit, hits, steps (what two people do). Needs the rights to make network namespaces.

    bench/join.py PROGRAM
"""
import json, os, subprocess, sys, tempfile, time

from nodes import Node, invite, load

PROGRAM = sys.argv[1]
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


def registry(node, rows):
    file = os.path.join(node.folder, "registro.csv")
    with open(file, "w") as out:
        out.write("nombre;telefono;organizacion;cargo\n" + "".join(";".join(row) + "\n" for row in rows))
    return file


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
        token = node.init()
        step(node, "start it (enlace node start)")
        node.start()
        step(node, "open the link, set the administrator's password, scan the code with an authenticator app")
        node.sign_in("administrator", token)
        step(node, "add a liaison officer, who opens the link and does the same")
        invite(node, "liaison", "LIAISON")
        step(node, "add an analyst, who opens the link and does the same")
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
        loaded = load(node, "analyst", registry(node, [
            (own, "+50765541696", "Los Gavilanes", "piloto"),
            (own + " Rios", "+5076554" + str(1700 + len(own)), "Los Gavilanes", "enlace")]), "Lanchas del golfo")["load"]
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
    panama = Node(PROGRAM, WORK, "pa-security", "PA", "10.77.31.1", "ea" + tag)
    colombia = Node(PROGRAM, WORK, "co-security", "CO", "10.77.31.2", "eb" + tag)
    try:
        connect(panama, colombia)
        hits = play(panama, colombia)
        print(json.dumps({"secondsToFirstHit": round(time.time() - STARTED, 1), "hits": hits, "steps": len(steps)}))
    finally:
        for node in (panama, colombia):
            node.stop()
            subprocess.run(["ip", "netns", "del", node.space])
        subprocess.run(["rm", "-rf", WORK])


main()
