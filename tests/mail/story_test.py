"""A client's ordinary reply countersigns the record, end to end with real servers: a delivery note goes
out by SMTP, the client's domain signs the reply, it comes in over IMAP, keys come out of a DNSSEC-signed
zone, a timestamp authority answers over HTTP, and other people's programs confirm each layer. Usage:

    story_test.py TALLY TALLY_VERIFY
"""

import email
import email.policy
import json
import os
import sys
import unittest
import zipfile

import dkim

from bench import HERE, TALLY, VERIFY, Bench, mail_servers


class Story(Bench):
    def test_from_a_letter_to_a_case_that_strangers_check(self):
        zone = self.serve(mail_servers.KeyZone, "zone", signed=True)
        tsa = self.serve(mail_servers.Tsa, "tsa")
        imap = self.serve(mail_servers.Dovecot, "imap")
        zone.set_txt({"s1._domainkey.client.example": self.record})
        anchor = json.dumps(zone.trust_anchor.strip().splitlines()[0])
        self.make_vault(f"""
[[timestamp]]
url = "{tsa.url}"
[imap]
url = "imap://127.0.0.1:{imap.imap_port}"
user = "{mail_servers.USER}"
secret = "{mail_servers.PASSWORD}"
ca_file = "{imap.certificate}"
[dns]
resolver = "127.0.0.1@{zone.port}"
trust_anchor = {anchor}
""")
        raw, envelope = self.deliver_note()
        sent = email.message_from_bytes(raw, policy=email.policy.default)
        self.assertTrue(sent["Message-ID"].startswith("<tally."))
        self.assertRegex(sent["Subject"], r"\[T-[a-z2-7]{16}\]$")
        self.assertIn("tallystick/", sent.get_body(("plain",)).get_content())
        self.assertIn("tallystick/", sent.get_body(("html",)).get_content())
        self.assertEqual(self.letter()["state"], "sent")
        self.assertTrue(envelope)
        imap.deliver(self.reply_to(raw, "Looks good, thank you!"))
        self.assertEqual([folder["added"] for folder in self.tally("mail", "sync")["folders"]], [1])
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

    def deliver_note(self):
        """A delivery, and the note about it in the words of the record."""
        with open(self.home + "/pages.txt", "w", encoding="utf-8") as file:
            file.write("five pages")
        self.tally("deliver", "site", self.home + "/pages.txt", "--via", "email")
        sent = self.tally("mail", "send", "site", "--letter", "delivery")
        self.assertEqual(sent["state"], "sent", sent)
        raw, envelope = self.smtp.messages()[-1]
        self.assertIn(b"pages.txt", raw)
        return raw, envelope

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
        self.go_agrees(folder)
        self.check_letters(folder)
        with open(f"{ledger}/cosignatures/{cosigned}", "r+b") as file:
            file.seek(mail.index(b"Looks"))
            file.write(b"l")
        self.run_program(VERIFY, folder, "--keys", self.keys_file(), status=4)

    def go_agrees(self, folder):
        """Go's sumdb/note and sumdb/tlog open the notes and compute the root."""
        if not os.path.isdir("/usr/share/gocode/src/golang.org/x/mod/sumdb"):
            print("Go's sumdb is not installed: left out")
            return
        self.environment.update(GO111MODULE="off", GOPATH=self.home + "/go:/usr/share/gocode",
                                GOCACHE=self.home + "/go-cache", GOFLAGS="")
        self.run_program("go", "run", os.path.join(HERE, "..", "interop", "check_bundle.go"), folder)

    def check_letters(self, folder):
        """The reader's own anchor: the letter that the client kept."""
        path = os.path.join(self.home, "letters.mbox")
        with open(path, "wb") as file:
            for raw, _ in self.smtp.messages():
                file.write(b"From mira@design.example Mon Nov  2 10:00:00 2026\n" + raw + b"\n")
        report = json.loads(self.run_program(VERIFY, folder, "--json", "--against", path))
        self.assertEqual(report["verdict"], "intact")
        layers = {check["layer"] for check in report["checks"]}
        self.assertTrue({"bytes", "ledger", "checkpoint", "attestation", "anchor"} <= layers, layers)
        text = os.path.join(folder, "data", "VERIFY.txt")
        with open(text, encoding="utf-8") as file:
            said = file.read()
        for command in ("dkimverify", "openssl ts -verify", "sha256sum -c", "tally-verify"):
            self.assertIn(command, said)


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1], verbosity=2)
