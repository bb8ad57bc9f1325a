"""A client's ordinary reply countersigns the record, end to end with real servers: letters go out by
SMTP, replies are signed by the client's own domain, keys come out of a DNSSEC-signed zone, a timestamp
authority answers over HTTP, and other people's programs confirm each layer. Usage:

    cosign_test.py TALLY TALLY_VERIFY
"""

import email
import email.policy
import json
import os
import subprocess
import sys
import tempfile
import unittest
import zipfile

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
        self.settings(f"""
[smtp]
url = "smtp://127.0.0.1:{self.smtp.smtp_port}"
user = "{mail_servers.USER}"
secret = "{mail_servers.PASSWORD}"
ca_file = "{self.smtp.certificate}"
{more}""")

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


class Story(Bench):
    def test_from_a_letter_to_a_case_that_strangers_check(self):
        zone = self.serve(mail_servers.KeyZone, "zone", signed=True)
        tsa = self.serve(mail_servers.Tsa, "tsa")
        zone.set_txt({"s1._domainkey.client.example": self.record})
        anchor = json.dumps(zone.trust_anchor.strip().splitlines()[0])
        self.make_vault(f"""
[[timestamp]]
url = "{tsa.url}"
[dns]
resolver = "127.0.0.1@{zone.port}"
trust_anchor = {anchor}
""")
        raw, envelope = self.send_letter()
        sent = email.message_from_bytes(raw, policy=email.policy.default)
        self.assertTrue(sent["Message-ID"].startswith("<tally."))
        self.assertRegex(sent["Subject"], r"\[T-[a-z2-7]{16}\]$")
        self.assertIn("tallystick/", sent.get_body(("plain",)).get_content())
        self.assertIn("tallystick/", sent.get_body(("html",)).get_content())
        self.assertEqual(self.letter()["state"], "sent")
        self.assertTrue(envelope)
        self.import_mail(self.reply_to(raw, "Looks good, thank you!"))
        found = self.cosignatures()
        self.assertEqual(len(found["replies"]), 1)
        reply = found["replies"][0]
        self.assertEqual((reply["strength"], reply["domain"], reply["waits"]), ("strong", "client.example", False))
        self.assertIn("In-Reply-To", reply["signed"])
        self.assertEqual(reply["quote"], "Looks good, thank you!")
        self.assertEqual(found["attestations"][0]["key_found"], "dnssec")
        self.assertEqual(self.letter()["state"], "received (proved)")
        self.assertEqual(self.cosignatures()["replies"], [])  # nothing twice
        stamps = self.tally("stamp", "site")["stamps"]
        self.assertTrue(stamps[0]["stamped"], stamps)
        self.assertEqual(self.tally("stamp", "--auto")["stamps"], [])
        self.check_case(tsa)

    def check_case(self, tsa):
        self.tally("case", "open", "site", "--forum", "generic", "--claim", "The pages are done", "--asks", "100")
        item = self.tally("search", "\"looks good\"")["hits"][0]["item"]
        self.tally("case", "link", "site/1", item, "--why", "The answer", "--strong")
        self.tally("case", "build", "site/1", "-o", "case.zip")
        self.assertEqual(json.loads(self.run_program(VERIFY, "case.zip", "--json", status=3))["verdict"], "unproven")
        by_key = json.loads(self.run_program(VERIFY, "case.zip", "--json", "--keys", self.keys_file()))
        self.assertEqual(by_key["verdict"], "intact")
        by_root = json.loads(self.run_program(VERIFY, "case.zip", "--json", "--roots", tsa.root_pem))
        self.assertEqual(by_root["verdict"], "intact")
        _, other = mail_servers.new_rsa_key()
        self.run_program(VERIFY, "case.zip", "--keys",
                         self.keys_file({"s1._domainkey.client.example": other}), status=4)
        self.run_program(TALLY, "verify", "--keys", self.keys_file(), status=3)  # of two ledgers, one
        self.others_agree(tsa)

    def others_agree(self, tsa):
        folder = os.path.join(self.home, "unpacked")
        with zipfile.ZipFile(os.path.join(self.home, "case.zip")) as bundle:
            bundle.extractall(folder)
        ledger = os.path.join(folder, "data", "ledger")
        cosigned, = os.listdir(ledger + "/cosignatures")
        stamped, = os.listdir(ledger + "/timestamps")
        import dkim  # pylint: disable=import-outside-toplevel
        with open(f"{ledger}/cosignatures/{cosigned}", "rb") as file:
            mail = file.read()
        record = self.record.encode()
        self.assertTrue(dkim.verify(mail, dnsfunc=lambda name, timeout=5: record))
        with open(os.path.join(ledger, "bodies", stamped.split(".")[0]), "rb") as file:
            body = json.loads(file.read()[32:])
        checkpoint = os.path.join(self.home, "checkpoint")
        with open(checkpoint, "w", encoding="utf-8") as file:
            file.write(body["checkpoint"].split("\n\n")[0] + "\n")
        self.run_program("openssl", "ts", "-verify", "-data", checkpoint, "-in", f"{ledger}/timestamps/{stamped}",
                         "-token_in", "-CAfile", tsa.root_pem)
        with open(f"{ledger}/cosignatures/{cosigned}", "r+b") as file:
            file.seek(mail.index(b"Looks"))
            file.write(b"l")
        self.run_program(VERIFY, folder, "--keys", self.keys_file(), status=4)


