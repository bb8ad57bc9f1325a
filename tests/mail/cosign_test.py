"""What replies prove, what becomes of letters, timestamps and accounts when servers fail. Usage:

    cosign_test.py TALLY TALLY_VERIFY
"""

import datetime
import email
import email.policy
import json
import os
import subprocess
import sys
import time
import unittest

from bench import CLIENT, SIGNED, TALLY, Bench, mail_servers


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

    def test_a_key_that_turns_up_later_makes_a_proof_of_an_old_answer(self):
        self.make_vault()
        letter, _ = self.send_letter()
        _, other = mail_servers.new_rsa_key()
        self.assertEqual(self.look(self.reply_to(letter), keys=self.keys_file(
            {"s1._domainkey.client.example": other}))["strength"], "none")
        self.assertEqual(self.letter()["state"], "answered")
        shown = self.cosignatures("--recorded", "--keys", self.keys_file(), "--offline")
        self.assertEqual((shown["looked"], shown["replies"], shown["attestations"]), (False, [], []))
        found = self.cosignatures("--keys", self.keys_file(), "--offline")
        self.assertEqual([one["strength"] for one in found["replies"]], ["strong"])
        self.assertEqual(self.letter()["state"], "received (proved)")
        one, = found["cosignatures"]
        self.assertEqual((one["by"], one["status"]), ("client.example", "passed"))
        self.assertTrue(one["does_not_prove"])
        self.assertEqual(self.cosignatures("--offline")["cosignatures"][0]["status"], "unchecked")

    def test_a_key_that_the_domain_took_down_later_still_counts(self):
        zone = self.serve(mail_servers.KeyZone, "zone")
        self.make_vault(f'[dns]\nresolver = "127.0.0.1@{zone.port}"\n')
        letter, _ = self.send_letter()
        zone.set_txt({"s1._domainkey.client.example": self.record})
        self.import_mail(self.reply_to(letter))  # [dns] is there: the key is kept at once
        _, other = mail_servers.new_rsa_key()
        zone.set_txt({"s2._domainkey.client.example": other})
        self.assertEqual([one["strength"] for one in self.cosignatures()["replies"]], ["strong"])

    def test_the_same_signed_reply_in_another_wrapper_counts_once(self):
        self.make_vault()
        letter, _ = self.send_letter()
        raw = self.reply_to(letter)
        self.look(raw)
        replay = self.look(b"Received: from x by y; Mon, 2 Nov 2026 10:00:00 +0000\r\n" + raw)
        self.assertIn("came before", replay["why"])
        self.assertEqual(len(self.cosignatures("--offline")["attestations"]), 1)

    def test_copies_and_lists_are_no_person(self):
        self.make_vault()
        letter, _ = self.send_letter()
        for field, why in (("Resent-From: x@y.example", "passed on"), ("List-Id: <l.example>", "list"),
                           ("Precedence: bulk", "automatic"), ("List-Post: <mailto:l@l.example>", "list")):
            self.assertIn(why, self.look(self.reply_to(letter, "I approve", headers=[field]))["no_person"])
        self.assertEqual(self.letter()["quote"], "")

    def test_a_notification_of_the_platform_vouches_for_a_pasted_token(self):
        self.make_vault()
        self.tally("engagement", "add", "--title", "Shop", "--client-name", "Tom", "--type", "upwork-fixed",
                   "--currency", "USD", "--slug", "shop")
        line = self.tally("letter", "token", "shop")["line"]
        raw = ("From: Upwork <donotreply@upwork.com>\r\nTo: mira@design.example\r\nSubject: New message\r\n"
               f"Message-ID: <1@upwork.com>\r\nDate: {email.utils.formatdate(usegmt=True)}\r\n\r\n"
               f"You sent a message:\r\n\r\nHere are the pages.\r\n{line}\r\n").encode()
        signed = mail_servers.sign_dkim(raw, "upwork.com", "s1", self.key, headers=["from", "subject", "date"])
        with open(self.home + "/note.eml", "wb") as file:
            file.write(signed)
        self.tally("import", self.home + "/note.eml", "--into", "shop")
        found = self.tally("cosignatures", "shop", "--offline", "--keys",
                           self.keys_file({"s1._domainkey.upwork.com": self.record}))
        one, = found["cosignatures"]
        self.assertEqual((one["by"], one["strength"], one["status"]), ("upwork.com", "weak", "passed"))

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

    def test_a_connection_that_breaks_in_the_middle_of_a_letter_sends_it_once_in_the_end(self):
        self.write()
        self.smtp.fail_next("drop-mid-data")
        self.tally("letter", "send", "site", status=3)
        self.assertIn(self.letter()["state"], ("waiting", "unclear"))
        self.assertEqual(self.smtp.messages(), [])
        self.tally("letter", "send", "site", "--again")
        self.tally("letter", "send", "site", "--again")
        self.assertEqual(len(self.smtp.messages()), 1)

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
        kept = self.cosignatures("--offline")
        self.assertEqual(kept["attestations"], [])
        self.assertEqual([one["status"] for one in kept["cosignatures"]], ["pending"])
        self.assertTrue(self.tally("stamp", "--auto")["stamps"][0]["stamped"])
        self.assertEqual(self.cosignatures("--offline")["cosignatures"][0]["status"], "unchecked")
        report = self.tally("verify", "--roots", tsa.root_pem, status=3)
        passed = [check for check in report["checks"] if check["layer"] == "attestation"
                  and check["status"] == "passed"]
        self.assertEqual(len(passed), 1, report)


    def test_several_authorities_a_policy_and_one_of_the_command_line(self):
        first, second = self.serve(mail_servers.Tsa, "first"), self.serve(mail_servers.Tsa, "second")
        self.make_vault(f"""
[[timestamp]]
url = "{first.url}"
policy = "1.3.6.1.4.1.55555.1"
[[timestamp]]
url = "{second.url}"
""")
        second.fail_next("503")
        second.fail_next("503")
        second.fail_next("503")
        states = [one["status"] for one in self.tally("stamp", "site", status=3)["stamps"]]
        self.assertEqual(states, ["stamped", "pending"])
        due = self.tally("stamp", "--auto")["stamps"]  # only who owes an answer is asked
        self.assertEqual([(one["url"], one["status"]) for one in due], [(second.url, "stamped")])
        one = self.tally("stamp", "site", "--tsa", second.url)
        self.assertEqual(one["status"], "stamped")
        self.assertTrue(one["time"])
        text = subprocess.run(["openssl", "ts", "-query", "-in", "/dev/stdin", "-text"], input=first.queries[0],
                              capture_output=True, check=True).stdout.decode()
        self.assertIn("Policy OID: 1.3.6.1.4.1.55555.1", text)
        self.assertIn("Nonce: 0x", text)
        refused = self.tally("stamp", "site", "--tsa", "http://127.0.0.1:1/x", status=3)
        self.assertEqual(refused["status"], "pending")

    def test_what_the_authority_revoked_is_kept_and_counts(self):
        tsa = self.serve(mail_servers.Tsa, "tsa", lists_revoked=True)
        self.make_vault()
        self.tally("stamp", "site", "--tsa", tsa.url)
        checks = self.tally("verify", "--ca", tsa.root_pem, status=3)["checks"]
        stamped, = [check for check in checks if "CN=" in check["detail"] and check["layer"] == "attestation"]
        self.assertIn("not revoked as of", stamped["detail"])
        self.assertEqual(len(self.tally("search", "revocation")["hits"]), 1)
        tsa.revoke()
        time.sleep(1.1)  # times of certificates have no fractions
        self.tally("stamp", "site", "--tsa", tsa.url)
        self.assertIn("was revoked", json.dumps(self.tally("verify", "--ca", tsa.root_pem, status=4)))

    def test_a_stamp_whose_certificate_ends_soon_is_renewed(self):
        tsa = self.serve(mail_servers.Tsa, "tsa")  # its certificate lasts thirty days
        self.make_vault(f'[[timestamp]]\nurl = "{tsa.url}"\n')
        self.tally("stamp", "site")
        now = datetime.datetime.now(datetime.timezone.utc)
        for days, stamps in ((2, 0), (8, 1)):
            at = f"{now + datetime.timedelta(days=days):%Y-%m-%dT%H:%M:%SZ}"
            self.assertEqual(len(self.tally("stamp", "--auto", "--at", at)["stamps"]), stamps)

    def test_after_enough_entries_and_after_a_day_it_is_time_again(self):
        tsa = self.serve(mail_servers.Tsa, "tsa")
        self.make_vault(f'[[timestamp]]\nurl = "{tsa.url}"\n')
        self.assertEqual(self.tally("stamp", "--auto")["stamps"], [])  # nothing happened yet
        self.tally("scope", "log", "site", "--quote", "the first wish")
        self.assertEqual(len(self.tally("stamp", "--auto")["stamps"]), 1)
        self.assertEqual(self.tally("stamp", "--auto")["stamps"], [])
        for number in range(50):
            self.tally("scope", "log", "site", "--quote", f"wish {number}")
        self.assertEqual(len(self.tally("stamp", "--auto")["stamps"]), 1)


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
        self.assertIn("tally account in", self.tally("mail", "sync", status=1)["error"]["hint"])


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1], verbosity=2)
