"""Letters out: words from the record and the editor, one step, links for other programs, relays that
rename, the queue, mails to oneself, and the client's half. Usage: letters_test.py TALLY TALLY_VERIFY"""

import base64
import datetime
import email
import email.policy
import json
import os
import re
import sys
import unittest
import urllib.parse
import zipfile

from bench import CLIENT, VERIFY, Bench, mail_servers


class Writing(Bench):
    def test_the_editor_has_the_last_word_and_nothing_else_is_sent(self):
        self.make_vault()
        editor = os.path.join(self.home, "editor.sh")
        with open(editor, "w", encoding="utf-8") as file:
            file.write("#!/bin/sh\ngrep -q '^Subject: What we agreed on ' \"$2\" || exit 1\n"
                       "printf 'Subject: Our call\\n\\nFive pages by Friday.\\n' > \"$2\"\n")
        os.chmod(editor, 0o700)
        self.environment["EDITOR"] = editor + " --wait"
        self.environment.pop("VISUAL", None)
        written = self.tally("letter", "write", "site", "--purpose", "summary", "--edit")
        self.assertEqual(written["subject"], "Our call")
        self.tally("letter", "send", "site")
        raw, _ = self.smtp.messages()[0]
        sent = email.message_from_bytes(raw, policy=email.policy.default)
        words = sent.get_body(("plain",)).get_content().replace("\r\n", "\n")
        self.assertTrue(words.startswith("Five pages by Friday.\n"), words)
        self.assertIn(written["token"], sent["Subject"])
        self.assertEqual(sent["Message-ID"], f"<{written['message_id']}>")

    def test_an_editor_that_fails_loses_no_words_and_an_empty_page_writes_nothing(self):
        self.make_vault()
        self.environment.pop("VISUAL", None)
        self.environment["EDITOR"] = "false"
        failed = self.tally("letter", "write", "site", "--purpose", "summary", "--edit", status=5)
        kept = re.search(r"kept in (\S+);", failed["error"]["hint"])[1]
        with open(kept, encoding="utf-8") as file:
            self.assertIn("What we agreed", file.read())
        self.environment["EDITOR"] = "truncate -s 0"
        self.tally("letter", "write", "site", "--purpose", "summary", "--edit", status=1)
        self.assertEqual(self.tally("letter", "list", "site")["letters"], [])

    def test_one_step_writes_sends_and_says_what_it_carries(self):
        self.make_vault()
        self.tally("mail", "send", "site", "--letter", "summary", status=2)  # a form that nobody filled in
        words = ("mail", "send", "site", "--letter", "notice", "--subject", "A notice", "--text", "Please answer.")
        self.assertEqual(self.tally(*words, "--dry-run")["state"], "dry run")
        self.assertEqual(self.smtp.messages(), [])
        sent = self.tally(*words)
        self.assertEqual(sent["state"], "sent")
        raw, _ = self.smtp.messages()[0]
        self.assertIn(f"<{sent['message_id']}>".encode(), raw)
        self.assertEqual(sent["token"], sent["message_id"][6:22])

    def test_a_heated_letter_stays_until_the_morning_or_until_there_is_a_reason(self):
        self.make_vault()
        held = self.tally("mail", "send", "site", "--letter", "notice", "--subject", "Logins",
                          "--text", "You are a liar.", status=1)
        self.assertEqual(held["state"], "held")
        self.assertIn("it is held until", held["reply"])
        self.tally("letter", "send", "site", status=1)
        self.tally("letter", "send", "site", "--again", status=1)
        self.tally("letter", "send", "site", "--yes-i-know", status=1)  # without a reason
        self.assertEqual(self.smtp.messages(), [])
        sent = self.tally("letter", "send", "site", "--yes-i-know", "--reason", "I waited a week")
        self.assertTrue(sent["letters"][0]["sent"])
        self.assertEqual(len(self.smtp.messages()), 1)
        kinds = [entry["kind"] for entry in self.tally("timeline", "site")["entries"]]
        self.assertEqual(kinds.count("guard.overridden"), 1)

    def test_one_letter_goes_alone_and_can_be_read_afterwards(self):
        self.make_vault()
        for subject in ("First", "Second", "Third"):
            self.tally("letter", "write", "site", "--subject", subject, "--text", "As agreed.")
        sent = self.tally("letter", "send", "site", "2")["letters"]
        self.assertEqual([(one["letter"], one["sent"]) for one in sent], [(2, True)])
        self.assertEqual(len(self.smtp.messages()), 1)
        states = [one["state"] for one in self.tally("letter", "list", "site")["letters"]]
        self.assertEqual(states, ["written", "sent", "written"])
        shown = self.tally("letter", "show", "site", "2", "--mailto")
        self.assertEqual((shown["state"], "mailto" in shown), ("sent", False))
        refused = self.tally("letter", "send", "site", "2", status=1)
        self.assertIn("has left already", refused["error"]["message"])
        self.tally("letter", "send", "site", "9", status=1)
        self.assertEqual(len(self.smtp.messages()), 1)

    def test_a_letter_that_was_taken_back_never_goes(self):
        self.make_vault()
        self.tally("letter", "write", "site", "--subject", "Wrong", "--text", "This is wrong.")
        self.tally("letter", "drop", "site", "1", "--reason", "wrong words")
        self.assertEqual(self.tally("letter", "list", "site")["letters"], [])
        self.assertEqual(self.tally("letter", "send", "site")["letters"], [])
        self.assertEqual(self.smtp.messages(), [])
        kinds = [entry["kind"] for entry in self.tally("timeline", "site")["entries"]]
        self.assertIn("letter.prepared", kinds)  # it stays visible
        self.send_letter()
        self.tally("letter", "drop", "site", "1", "--reason", "too late", status=1)

    def test_a_link_opens_the_letter_in_another_program(self):
        self.make_vault()
        written = self.tally("letter", "write", "site", "--subject", "Über & more", "--text", "Grüße = 100%")
        link = self.tally("letter", "show", "site", "1", "--mailto")["mailto"]
        parts = urllib.parse.urlsplit(link)
        fields = urllib.parse.parse_qs(parts.query, strict_parsing=True)
        self.assertEqual((parts.scheme, parts.path), ("mailto", CLIENT))
        self.assertEqual(fields["subject"][0], f"Über & more [T-{written['token']}]")
        self.assertTrue(fields["body"][0].startswith("Grüße = 100%\r\n\r\n----\r\n"))
        self.assertIn("tallystick/", fields["body"][0])