class Replies(Bench):
    def look(self, raw, *, keys=None):
        self.import_mail(raw)
        replies = self.cosignatures("--keys", keys or self.keys_file(), "--offline")["replies"]
        self.assertEqual(len(replies), 1)
        return replies[0]

    def test_what_is_signed_decides_how_strong_the_proof_is(self):
        self.make_vault()
        letter, _ = self.send_letter()
        fields = [field for field in SIGNED if field not in ("in-reply-to", "references")]
        weak = self.look(self.reply_to(letter, keep=fields))
        self.assertEqual((weak["strength"], weak["signed"]), ("weak", ["Subject"]))
        quoted = "\n> ".join(email.message_from_bytes(letter, policy=email.policy.default)
                             .get_body(("plain",)).get_content().splitlines())
        strong = self.look(self.reply_to(letter, f"fine\n> {quoted}", keep=["from", "date"]))
        self.assertEqual((strong["strength"], strong["signed"]), ("strong", ["quoted note"]))
        self.assertEqual(self.letter()["strength"], "strong")

    def test_replies_that_prove_nothing_are_answers_all_the_same(self):
        self.make_vault()
        letter, _ = self.send_letter()
        good = self.reply_to(letter, "I approve the pages")
        altered = good.replace(b"approve the pages", b"approve  it  all ")
        self.assertIn("fail", self.look(altered)["why"])
        other, record = mail_servers.new_rsa_key()
        strange = self.reply_to(letter, key=other, domain="lists.example")
        keys = self.keys_file({"s1._domainkey.lists.example": record})
        self.assertIn("not the sender's domain", self.look(strange, keys=keys)["why"])
        unsigned = self.look(self.reply_to(letter, sign=False))
        self.assertEqual((unsigned["strength"], unsigned["why"]), ("none", "no domain signed it"))
        rotated = self.keys_file({"s1._domainkey.client.example": record})
        self.assertEqual(self.look(self.reply_to(letter), keys=rotated)["strength"], "none")
        self.assertEqual(self.letter()["state"], "answered")
        self.assertEqual(self.cosignatures("--offline")["attestations"], [])

    def test_a_machine_accepts_nothing_and_its_answer_is_told_apart(self):
        self.make_vault()
        letter, _ = self.send_letter()
        reply = self.look(self.reply_to(letter, "I approve all you send", headers=["Auto-Submitted: auto-replied"]))
        self.assertEqual((reply["no_person"], reply["quote"]), ("an automatic answer", ""))
        self.assertEqual(reply["strength"], "strong")  # a mailbox received it

    def test_the_same_reply_twice_and_a_second_one_are_counted_rightly(self):
        self.make_vault()
        letter, _ = self.send_letter()
        raw = self.reply_to(letter)
        self.look(raw)
        self.import_mail(raw)
        self.assertEqual(self.cosignatures("--keys", self.keys_file(), "--offline")["replies"], [])
        self.look(self.reply_to(letter, "and one more thing"))
        self.assertEqual(len(self.cosignatures("--offline")["attestations"]), 2)

    def test_a_mail_of_another_sender_is_no_answer(self):
        self.make_vault()
        letter, _ = self.send_letter()
        own = self.reply_to(letter, sender="mira@design.example", domain="design.example")
        self.import_mail(own)
        keys = self.keys_file({"s1._domainkey.design.example": self.record})
        self.assertEqual(self.cosignatures("--keys", keys, "--offline")["replies"], [])

    def test_without_an_answer_from_dns_it_stays_pending_until_there_is_one(self):
        zone = self.serve(mail_servers.KeyZone, "zone")
        self.make_vault(f'[dns]\nresolver = "127.0.0.1@{zone.port}"\n')
        letter, _ = self.send_letter()
        self.import_mail(self.reply_to(letter))
        pending = self.cosignatures("--offline")["replies"]
        self.assertEqual([one["waits"] for one in pending], [True])
        self.assertEqual(self.letter()["state"], "sent")
        zone.set_txt({"s1._domainkey.client.example": self.record})
        found = self.cosignatures()
        self.assertEqual([one["strength"] for one in found["replies"]], ["strong"])
        self.assertEqual(found["attestations"][0]["key_found"], "dns")


