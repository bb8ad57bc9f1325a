"""Signs with passkeys of its own and breaks what they signed: make_passkey_vectors.py > passkey.ndjson

Every run draws new keys, so the file changes as a whole. Each vector names what was asked, and, where
it must be refused, why and a part of the words. Needs python3-cryptography; the tests do not."""

import base64
import hashlib
import json

from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, ed25519

ORIGIN = "https://tally.example"
LEDGER = "ja4fymithfoi7kjjdsproxit45mop3ht"
SIZE = 6
ROOT = hashlib.sha256(b"root").digest()
AGREEMENT = "sha256:" + hashlib.sha256(b"agreement").hexdigest()
FRONT = {"es256": "3059301306072a8648ce3d020106082a8648ce3d030107034200",
         "ed25519": "302a300506032b6570032100"}


def b64(data):
    return base64.b64encode(data).decode()


def sha256(data):
    return hashlib.sha256(data).digest()


def challenge(ledger=LEDGER, size=SIZE, root=ROOT, agreement=AGREEMENT):
    text = f"tallystick passkey v1\n{ledger}\n{size}\n{b64(root)}\n{agreement or 'none'}\n"
    return base64.urlsafe_b64encode(sha256(text.encode())).decode().rstrip("=")


def client_data(asked, kind="webauthn.get", origin=ORIGIN, behind=',"crossOrigin":false}'):
    return f'{{"type":"{kind}","challenge":"{asked}","origin":"{origin}"{behind}'.encode()


def authenticator_data(host="tally.example", flags=0x05, behind=b""):
    return sha256(host.encode()) + bytes([flags]) + bytes(4) + behind


