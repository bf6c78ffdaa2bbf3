#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Makes vectors/names/points.json and vectors/veil/name-token.json from RFC 9496, RFC 9497 and docs/protocols.md alone: it shares
no code with the program whose figures they hold. Standard library only; it checks itself on the RFC's own vectors first.

    python3 vectors/veil/name-tokens.py        # writes both files
"""
import hashlib
import hmac
import json
import pathlib

HERE = pathlib.Path(__file__).resolve().parent

# --- ristretto255, RFC 9496 ---
P = 2**255 - 19
L = 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, -1, P) % P
ROOT = pow(2, (P - 1) // 4, P)
BASE_Y = 4 * pow(5, -1, P) % P


def negative(x):
    return x % P & 1


def magnitude(x):
    x %= P
    return P - x if negative(x) else x


def sqrt_ratio(u, v):
    r = u * pow(v, 3, P) * pow(u * pow(v, 7, P), (P - 5) // 8, P) % P
    check = v * r * r % P
    correct, flipped, flipped_i = check == u % P, check == -u % P, check == -u * ROOT % P
    if flipped or flipped_i:
        r = r * ROOT % P
    return correct or flipped, magnitude(r)


SQRT_AD_MINUS_ONE = sqrt_ratio(-D - 1, 1)[1]
if SQRT_AD_MINUS_ONE != 25063068953384623474111414158702152701244531502492656460079210482610430750235:
    SQRT_AD_MINUS_ONE = P - SQRT_AD_MINUS_ONE
INVSQRT_A_MINUS_D = sqrt_ratio(1, -1 - D)[1]


def add(p, q):
    (x1, y1, z1, t1), (x2, y2, z2, t2) = p, q
    a, b = (y1 - x1) * (y2 - x2), (y1 + x1) * (y2 + x2)
    c, d = 2 * t1 * t2 * D, 2 * z1 * z2
    e, f, g, h = b - a, d - c, d + c, b + a
    return e * f % P, g * h % P, f * g % P, e * h % P


def multiply(k, p):
    total = (0, 1, 1, 0)
    while k:
        if k & 1:
            total = add(total, p)
        p, k = add(p, p), k >> 1
    return total


def encode(p):
    x, y, z, t = p
    u1, u2 = (z + y) * (z - y) % P, x * y % P
    inverse = sqrt_ratio(1, u1 * u2 * u2 % P)[1]
    d1, d2 = inverse * u1 % P, inverse * u2 % P
    z_inverse = d1 * d2 * t % P
    if negative(t * z_inverse):
        x, y, d2 = y * ROOT % P, x * ROOT % P, d1 * INVSQRT_A_MINUS_D % P
    if negative(x * z_inverse):
        y = -y % P
    return magnitude(d2 * (z - y)).to_bytes(32, "little")


def mapped(t):
    r = ROOT * t * t % P
    u = (r + 1) * (1 - D * D) % P
    v = (-1 - r * D) * (r + D) % P
    square, s = sqrt_ratio(u, v)
    c = -1
    if not square:
        s, c = -magnitude(s * t) % P, r
    n = (c * (r - 1) * (D - 1) ** 2 - v) % P
    w0, w1, w2, w3 = 2 * s * v % P, n * SQRT_AD_MINUS_ONE % P, (1 - s * s) % P, (1 + s * s) % P
    return w0 * w3 % P, w2 * w1 % P, w1 * w3 % P, w0 * w2 % P


def from_hash(wide):
    first, second = (int.from_bytes(half, "little") % 2**255 for half in (wide[:32], wide[32:]))
    return add(mapped(first), mapped(second))


def base():
    x = sqrt_ratio(BASE_Y * BASE_Y - 1, D * BASE_Y * BASE_Y + 1)[1]
    return x, BASE_Y, 1, x * BASE_Y % P


# --- RFC 9380 expand_message_xmd and RFC 9497, mode 1 ---
CONTEXT = b"OPRFV1-\x01-ristretto255-SHA512"


def expand(message, domain):
    domain += bytes([len(domain)])
    first = hashlib.sha512(bytes(128) + message + b"\x00\x40\x00" + domain).digest()
    return hashlib.sha512(first + b"\x01" + domain).digest()


def derive_key(seed, info):
    for counter in range(256):
        data = seed + len(info).to_bytes(2, "big") + info + bytes([counter])
        key = int.from_bytes(expand(data, b"DeriveKeyPair" + CONTEXT), "little") % L
        if key:
            return key
    raise ValueError("no key")


def evaluate(key, data):
    element = encode(multiply(key, from_hash(expand(data, b"HashToGroup-" + CONTEXT))))
    framed = b"".join(len(part).to_bytes(2, "big") + part for part in (data, element))
    return hashlib.sha512(framed + b"Finalize").digest()


def check_rfc():
    vectors = json.loads((HERE / "rfc9497-ristretto255-sha512.json").read_text())
    suites = vectors if isinstance(vectors, list) else vectors.get("suites", vectors.get("vectors"))
    suite = next(each for each in suites if int(each["mode"]) == 1)
    key = derive_key(bytes.fromhex(suite["seed"]), bytes.fromhex(suite["keyInfo"]))
    assert key.to_bytes(32, "little").hex() == suite["skSm"]
    assert encode(multiply(key, base())).hex() == suite["pkSm"]
    for vector in suite["vectors"]:
        for data, output in zip(vector["Input"].split(","), vector["Output"].split(",")):
            assert evaluate(key, bytes.fromhex(data)).hex() == output


# --- lines and points, docs/protocols.md ---
FIELD = 2**127 - 1


def place(token):
    return 1 + int.from_bytes(hashlib.sha256(b"enlace/point/1|" + token.encode()).digest(), "big") % (FIELD - 1)


def points(token, chances, filler):
    heights = [
        (int.from_bytes(chance[:11], "big") + int.from_bytes(chance[11:], "big") * place(token)) % FIELD
        for chance in chances
    ]
    for at in range(len(heights), 3):
        heights.append(int.from_bytes(filler[at * 16 : at * 16 + 16], "big") % FIELD)
    return b"".join(height.to_bytes(16, "big") for height in sorted(heights))


def handles(hits):
    """Every two heights under two tokens give a line; one that meets 0 below 2^88 is a record's."""
    found = set()
    tokens = sorted(hits)
    for i, one in enumerate(tokens):
        for other in tokens[:i]:
            x1, x2 = place(one), place(other)
            for a in range(0, 48, 16):
                for b in range(0, 48, 16):
                    y1, y2 = (int.from_bytes(hits[t][k : k + 16], "big") for t, k in ((one, a), (other, b)))
                    slope = (y2 - y1) * pow(x2 - x1, -1, FIELD) % FIELD
                    handle = (y1 - slope * x1) % FIELD
                    if handle < 2**88:
                        found.add(f"{handle:032x}")
    return sorted(found)