class Sending(Bench):
    def write(self):
        self.make_vault()
        self.tally("letter", "write", "site", "--subject", "Notice", "--text", "Please answer.")

    def test_a_lost_answer_never_sends_twice_by_itself(self):
        self.write()
        self.smtp.fail_next("drop-after-data")
        self.tally("letter", "send", "site", status=3)
        self.assertEqual(self.letter()["state"], "unclear")
        self.tally("letter", "send", "site", status=3)
        self.assertEqual(len(self.smtp.messages()), 1)
        self.tally("letter", "sent", "site", "1")
        self.assertEqual(self.letter()["state"], "sent")
        self.assertEqual(self.tally("letter", "send", "site")["letters"], [])

    def test_what_the_server_cannot_take_now_waits_and_what_it_refuses_stays(self):
        self.write()
        for fault, state in (("451", "waiting"), ("connect-drop", "waiting"), ("550", "refused"), ("535", "refused")):
            self.smtp.fail_next(fault)
            self.tally("letter", "send", "site", "--again", status=3)
            self.assertEqual(self.letter()["state"], state, fault)
            self.assertNotIn(mail_servers.PASSWORD, json.dumps(self.letter()))
        self.tally("letter", "send", "site", "--again")
        self.assertEqual(len(self.smtp.messages()), 1)
        self.assertEqual(self.letter()["state"], "sent")

    def test_every_attempt_sends_the_same_bytes(self):
        self.write()
        self.tally("letter", "show", "site", "1", "--eml", "letter.eml")
        self.smtp.fail_next("451")
        self.tally("letter", "send", "site", status=3)
        self.tally("letter", "send", "site", "--again")
        with open(os.path.join(self.home, "letter.eml"), "rb") as file:
            self.assertEqual(self.smtp.messages()[0][0].rstrip(), file.read().rstrip())

    def test_nothing_is_sent_without_an_account_offline_or_as_a_dry_run(self):
        self.write()
        self.tally("letter", "send", "site", "--dry-run")
        self.tally("letter", "send", "site", "--offline", status=1)
        self.settings("")
        self.tally("letter", "send", "site", status=1)
        self.assertEqual(self.smtp.messages(), [])

    def test_a_certificate_of_somebody_else_is_refused(self):
        self.write()
        stranger = self.serve(mail_servers.SmtpSink, "stranger")
        self.settings(f"""
[smtp]
url = "smtps://127.0.0.1:{stranger.smtps_port}"
user = "{mail_servers.USER}"
secret = "{mail_servers.PASSWORD}"
""")
        self.tally("letter", "send", "site", status=3)
        self.assertEqual((stranger.messages(), stranger.logins), ([], []))

    def test_no_mail_to_a_client_of_a_platform_before_the_contract(self):
        self.make_vault()
        self.tally("engagement", "add", "--title", "Shop", "--client-name", "Tom", "--type", "upwork-fixed",
                   "--currency", "USD", "--slug", "shop", "--client-email", "tom@shop.example")
        refused = self.tally("letter", "write", "shop", "--subject", "Hello", "--text", "Let us talk.", status=1)
        self.assertIn("before the contract has started", refused["error"]["message"])