class Passkey:
    def __init__(self, algorithm):
        self.algorithm = algorithm
        self.key = (ec.generate_private_key(ec.SECP256R1()) if algorithm == "es256"
                    else ed25519.Ed25519PrivateKey.generate())
        spki = self.key.public_key().public_bytes(serialization.Encoding.DER,
                                                  serialization.PublicFormat.SubjectPublicKeyInfo)
        assert spki.hex().startswith(FRONT[algorithm])
        self.spki = spki
        self.raw = spki[len(FRONT[algorithm]) // 2:]

    def sign(self, message):
        if self.algorithm == "es256":
            return self.key.sign(message, ec.ECDSA(hashes.SHA256()))
        return self.key.sign(message)

    def cose(self, algorithm_id=None):
        if self.algorithm == "es256":
            return (bytes.fromhex("a50102") + bytes.fromhex(algorithm_id or "0326") +
                    bytes.fromhex("2001215820") + self.raw[1:33] + bytes.fromhex("225820") + self.raw[33:])
        return bytes.fromhex("a40101") + bytes.fromhex(algorithm_id or "0327") + bytes.fromhex("2006215820") + self.raw


def evidence(passkey, auth=None, client=None, agreement=AGREEMENT, origin=ORIGIN, signature=None,
             spki=None, more=None):
    auth = authenticator_data() if auth is None else auth
    client = client_data(challenge(agreement=agreement)) if client is None else client
    signature = passkey.sign(auth + sha256(client)) if signature is None else signature
    body = {"authenticator_data": b64(auth), "client_data": b64(client), "origin": origin,
            "public_key": b64(passkey.spki if spki is None else spki), "signature": b64(signature), "v": 1}
    if agreement:
        body["agreement"] = agreement
    body.update(more or {})
    return json.dumps(body, sort_keys=True, separators=(",", ":"))


def emit(fmt, name, why, reason, **members):
    vector = {"format": fmt, "name": name, "expect": "refused" if why else "ok"}
    if why:
        vector.update(why=why, reason=reason)
    vector.update(members)
    print(json.dumps(vector))


def signature(name, text, why=None, reason=None, verified=True):
    emit("passkey-signature", name, why, reason, ledger=LEDGER, size=SIZE, root=b64(ROOT),
         user_verified=verified, input=b64(text.encode()))


def signatures(passkey):
    name = passkey.algorithm + ": "
    good = evidence(passkey)
    plain = passkey.sign(authenticator_data() + sha256(client_data(challenge())))
    signature(name + "as a browser gives it", good)
    signature(name + "without an agreement", evidence(passkey, agreement=None))
    signature(name + "by touch alone", evidence(passkey, auth=authenticator_data(flags=0x01)), verified=False)
    signature(name + "on a synchronised device", evidence(passkey, auth=authenticator_data(flags=0x1d)))
    signature(name + "with extensions", evidence(passkey, auth=authenticator_data(flags=0x85, behind=b"\xa0")))
    signature(name + "crossOrigin left out", evidence(passkey, client=client_data(challenge(), behind="}")))
    signature(name + "more members behind",
              evidence(passkey, client=client_data(challenge(), behind=',"crossOrigin":false,"x":1}')))
    cases = [
        ("another ledger", dict(client=client_data(challenge(ledger="a" * 32))), "the challenge names the ledger", "another challenge"),
        ("another size", dict(client=client_data(challenge(size=7))), "the challenge names the size", "another challenge"),
        ("another root", dict(client=client_data(challenge(root=bytes(32)))), "the challenge names the root", "another challenge"),
        ("another agreement", dict(client=client_data(challenge(agreement="sha256:" + "0" * 64))), "the challenge names the agreement", "another challenge"),
        ("agreement left out of the challenge", dict(client=client_data(challenge(agreement=None))), "none is not any", "another challenge"),
        ("challenge in standard base64", dict(client=client_data(challenge() + "=")), "one writing", "another challenge"),
        ("of a registration", dict(client=client_data(challenge(), kind="webauthn.create")), "a new key is no signature", "webauthn.get"),
        ("on another site", dict(client=client_data(challenge(), origin="https://evil.example")), "the origin is the page's", "another site"),
        ("on another port", dict(client=client_data(challenge(), origin=ORIGIN + ":444")), "the origin is the page's", "another site"),
        ("in a frame of another site", dict(client=client_data(challenge(), behind=',"crossOrigin":true}')), "who framed it may have shown anything", "frame"),
        ("crossOrigin hidden behind another member", dict(client=client_data(challenge(), behind=',"x":1,"crossOrigin":true}')), "the writing is fixed", "frame"),
        ("client data that does not end", dict(client=client_data(challenge(), behind=',"crossOrigin":false')), "the writing is fixed", "writing"),
        ("a space in the client data", dict(client=client_data(challenge()).replace(b",", b", ", 1)), "the writing is fixed", "webauthn.get"),
        ("client data beyond the limit", dict(client=client_data(challenge(), behind=',"crossOrigin":false,"x":"' + "x" * 4096 + '"}')), "limits before trust", "too long"),
        ("bound to another host", dict(auth=authenticator_data(host="evil.example")), "rpIdHash is that of the host", "another site"),
        ("nobody present", dict(auth=authenticator_data(flags=0x04)), "user presence is signed", "nobody touched"),
        ("cut off", dict(auth=authenticator_data()[:36]), "37 bytes at least", "length"),
        ("bytes behind that no flag announces", dict(auth=authenticator_data(behind=b"\xa0")), "flags say what follows", "not announced"),
        ("extensions announced and not there", dict(auth=authenticator_data(flags=0x85)), "flags say what follows", "not announced"),
        ("signature of other bytes", dict(signature=passkey.sign(b"other")), "it signs these bytes", "did not sign"),
        ("empty signature", dict(signature=b""), "it signs these bytes", "did not sign"),
        ("byte behind the signature", dict(signature=plain + b"\0"), "one writing", "did not sign"),
        ("signature beyond the limit", dict(signature=plain + bytes(128)), "limits before trust", "did not sign"),
        ("key with a byte behind", dict(spki=passkey.spki + b"\0"), "one writing of a key", "public key"),
        ("key cut off", dict(spki=passkey.spki[:-1]), "one writing of a key", "public key"),
        ("key of another kind", dict(spki=bytes.fromhex("302a300506032b656e032100") + bytes(32)), "X25519 signs nothing", "public key"),
        ("no https", dict(origin="http://tally.example"), "browsers refuse it", "address"),
        ("origin with a path", dict(origin=ORIGIN + "/"), "an origin has no path", "address"),
        ("unknown version", dict(more={"v": 2}), "an unknown version is not guessed at", "version"),
        ("unknown member", dict(more={"w": 1}), "no unknown member", "w"),
        ("agreement that is no digest", dict(agreement="sha256:xyz"), "digests name their algorithm", ""),
    ]
    for what, change, why, reason in cases:
        signature(name + what, evidence(passkey, **change), why, reason)
    for member in ("authenticator_data", "client_data", "origin", "public_key", "signature", "v"):
        body = json.loads(good)
        del body[member]
        signature(name + "no " + member, json.dumps(body, sort_keys=True, separators=(",", ":")),
                  "every member is there", member)
    signature(name + "line end behind", good + "\n", "one writing", "")
    signature(name + "space between members", good.replace(",", ", ", 1), "one writing", "")
    if passkey.algorithm == "es256":
        point = passkey.spki[:-1] + bytes([passkey.spki[-1] ^ 1])
        signature(name + "key off the curve", evidence(passkey, spki=point), "a point lies on the curve", "public key")
        size = plain[3]
        padded = bytes([0x30, plain[1] + 1, 2, size + 1, 0]) + plain[4:]
        signature(name + "number with a byte of zeros in front", evidence(passkey, signature=padded), "DER has one writing", "did not sign")


def attestation_object(auth, fmt="none", statement=b"\xa0", members=3):
    head = {3: b"\xa3", 4: b"\xa4"}[members]
    return (head + b"\x63fmt" + bytes([0x60 + len(fmt)]) + fmt.encode() + b"\x67attStmt" + statement +
            b"\x68authData" + (b"\x58" + bytes([len(auth)]) if len(auth) < 256 else b"\x59" + len(auth).to_bytes(2, "big")) + auth)


def registration(name, passkey, obj, client=None, why=None, reason=None, asked=None):
    client = client_data(challenge(), kind="webauthn.create") if client is None else client
    emit("passkey-registration", name, why, reason, ledger=LEDGER, size=SIZE, root=b64(ROOT),
         agreement=AGREEMENT, origin=ORIGIN, input=b64(obj), client_data=b64(client), key=b64(passkey.spki))


def registrations(passkey):
    name = passkey.algorithm + ", new: "
    def credential(identifier=b"an id", cose=None):
        return bytes(16) + len(identifier).to_bytes(2, "big") + identifier + (cose or passkey.cose())
    def auth(**changes):
        return authenticator_data(flags=changes.pop("flags", 0x45), behind=credential(**changes))
    good = attestation_object(auth())
    registration(name + "as a browser gives it", passkey, good)
    registration(name + "long id", passkey, attestation_object(auth(identifier=b"i" * 1023)))
    cases = [
        ("with an attestation", attestation_object(auth(), fmt="packed"), "none was asked for", "attestation"),
        ("with a statement", attestation_object(auth(), statement=b"\xa1\x01\x01"), "none was asked for", ""),
        ("cut off", good[:-1], "lengths are counted", ""),
        ("bytes behind", good + b"\0", "nothing is left over", "behind"),
        ("empty", b"", "there must be something", ""),
        ("a list", b"\x83\x01\x02\x03", "it is a map", "map"),
        ("an indefinite map", b"\xbf" + good[1:] + b"\xff", "lengths are definite", "map"),
        ("a length of 2^64 - 1", b"\xa3\x7b" + b"\xff" * 8, "no length costs memory", "cut off"),
        ("no key in it", attestation_object(authenticator_data()), "a new key must be there", "no key"),
        ("empty id", attestation_object(auth(identifier=b"")), "an id has a byte at least", "length"),
        ("id beyond the limit", attestation_object(auth(identifier=b"i" * 1024)), "1,023 bytes at most", "length"),
        ("RS256", attestation_object(auth(cose=passkey.cose("033901" + "00"))), "two kinds of keys", ""),
        ("nobody present", attestation_object(auth(flags=0x44)), "user presence is signed", "nobody touched"),
        ("beyond the limit", good + bytes(20_000), "limits before trust", "too long"),
    ]
    for what, obj, why, reason in cases:
        registration(name + what, passkey, obj, None, why, reason)
    for what, client, why, reason in [
            ("for a signature", client_data(challenge()), "another ceremony", "webauthn.create"),
            ("for another challenge", client_data(challenge(size=9), kind="webauthn.create"), "the challenge is fixed", "another challenge"),
            ("on another site", client_data(challenge(), kind="webauthn.create", origin="https://evil.example"), "the origin is the page's", "another site")]:
        registration(name + what, passkey, good, client, why, reason)


for kind in ("es256", "ed25519"):
    signatures(Passkey(kind))
    registrations(Passkey(kind))
