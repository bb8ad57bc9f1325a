"""Four readers of the same signed mail: ours, dkimpy, Mail::DKIM (RSA only, where it is installed),
and the maker of signatures below, which follows RFC 6376 by itself."""

import base64
import hashlib
import json
import os
import re
import subprocess
import tempfile

import dkim
import dkim.crypto
import nacl.encoding
import nacl.signing

HERE = os.path.dirname(os.path.abspath(__file__))


class Ours:
    """A probe is a program that is asked about one mail (MAIL KEYS), or a script of node that stays and
    is asked on its input, two paths a line; it answers a JSON object a signature, then an empty line."""

    def __init__(self, probe):
        self.probe = probe
        self.folder = tempfile.TemporaryDirectory()
        self.child = None
        if probe.endswith(".mjs"):
            self.child = subprocess.Popen(["node", probe], stdin=subprocess.PIPE, stdout=subprocess.PIPE)

    def close(self):
        if self.child:
            self.child.stdin.close()
            self.child.stdout.close()
            self.child.wait()
        self.folder.cleanup()

    def answer_lines(self, paths):
        if not self.child:
            return subprocess.run([self.probe, *paths], capture_output=True, check=True).stdout.splitlines()
        self.child.stdin.write("\t".join(paths).encode() + b"\n")
        self.child.stdin.flush()
        return list(iter(lambda: self.child.stdout.readline().strip(), b""))

    def verdicts(self, mail, keys):
        paths = [os.path.join(self.folder.name, name) for name in ("mail", "keys")]
        table = b"".join(name.encode() + b"\t" + text + b"\n" for name, text in keys.items())
        for path, content in zip(paths, (mail, table)):
            with open(path, "wb") as file:
                file.write(content)
        return [json.loads(line) for line in self.answer_lines(paths)]


def dkimpy_verdicts(mail, keys):
    """True or a reason for each signature."""
    table = {name.encode() + b".": text for name, text in keys.items()}
    count = len(re.findall(rb"(?im)^dkim-signature[ \t]*:", mail.replace(b"\r", b"").split(b"\n\n")[0]))
    out = []
    for index in range(count):
        try:
            holds = dkim.DKIM(mail).verify(index, dnsfunc=lambda name, timeout=5: table.get(name.lower()))
            out.append(True if holds else "it does not hold")
        except Exception as error:  # whatever it stumbles over is a no
            out.append(f"{type(error).__name__}: {error}")
    return out


class MailDkim:
    """None when it is not installed."""

    @staticmethod
    def start():
        check = subprocess.run(["perl", "-MMail::DKIM::Verifier", "-MNet::DNS", "-e", "1"],
                               capture_output=True, check=False)
        return MailDkim() if check.returncode == 0 else None

    def __init__(self):
        self.child = subprocess.Popen(["perl", os.path.join(HERE, "mail_dkim.pl")],
                                      stdin=subprocess.PIPE, stdout=subprocess.PIPE)

    def close(self):
        self.child.stdin.close()
        self.child.stdout.close()
        self.child.wait()

    def verdicts(self, mail, keys):
        question = {"mail": base64.b64encode(mail).decode(),
                    "keys": {name: text.decode("latin-1") for name, text in keys.items()}}
        self.child.stdin.write(json.dumps(question).encode() + b"\n")
        self.child.stdin.flush()
        answer = json.loads(self.child.stdout.readline())
        return [True if result == "pass" else f"{result}: {detail}" for result, detail, _ in answer]


class Key:
    """One key pair under a selector of client.example."""

    def __init__(self, selector, kind, bits=2048):
        self.selector, self.kind = selector, kind
        if kind == "ed25519":
            seed = hashlib.sha256(selector.encode()).digest()
            self.private = base64.b64encode(seed)
            public = bytes(nacl.signing.SigningKey(seed).verify_key)
        else:
            self.private = subprocess.run(["openssl", "genrsa", "-traditional", str(bits)],
                                          capture_output=True, check=True).stdout
            public = self.public_der("-pubout")
        self.public = base64.b64encode(public)
        self.record = b"v=DKIM1; k=" + kind.encode() + b"; p=" + self.public

    def public_der(self, form):
        return subprocess.run(["openssl", "rsa", form, "-outform", "DER"], input=self.private,
                              capture_output=True, check=True).stdout

    @property
    def algorithm(self):
        return self.kind + "-sha256"

    def name(self, domain="client.example"):
        return f"{self.selector}._domainkey.{domain}"

    def sign(self, digested):
        """Of a hash object."""
        if self.kind == "ed25519":
            key = nacl.signing.SigningKey(self.private, encoder=nacl.encoding.Base64Encoder)
            return key.sign(digested.digest()).signature
        return dkim.crypto.RSASSA_PKCS1_v1_5_sign(digested, dkim.crypto.parse_pem_private_key(self.private))


def relaxed_field(field):
    name, value = field.split(b":", 1)
    value = re.sub(rb"[ \t]+", b" ", value.replace(b"\r\n", b"")).strip(b" ")
    return name.rstrip(b" \t").lower() + b":" + value


def canonical_body(body, form):
    lines = body.split(b"\r\n")
    if form == "relaxed":
        lines = [re.sub(rb"[ \t]+", b" ", line).rstrip(b" ") for line in lines]
    while lines and not lines[-1]:
        lines.pop()
    return b"".join(line + b"\r\n" for line in lines) or (b"\r\n" if form == "simple" else b"")


def signed_by_hand(mail, tags, key, hasher=hashlib.sha256, place="top"):
    """The mail with a signature that holds, whatever its tags say. The values of bh and b are filled
    in; a tag named "raw" is written as it is. Follows RFC 6376 section 3.7."""
    head, body = mail.split(b"\r\n\r\n", 1)
    fields = re.split(rb"\r\n(?![ \t])", head)
    given = dict(tags)
    forms = (given.get("c", "simple/simple") + "/simple").lower().split("/")
    forms = [form if form in ("simple", "relaxed") else "simple" for form in forms]
    digest = hasher(canonical_body(body, forms[1])[:int(given.get("count", 1 << 40))]).digest()
    parts = []
    for name, value in tags:
        if name == "bh" and value is None:
            value = base64.b64encode(digest).decode()
        if name != "count":
            parts.append(value if name == "raw" else f"{name}={'' if value is None else value}")
    field = b"DKIM-Signature: " + "; ".join(parts).encode("latin-1")
    shape = relaxed_field if forms[0] == "relaxed" else bytes
    left, signed = list(fields), b""
    for name in given.get("h", "").lower().split(":"):
        for at in reversed(range(len(left))):
            if left[at].split(b":")[0].strip().lower().decode() == name.strip():
                signed += shape(left.pop(at)) + b"\r\n"
                break
    digested = hasher(signed + shape(field))
    value = base64.b64encode(key.sign(digested))
    field = re.sub(rb"(?:^DKIM-Signature:|;)\s*b\s*=", lambda found: found[0] + value, field, count=1)
    fields = [field] + fields if place == "top" else fields + [field]
    return b"\r\n".join(fields) + b"\r\n\r\n" + body