class Stamps(Bench):
    def test_an_authority_that_does_not_answer_leaves_no_look_alike(self):
        tsa = self.serve(mail_servers.Tsa, "tsa")
        self.make_vault(f'[[timestamp]]\nurl = "{tsa.url}"\n')
        for fault in ("503", "drop", "garbage", "reject"):
            for _ in range(1 if fault == "reject" else 3):  # it asks three times, and no is no
                tsa.fail_next(fault)
            outcome = self.tally("stamp", "site", status=3)["stamps"][0]
            self.assertFalse(outcome["stamped"], fault)
            self.assertTrue(outcome["text"])
            self.assertEqual(len(tsa.faults), 0)
        self.assertEqual(self.cosignatures("--offline")["attestations"], [])
        self.assertTrue(self.tally("stamp", "site")["stamps"][0]["stamped"])
        report = self.tally("verify", "--roots", tsa.root_pem, status=3)
        passed = [check for check in report["checks"] if check["layer"] == "attestation"
                  and check["status"] == "passed"]
        self.assertEqual(len(passed), 1, report)


def plain_mail(number, sender):
    return (f"From: <{sender}>\r\nTo: mira@design.example\r\nSubject: Mail {number}\r\n"
            f"Message-ID: <{number}@x.example>\r\nDate: Mon, 2 Nov 2026 10:00:0{number} +0000\r\n\r\n"
            f"words {number}\r\n").encode()


class Sync(Bench):
    def setUp(self):
        super().setUp()
        self.imap = self.serve(mail_servers.Dovecot, "imap")
        self.make_vault(self.account())

    def account(self, url="", password=mail_servers.PASSWORD, certificate=None):
        return f"""
[imap]
url = "{url or f"imaps://127.0.0.1:{self.imap.imaps_port}"}"
user = "{mail_servers.USER}"
secret = "{password}"
ca_file = "{certificate or self.imap.certificate}"
"""

    def sync(self, *words, status=0):
        folders = self.tally("mail", "sync", *words, status=status)["folders"]
        return [(folder["folder"], folder["added"]) for folder in folders]

    def test_what_is_new_comes_once_and_the_account_is_only_read(self):
        self.settings('folders = ["INBOX", "Kunden/Größe"]\n' + self.account())
        self.imap.deliver(plain_mail(1, CLIENT))
        self.imap.deliver(plain_mail(2, "stranger@x.example"))
        self.imap.deliver(plain_mail(3, CLIENT), "Kunden/Größe")
        before = self.imap.flags("INBOX")
        self.assertEqual(self.sync(), [("INBOX", 1), ("Kunden/Größe", 1)])
        self.assertEqual(self.sync(), [("INBOX", 0), ("Kunden/Größe", 0)])
        self.imap.deliver(plain_mail(4, CLIENT))
        self.assertEqual(self.sync(), [("INBOX", 1), ("Kunden/Größe", 0)])
        self.assertEqual(self.sync("--everything"), [("INBOX", 1), ("Kunden/Größe", 0)])
        for uid, flags in before.items():
            self.assertEqual(self.imap.flags("INBOX")[uid], flags)
        item = self.tally("search", "\"words 1\"")["hits"][0]["item"]
        raw = self.run_program(TALLY, "show", item, "--raw")
        self.assertEqual(raw, plain_mail(1, CLIENT))

    def test_a_letter_is_answered_through_the_account(self):
        letter, _ = self.send_letter()
        self.imap.deliver(self.reply_to(letter))
        self.settings(self.account())
        self.assertEqual(self.sync(), [("INBOX", 1)])
        found = self.cosignatures("--keys", self.keys_file(), "--offline")["replies"]
        self.assertEqual([one["strength"] for one in found], ["strong"])

    def test_a_folder_that_is_not_there_does_not_stop_the_others(self):
        self.settings('folders = ["Nowhere", "INBOX"]\n' + self.account())
        self.imap.deliver(plain_mail(1, CLIENT))
        self.assertEqual(self.sync(status=5), [("Nowhere", 0), ("INBOX", 1)])

    def test_a_wrong_password_or_certificate_ends_it_without_a_word_about_secrets(self):
        self.settings(self.account(password="hunter2-wrong"))
        refused = self.tally("mail", "sync", status=1)
        self.assertNotIn("hunter2", json.dumps(refused))
        self.settings(self.account(certificate=self.smtp.certificate))
        self.assertTrue(self.tally("mail", "sync", status=5)["error"]["message"])
        self.settings("")
        self.assertIn("mail.toml", self.tally("mail", "sync", status=1)["error"]["hint"])


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1], verbosity=2)
