"""Mails in: what a server may do in the middle of a mail, what a full disk leaves, keys that are kept
when a mail comes, and mails that go out again as they came. Usage:

    ingest_test.py TALLY TALLY_VERIFY BROKEN_DISK_LIBRARY
"""

import mailbox
import os
import re
import socket
import sys
import threading
import time
import unittest

import dkim

from bench import CLIENT, TALLY, Bench, mail_servers

BROKEN_DISK = os.path.abspath(sys.argv[3]) if len(sys.argv) > 3 else None


def plain_mail(number, sender=CLIENT, size=0):
    return (f"From: <{sender}>\r\nTo: mira@design.example\r\nSubject: Mail {number}\r\n"
            f"Message-ID: <{number}@x.example>\r\nDate: Mon, 2 Nov 2026 10:00:00 +0000\r\n\r\n"
            f"words {number}\r\n{'x' * 70 + chr(13) + chr(10)}" * (1 + size // 72)).encode()


class Cutter:
    """A relay in front of a server that hangs up after so many bytes of its answers, once."""

    def __init__(self, port, limit):
        self.port, self.limit, self.cut = port, limit, threading.Event()
        self.listener = socket.create_server(("127.0.0.1", 0))
        threading.Thread(target=self.run, daemon=True).start()

    def run(self):
        while True:
            try:
                client, _ = self.listener.accept()
            except OSError:
                return
            server = socket.create_connection(("127.0.0.1", self.port))
            threading.Thread(target=self.pump, args=[client, server, None], daemon=True).start()
            limit = None if self.cut.is_set() else self.limit
            threading.Thread(target=self.pump, args=[server, client, limit], daemon=True).start()

    def pump(self, source, target, limit):
        passed = 0
        try:
            while data := source.recv(4096):
                passed += len(data)
                if limit is not None and passed > limit:
                    self.cut.set()
                    break
                target.sendall(data)
        except OSError:
            pass
        for side in (source, target):
            try:
                side.shutdown(socket.SHUT_RDWR)
            except OSError:
                pass


class Account(Bench):
    def setUp(self):
        super().setUp()
        self.imap = self.serve(mail_servers.Dovecot, "imap")
        self.zone = self.serve(mail_servers.KeyZone, "zone")
        self.make_vault(self.account(self.imap.imaps_port))

    def account(self, port):
        return f"""
[dns]
resolver = "127.0.0.1@{self.zone.port}"
[imap]
url = "imaps://127.0.0.1:{port}"
user = "{mail_servers.USER}"
secret = "{mail_servers.PASSWORD}"
ca_file = "{self.imap.certificate}"
"""

    def sync(self, status=0):
        return self.tally("mail", "sync", "--everything", status=status)["folders"][0]


class Server(Account):
    def test_a_connection_that_breaks_in_the_middle_of_a_mail_loses_none(self):
        for number in range(8):
            self.imap.deliver(plain_mail(number, size=40_000))
        cutter = Cutter(self.imap.imaps_port, 150_000)
        self.settings(self.account(cutter.listener.getsockname()[1]))
        broken = self.sync(status=5)
        self.assertTrue(broken["trouble"])
        self.assertLess(broken["added"], 8)
        self.assertTrue(cutter.cut.is_set())
        rest = self.sync()
        self.assertEqual((broken["added"] + rest["added"], rest["trouble"]), (8, ""))
        self.assertEqual(self.sync()["added"], 0)

    def test_uids_that_are_given_anew_bring_nothing_twice_and_miss_nothing(self):
        self.imap.deliver(plain_mail(1), "Clients")
        self.settings('folders = ["Clients"]\n' + self.account(self.imap.imaps_port))
        self.assertEqual(self.sync()["added"], 1)
        with self.imap.session() as imap:
            imap.delete("Clients")
        self.imap.deliver(plain_mail(2), "Clients")  # UID 1 again, under another UIDVALIDITY
        self.imap.deliver(plain_mail(1), "Clients")
        again = self.sync()
        self.assertEqual((again["added"], again["duplicates"]), (1, 1))

    def test_a_folder_where_nothing_changed_is_not_searched(self):
        self.imap.deliver(plain_mail(1))
        self.assertEqual(self.sync()["added"], 1)
        self.assertEqual(self.sync()["added"], 0)
        quiet = self.bytes_asked()
        self.imap.deliver(plain_mail(2), flags=r"\Seen")
        self.assertEqual(self.sync()["added"], 1)
        self.assertLess(quiet + len("UID SEARCH"), self.bytes_asked())

    def bytes_asked(self):
        """What the last session that Dovecot saw off sent to it."""
        time.sleep(0.5)  # its log is written behind the answer
        return int(re.findall(r"Logged out in=(\d+)", self.imap.log.read_text(errors="replace"))[-1])

    def test_the_account_is_left_as_it_was(self):
        for number, flags in enumerate(("", r"\Seen", r"\Flagged", r"\Deleted")):
            self.imap.deliver(plain_mail(number), flags=flags)
        new = sorted(os.listdir(self.imap.maildir / "new"))
        before = self.imap.flags()
        self.assertEqual(self.sync()["added"], 4)
        self.assertEqual(self.imap.flags(), before)
        self.assertEqual(len(self.imap.messages()), 4)
        self.assertEqual(sorted(os.listdir(self.imap.maildir / "new")), new)

    @unittest.skipUnless(BROKEN_DISK and os.path.exists(BROKEN_DISK), "no library that breaks disks")
    def test_a_full_disk_loses_no_mail_and_sends_none_twice(self):
        for number in range(3):
            self.imap.deliver(plain_mail(number))
        self.tally("letter", "write", "site", "--subject", "Notice", "--text", "Please answer.")
        plain = dict(self.environment)
        for place in range(0, 40, 3):
            self.environment = dict(plain, LD_PRELOAD=BROKEN_DISK, TALLY_DISK_FOLDER=self.home + "/vault",
                                    TALLY_DISK_FAULT=f"full@{place}")
            for words in (("mail", "sync", "--everything"), ("letter", "send", "site")):
                self.run_anyhow(TALLY, *words)
            self.environment = dict(plain)
            self.assertLessEqual(len(self.smtp.messages()), 1)
        self.sync()
        self.assertEqual(len(self.tally("search", "words")["hits"]), 3)
        self.assertEqual(len(self.smtp.messages()), 1)
        self.run_program(TALLY, "verify", status=3)


class Keys(Account):
    def key_entries(self):
        return [entry for entry in self.tally("timeline", "site")["entries"] if entry["kind"] == "mail-key.found"]

    def signed(self, words="hello", **more):
        self.replies += 1
        raw = plain_mail(self.replies).replace(b"words", words.encode())
        return mail_servers.sign_dkim(raw, "client.example", "s1", self.key, headers=["from", "subject", "date"], **more)

    def show(self, words):
        item = self.tally("search", f'"{words}"')["hits"][0]["item"]
        return [check for check in self.tally("show", item)["checks"] if check["layer"] != "bytes"]

    def test_the_key_is_kept_when_the_mail_comes_and_serves_when_the_domain_took_it_down(self):
        self.zone.set_txt({"s1._domainkey.client.example": self.record})
        claim = b"Authentication-Results: mx.example; dkim=pass header.d=bank.example\r\n"
        seal = b"ARC-Seal: i=1; a=rsa-sha256; cv=none; d=relay.example; s=x; b=AA==\r\n"
        self.imap.deliver(seal + claim + self.signed("apples"))
        answer = self.tally("mail", "sync")
        self.assertEqual((answer["keys"]["kept"], answer["keys"]["pending"]), (1, []))
        self.assertEqual(len(self.key_entries()), 1)
        self.zone.set_txt({})
        signature, *claims = self.show("apples")
        self.assertEqual((signature["layer"], signature["status"]), ("signature", "passed"), signature)
        for word in ("client.example", "it is the sender's domain", "signed: from, subject, date"):
            self.assertIn(word, signature["subject"] + signature["detail"])
        self.assertEqual([one["status"] for one in claims], ["noted", "noted"])
        self.assertIn("nobody checked", claims[0]["detail"])
        item = self.tally("search", '"apples"')["hits"][0]["item"]
        checked = self.tally("mail", "check", item)
        self.assertEqual([one["verdict"] for one in checked["signatures"]], ["pass"])
        self.assertEqual((checked["arc_seals"], checked["arc_says"]), (1, "none"))

    def test_a_key_that_dns_does_not_give_now_is_asked_for_again(self):
        self.settings(self.account(self.imap.imaps_port).replace(f"@{self.zone.port}", "@1"))
        self.imap.deliver(self.signed("pears"))
        pending = self.tally("mail", "sync")["keys"]
        self.assertEqual(pending["pending"], ["s1._domainkey.client.example"])
        self.settings(self.account(self.imap.imaps_port))
        self.zone.set_txt({"s1._domainkey.client.example": self.record})
        self.assertEqual(self.tally("mail", "keys", "site")["kept"], 1)
        self.assertEqual(self.tally("mail", "keys", "site"),
                         {"engagement": "site", "kept": 0, "mails": 0, "pending": [], "trouble": ""})

    def test_resolvers_that_differ_are_not_believed(self):
        liar = self.serve(mail_servers.KeyZone, "liar")
        _, other = mail_servers.new_rsa_key()
        self.zone.set_txt({"s1._domainkey.client.example": self.record})
        liar.set_txt({"s1._domainkey.client.example": other})
        two = f'["127.0.0.1@{self.zone.port}", "127.0.0.1@{liar.port}"]'
        self.settings(self.account(self.imap.imaps_port).replace(f'"127.0.0.1@{self.zone.port}"', two))
        self.imap.deliver(self.signed("plums"))
        self.assertEqual(len(self.tally("mail", "sync")["keys"]["pending"]), 1)
        liar.set_txt({"s1._domainkey.client.example": self.record})
        self.assertEqual(self.tally("mail", "keys", "site")["kept"], 1)

    def test_mails_go_out_again_as_they_came(self):
        self.zone.set_txt({"s1._domainkey.client.example": self.record})
        trap = self.signed("first\r\n\r\nFrom here on it gets worse\r\n>From there")
        for raw in (trap, self.signed("second")):
            self.import_mail(raw)
        self.tally("export", "site", "--format", "mbox", "-o", "out.mbox")
        box = mailbox.mbox(os.path.join(self.home, "out.mbox"), create=False)
        record = self.record.encode()
        self.assertEqual(len(box), 2)
        for key in box.iterkeys():
            raw = b"".join(line[1:] if line.startswith(b">") and line.lstrip(b">").startswith(b"From ") else line
                           for line in box.get_bytes(key).splitlines(keepends=True))
            self.assertTrue(dkim.verify(raw, dnsfunc=lambda name, timeout=5: record))
        self.assertNotIn(b"\nFrom here", box.get_bytes(0))


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1], verbosity=2)
