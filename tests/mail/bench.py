"""What the tests of letters share: a vault, real servers on loopback, a client who answers and signs.
A test file is started with the paths of the programs: TALLY TALLY_VERIFY."""

import email
import email.policy
import json
import os
import subprocess
import sys
import tempfile
import unittest

import jsonschema

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(HERE, "..", "support"))
import mail_servers  # noqa: E402

with open(os.path.join(HERE, "..", "..", "docs", "formats", "cli.schema.json"), encoding="utf-8") as schema:
    SCHEMA = json.load(schema)
TALLY, VERIFY = (os.path.abspath(path) for path in sys.argv[1:3])
CLIENT = "anna@client.example"
SIGNED = ["from", "to", "subject", "date", "message-id", "in-reply-to", "references"]


class Bench(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory(prefix="tally-cosign-")
        self.addCleanup(folder.cleanup)
        self.home = folder.name
        self.environment = dict(os.environ, HOME=self.home, XDG_STATE_HOME=self.home + "/state",
                                TALLY_VAULT=self.home + "/vault", TZ="UTC")
        self.smtp = self.serve(mail_servers.SmtpSink, "smtp")
        self.key, self.record = mail_servers.new_rsa_key()
        self.replies = 0

    def serve(self, kind, name, *words, **options):
        server = kind(os.path.join(self.home, name), *words, **options)
        server.__enter__()
        self.addCleanup(server.__exit__, None, None, None)
        return server

    def run_program(self, *words, status=0):
        done = subprocess.run(words, env=self.environment, cwd=self.home, capture_output=True, check=False,
                              timeout=120)
        self.assertEqual(done.returncode, status, f"{words}: {done.stdout[-800:]!r} {done.stderr[-800:]!r}")
        return done.stdout

    def run_anyhow(self, *words):
        """Whatever comes of it."""
        subprocess.run(words, env=self.environment, cwd=self.home, capture_output=True, check=False, timeout=120)

    def tally(self, *words, status=0):
        """What the command prints as JSON; it must be what the schema says."""
        answer = json.loads(self.run_program(TALLY, *words, "--json", status=status))
        commands = SCHEMA["$defs"]["commands"]["$defs"]
        name = " ".join(words[:2]) if " ".join(words[:2]) in commands else words[0]
        if name in commands and "error" not in answer:
            reference = {"$ref": "#/$defs/commands/$defs/" + name.replace(" ", "%20")}
            jsonschema.Draft202012Validator(dict(SCHEMA, **reference)).validate(answer)
        return answer

    def make_vault(self, more=""):
        self.tally("init", "--name", "Mira Okafor", "--email", "mira@design.example")
        self.tally("engagement", "add", "--title", "Website", "--client-name", "Anna Berg", "--type",
                   "direct-fixed", "--currency", "EUR", "--slug", "site", "--client-email", CLIENT)
        self.settings(self.smtp_settings() + more)

    def smtp_settings(self):
        return f"""
[smtp]
url = "smtp://127.0.0.1:{self.smtp.smtp_port}"
user = "{mail_servers.USER}"
secret = "{mail_servers.PASSWORD}"
ca_file = "{self.smtp.certificate}"
"""

    def settings(self, text):
        path = self.home + "/vault/mail.toml"
        with open(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w", encoding="utf-8") as file:
            file.write(text)

    def send_letter(self, subject="What we agreed today", text="As agreed: five pages by Friday."):
        self.tally("letter", "write", "site", "--purpose", "summary", "--subject", subject, "--text", text)
        outcome = self.tally("letter", "send", "site")["letters"][-1]
        self.assertTrue(outcome["sent"], outcome)
        raw, envelope = self.smtp.messages()[-1]
        return raw, envelope

    def reply_to(self, letter, words="ok, thanks", *, headers=(), sender=CLIENT, keep=SIGNED, key=None,
                 domain="client.example", subject=None, in_reply_to=True, sign=True):
        sent = email.message_from_bytes(letter, policy=email.policy.default)
        self.replies += 1
        lines = [f"From: Anna Berg <{sender}>", "To: mira@design.example",
                 f"Subject: {subject or 'Re: ' + sent['Subject']}",
                 f"Message-ID: <reply-{self.replies}@client.example>",
                 "Date: " + email.utils.formatdate(usegmt=True)]
        if in_reply_to:
            lines.append("In-Reply-To: " + sent["Message-ID"])
        raw = "\r\n".join([*lines, *headers, "MIME-Version: 1.0", "Content-Type: text/plain; charset=utf-8", "",
                           words, ""]).encode()
        return mail_servers.sign_dkim(raw, domain, "s1", key or self.key, headers=keep) if sign else raw

    def import_mail(self, raw):
        path = os.path.join(self.home, f"mail-{self.replies}.eml")
        with open(path, "wb") as file:
            file.write(raw)
        return self.tally("import", path, "--into", "site")

    def keys_file(self, records=None):
        path = os.path.join(self.home, "keys.txt")
        with open(path, "w", encoding="utf-8") as file:
            for name, text in (records or {"s1._domainkey.client.example": self.record}).items():
                file.write(f"{name}\t{text}\n")
        return path

    def cosignatures(self, *words):
        return self.tally("cosignatures", "site", *words)

    def letter(self, number=1):
        return next(one for one in self.tally("letter", "list", "site")["letters"] if one["letter"] == number)