def chance(name, count):
    return hashlib.shake_256(b"enlace vectors|" + name.encode()).digest(count)


def hkdf_expand(key, info, count):
    block = hmac.new(key, b"enlace/veil/1|" + info + b"\x01", hashlib.sha512).digest()
    return block[:count]


TOKENS = {
    "date.bones|ksd ssd|1980-03-14": ("one", "two"),
    "word.sounds|jisid|1980-03-14": ("two", "three", "four"),
    "order.letters|caicedo yesid|1980~3~14": ("one",),
    "years.letters|caicedo yesid|1979/1980-03-14": ("one", "highest"),
}
FORMS = ("date", "word", "order", "years")


def main():
    check_rfc()
    lines = {name: chance("line " + name, 27) for name in ("one", "two", "three", "four")}
    lines["highest"] = b"\xff" * 27
    made = {token: points(token, [lines[name] for name in names], chance(token, 48)) for token, names in TOKENS.items()}
    write(
        HERE.parent / "names" / "points.json",
        {
            "about": "Points beside name tokens: lines of 27 bytes of chance (11 of the handle, 16 of the slope), the place of a"
            " token, its points in rising order, and the handles that the tokens' hits give together. Hexadecimal. Made by"
            " vectors/veil/name-tokens.py.",
            "lines": [
                {"chance": line.hex(), "handle": f"{int.from_bytes(line[:11], 'big'):032x}"} for line in lines.values()
            ],
            "tokens": [
                {
                    "token": token,
                    "place": f"{place(token):032x}",
                    "lines": [lines[name].hex() for name in names],
                    "chance": chance(token, 48).hex(),
                    "points": made[token].hex(),
                }
                for token, names in TOKENS.items()
            ],
            "handles": handles(made),
        },
    )
    seed, agreement, epoch = b"\x5a" * 32, "c0" * 32, 24323
    forms = []
    for form, token in zip(FORMS, TOKENS):
        info = f"enlace/veil/1|{agreement}|nameToken.{form}|{epoch}".encode()
        key = derive_key(seed, info)
        output = evaluate(key, b"nameToken|" + token.encode())
        nonce = chance("nonce " + form, 12)
        hidden = bytes(a ^ b for a, b in zip(made[token], hkdf_expand(output, b"points" + nonce, 48)))
        entry = hkdf_expand(output, b"tag", 12) + nonce + hidden
        forms.append(
            {
                "form": form,
                "keyInfo": info.decode(),
                "publicKey": encode(multiply(key, base())).hex(),
                "token": token,
                "output": output.hex(),
                "points": made[token].hex(),
                "nonce": nonce.hex(),
                "entry": entry.hex(),
            }
        )
    write(
        HERE / "name-token.json",
        {
            "about": "A key and one entry of a set of name tokens for each form, in the order of the forms: tag, nonce and hidden"
            " points. Hexadecimal. Made by vectors/veil/name-tokens.py.",
            "nodeSeed": seed.hex(),
            "agreementDigest": agreement,
            "epoch": epoch,
            "forms": forms,
        },
    )


def write(path, content):
    path.write_text(json.dumps(content, indent=2, ensure_ascii=False) + "\n")


main()