class Accounts(Bench):
    def test_a_token_of_xoauth2_and_a_secret_from_a_command_or_a_file_log_in(self):
        self.make_vault()
        secret = os.path.join(self.home, "secret")
        with open(os.open(secret, os.O_WRONLY | os.O_CREAT, 0o600), "w", encoding="utf-8") as file:
            file.write(mail_servers.PASSWORD + "\n")
        ways = (f'secret = "{mail_servers.PASSWORD}"\noauth2 = true', f'secret_file = "{secret}"',
                f'secret_command = ["cat", "{secret}"]')
        for way in ways:
            self.settings(f'''
[smtp]
url = "smtp://127.0.0.1:{self.smtp.smtp_port}"
user = "{mail_servers.USER}"
ca_file = "{self.smtp.certificate}"
{way}
''')
            self.send_letter(subject="One of " + way[:6])
        self.assertEqual(self.smtp.logins[0][0], "XOAUTH2")
        self.assertEqual(len(self.smtp.messages()), 3)
        os.chmod(secret, 0o644)
        refused = self.tally("letter", "write", "site", "--subject", "Next", "--text", "words")
        self.assertEqual(refused["state"], "written")
        self.settings(f'[smtp]\nurl = "smtps://127.0.0.1:1"\nuser = "x"\nsecret_file = "{secret}"\n')
        answer = self.tally("letter", "send", "site", status=1)
        self.assertIn("read", answer["error"]["message"])

    def test_the_doctor_tries_both_accounts_and_dns(self):
        imap = self.serve(mail_servers.Dovecot, "imap")
        zone = self.serve(mail_servers.KeyZone, "zone")
        account = f'''
[dns]
resolver = "127.0.0.1@{zone.port}"
[imap]
url = "imaps://127.0.0.1:{imap.imaps_port}"
user = "{mail_servers.USER}"
secret = "SECRET"
ca_file = "{imap.certificate}"
'''
        self.make_vault(account.replace("SECRET", mail_servers.PASSWORD))
        checks = {check["name"]: check for check in self.tally("doctor", status=1)["checks"]}
        for name in ("letters", "mail in", "keys of mail domains", "waiting"):
            self.assertEqual(checks[name]["status"], "ok", checks[name])
        self.settings(self.smtp_settings() + account.replace("SECRET", "hunter2-wrong"))
        text = json.dumps(self.tally("doctor", status=1))
        self.assertIn("fail", text)
        self.assertNotIn("hunter2", text)


    def password_file(self, password):
        path = os.path.join(self.home, "password")
        with open(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w", encoding="utf-8") as file:
            file.write(password + "\n")
        return path

    def test_accounts_that_commands_set_up_send_and_read(self):
        imap = self.serve(mail_servers.Dovecot, "imap")
        self.make_vault()
        os.remove(self.home + "/vault/mail.toml")
        self.assertEqual(self.tally("account", "list")["accounts"], [])
        password = self.password_file(mail_servers.PASSWORD)
        self.tally("account", "out", "--url", f"smtp://127.0.0.1:{self.smtp.smtp_port}", "--user", mail_servers.USER,
                   "--password-file", password, "--ca-file", self.smtp.certificate)
        os.remove(password)  # the other account of the same user has it
        shown = self.tally("account", "in", "--url", f"imaps://127.0.0.1:{imap.imaps_port}", "--user",
                           mail_servers.USER, "--ca-file", imap.certificate, "--folder", "INBOX")
        self.assertEqual([one["kind"] for one in shown["accounts"]], ["out", "in"])
        self.assertNotIn(mail_servers.PASSWORD, json.dumps(shown))
        letter, _ = self.send_letter()
        imap.deliver(self.reply_to(letter))
        self.assertEqual(self.tally("mail", "sync")["folders"][0]["added"], 1)
        self.assertEqual(os.stat(self.home + "/vault/mail.toml").st_mode & 0o777, 0o600)

    def test_what_was_set_up_is_changed_and_dropped_and_the_rest_stays(self):
        self.make_vault("[dns]\nresolver = \"127.0.0.1@1\"\n")
        authority = "https://tsa.example/tsr?who=\"me\"\\"
        self.tally("account", "timestamp", "--url", authority, "--policy", "1.2.3")
        self.tally("account", "timestamp", "--url", authority, "--policy", "1.2.4")
        listed = self.tally("account", "list")
        self.assertEqual(listed["timestamps"], [{"url": authority, "policy": "1.2.4", "ca_file": ""}])
        self.assertEqual(listed["accounts"][0]["user"], mail_servers.USER)
        with open(self.home + "/vault/mail.toml", encoding="utf-8") as file:
            before = file.read()
        self.assertIn("127.0.0.1@1", before)
        self.tally("account", "drop", authority)
        with open(self.home + "/vault/mail.toml.before", encoding="utf-8") as file:
            self.assertEqual(file.read(), before)
        self.tally("account", "drop", "out")
        listed = self.tally("account", "list")
        self.assertEqual((listed["accounts"], listed["timestamps"]), ([], []))
        self.assertIn("account list", self.tally("account", "drop", "in", status=1)["error"]["hint"])

    def test_an_address_is_completed_as_providers_write_it_or_refused(self):
        self.make_vault()
        for way, given, whole in (("out", "smtp.provider.example", "smtps://smtp.provider.example:465"),
                                  ("out", "smtp.provider.example:587", "smtp://smtp.provider.example:587"),
                                  ("in", "imap.provider.example", "imaps://imap.provider.example:993"),
                                  ("in", "imaps://imap.provider.example:1993", "imaps://imap.provider.example:1993")):
            shown = self.tally("account", way, "--url", given, "--user", mail_servers.USER)
            self.assertEqual([one["url"] for one in shown["accounts"] if one["kind"] == way], [whole])
        refused = self.tally("account", "timestamp", "--url", "ftp://tsa.example", status=2)
        self.assertIn("https://", refused["error"]["hint"])
        refused = self.tally("account", "in", "--url", "imaps://imap.provider.example:993", "--user", "other",
                             status=2)
        self.assertIn("--password-file", refused["error"]["hint"])
        self.settings("[smtp]\nurl = 5\n")
        self.assertIn("mail.toml:2", self.tally("account", "timestamp", "--url", "https://tsa.example/", status=2)
                      ["error"]["message"])
        with open(self.home + "/vault/mail.toml", encoding="utf-8") as file:
            self.assertEqual(file.read(), "[smtp]\nurl = 5\n")


class Relays(Bench):
    def setUp(self):
        super().setUp()
        self.smtp = self.serve(mail_servers.SmtpSink, "relay", rewrite_message_id=True)
        self.make_vault()

    def answer(self, letter):
        self.import_mail(self.reply_to(letter))
        return self.cosignatures("--keys", self.keys_file(), "--offline")["replies"]

    def test_the_id_that_a_relay_gives_is_read_back_from_its_reply(self):
        raw, _ = self.send_letter()
        sent = email.message_from_bytes(raw, policy=email.policy.default)
        self.assertIn("outlook.example", sent["Message-ID"])
        listed = self.tally("letter", "list", "site")["letters"][0]
        self.assertEqual(f"<{listed['message_id']}>", sent["Message-ID"])
        reply, = self.answer(raw)
        self.assertEqual((reply["letter"], reply["strength"], reply["signed"]), (1, "weak", ["Subject"]))

    def test_the_id_is_read_back_from_the_copy_in_the_sent_folder(self):
        raw, _ = self.send_letter()
        renamed = raw.replace(b"outlook.example>", b"other.example>")
        self.import_mail(renamed.replace(b"Subject: ", b"Subject: ", 1))
        reply, = self.answer(renamed.replace(b" [T-", b" [x-"))  # the client's program cut the token
        self.assertEqual((reply["letter"], reply["strength"]), (1, "none"))


class Queue(Bench):
    def test_what_failed_is_tried_again_by_itself_and_only_that(self):
        self.make_vault()
        self.tally("letter", "write", "site", "--subject", "First", "--text", "words")
        self.smtp.fail_next("451")
        self.tally("letter", "send", "site", status=3)
        self.tally("letter", "write", "site", "--subject", "Second", "--text", "words")
        waiting = self.tally("mail", "outbox")["letters"]
        self.assertEqual([one["state"] for one in waiting], ["waiting", "written"])
        self.assertEqual(self.tally("mail", "outbox", "--retry")["letters"], [])  # not due yet
        later = "2099-01-01T00:00:00Z"
        self.tally("mail", "outbox", "--retry", "--at", later)
        subjects = [email.message_from_bytes(raw)["Subject"] for raw, _ in self.smtp.messages()]
        self.assertEqual([subject[:5] for subject in subjects], ["First"])

    def test_a_mail_to_oneself_goes_through_the_same_account_and_queue(self):
        self.make_vault()
        now = datetime.datetime.now(datetime.timezone.utc)
        earlier = [f"{now - datetime.timedelta(days=days):%Y-%m-%dT%H:%M:%SZ}" for days in (5, 4)]
        self.tally("engagement", "add", "--title", "Shop", "--client-name", "Tom", "--type", "upwork-fixed",
                   "--currency", "USD", "--slug", "shop")
        self.tally("milestone", "add", "shop", "--title", "Pages", "--amount", "1200")
        for step in ("fund", "start", "submit"):
            self.tally("milestone", step, "shop", "1", "--occurred", earlier[0])
        self.tally("contract", "end", "shop", "--by", "client", "--reason", "no", "--occurred", earlier[1])
        with open(os.open(self.home + "/vault/remind.toml", os.O_WRONLY | os.O_CREAT, 0o600), "w",
                  encoding="utf-8") as file:
            file.write('mail = "mira@design.example"\n')
        self.smtp.fail_next("451")
        rung = self.tally("remind")
        self.assertTrue(rung["rung"])
        self.assertIn("mail", rung["channels"])
        self.assertEqual(self.smtp.messages(), [])  # it waits in the queue
        self.tally("remind", "--at", f"{now + datetime.timedelta(hours=1):%Y-%m-%dT%H:%M:%SZ}")
        messages = self.smtp.messages()
        self.assertGreaterEqual(len(messages), 1)
        mail = email.message_from_bytes(messages[0][0], policy=email.policy.default)
        self.assertEqual(mail["Auto-Submitted"], "auto-generated")
        self.assertEqual(messages[0][1]["to"], ["mira@design.example"])


class Half(Bench):
    def test_the_client_gets_a_copy_that_can_be_read_and_checked(self):
        self.make_vault()
        self.tally("party", "set", "site", "client", "--legal-name", "SECRET-NOTE GmbH")
        self.tally("letter", "write", "site", "--subject", "Agreed", "--text", "Five <b>pages</b>.", "--half")
        self.tally("letter", "send", "site")
        raw, _ = self.smtp.messages()[0]
        mail = email.message_from_bytes(raw, policy=email.policy.default)
        page, = [part for part in mail.iter_attachments()]
        self.assertEqual((page.get_filename(), page.get_content_type()), ("half.html", "text/html"))
        html = page.get_content()
        self.assertIn("Content-Security-Policy", html)
        self.assertIn("Five &lt;b&gt;pages", html)
        self.assertNotIn("SECRET-NOTE", html)
        self.assertNotIn("<script", html)
        packed = re.search(r"base64,([A-Za-z0-9+/=]+)", html)[1]
        path = os.path.join(self.home, "half.zip")
        with open(path, "wb") as file:
            file.write(base64.b64decode(packed))
        report = json.loads(self.run_program(VERIFY, "half.zip", "--json", status=3))
        self.assertEqual(report["verdict"], "unproven")
        letters = os.path.join(self.home, "letters.mbox")
        with open(letters, "wb") as file:
            file.write(b"From x@y.example Mon Nov  2 10:00:00 2026\n" + raw)
        self.run_program(VERIFY, "half.zip", "--against", letters)
        with zipfile.ZipFile(path) as bundle:
            bundle.extractall(os.path.join(self.home, "half"))
        self.run_program("sh", os.path.join(self.home, "half", "data", "verify.sh"), status=3)
        self.tally("letter", "half", "site", "-o", os.path.join(self.home, "copy.html"))


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1], verbosity=2)
