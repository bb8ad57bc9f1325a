"""Replies as the mail services write and sign them: the fields that each one signs, its forms, its way
of quoting. Signed with keys of our own in a test zone. Usage: providers_test.py TALLY TALLY_VERIFY"""

import base64
import email
import email.policy
import sys
import unittest

from bench import Bench, mail_servers

GMAIL = ("to subject message-id date from in-reply-to references mime-version from to cc subject date message-id "
         "reply-to")
MICROSOFT = "From Date Subject Message-ID Content-Type MIME-Version X-MS-Exchange-SenderADCheck"

# Name, the client's address, who signs, the fields, the forms, how the body goes, what that proves.
SERVICES = [
    ("Gmail", "anna@gmail.example", "gmail.example", GMAIL, "relaxed/relaxed", "quoted", "strong"),
    ("Google Workspace", "anna@studio.example", "studio.example", GMAIL, "relaxed/relaxed", "bare", "strong"),
    ("Google Workspace without a key of its own", "anna@small.example", "small.gappssmtp.example", GMAIL,
     "relaxed/relaxed", "bare", "none"),
    ("Microsoft 365", "anna@firm.example", "firm.example", MICROSOFT, "relaxed/relaxed", "base64", "weak"),
    ("Microsoft 365 that quotes", "anna@firm.example", "firm.example", MICROSOFT, "relaxed/relaxed", "quoted",
     "strong"),
    ("Outlook.com", "anna@outlook.example", "outlook.example", MICROSOFT, "relaxed/relaxed", "html", "weak"),
    ("iCloud", "anna@icloud.example", "icloud.example", "from content-type mime-version subject message-id date to",
     "relaxed/relaxed", "bare", "weak"),
    ("Fastmail", "anna@fastmail.example", "fastmail.example",
     "cc content-type content-type date date feedback-id from from in-reply-to in-reply-to message-id mime-version "
     "references reply-to subject subject to to", "relaxed/relaxed", "bare", "strong"),
    ("Proton", "anna@proton.example", "proton.example",
     "date to from cc subject message-id in-reply-to references feedback-id from to cc date subject reply-to "
     "feedback-id message-id bimi-selector", "relaxed/relaxed", "base64", "strong"),
    ("Yahoo", "anna@yahoo.example", "yahoo.example",
     "date from subject to in-reply-to references from subject reply-to", "relaxed/relaxed", "html", "strong"),
    ("GMX", "anna@gmx.example", "gmx.example",
     "x-ui-sender-class mime-version message-id from to subject content-type date in-reply-to references",
     "relaxed/relaxed", "bare", "strong"),
]
DOMAINS = sorted({service[2] for service in SERVICES})


def body_of(kind, letter):
    """Header fields and body of a short answer."""
    plain = letter.get_body(("plain",)).get_content().replace("\r\n", "\n")
    if kind == "quoted":
        return ["Content-Type: text/plain; charset=utf-8"], "ok, thanks\r\n\r\n> " + plain.replace("\n", "\r\n> ") + "\r\n"
    if kind == "base64":
        return (["Content-Type: text/plain; charset=utf-8", "Content-Transfer-Encoding: base64"],
                base64.encodebytes("ok, danke schön\r\n".encode()).decode().replace("\n", "\r\n"))
    if kind == "html":
        return ["Content-Type: text/html; charset=utf-8"], "<html><body><div>ok, thanks</div></body></html>\r\n"
    return ["Content-Type: text/plain; charset=utf-8"], "ok, thanks\r\n"


class Services(Bench):
    def answer(self, number, letter, service):
        name, sender, domain, fields, forms, kind, _ = service
        sent = email.message_from_bytes(letter, policy=email.policy.default)
        head, body = body_of(kind, sent)
        lines = [f"From: Anna Berg <{sender}>", "To: Mira Okafor <mira@design.example>",
                 f"Subject: RE: {sent['Subject']}", f"Date: {email.utils.formatdate(usegmt=True)}",
                 f"Message-ID: <{number}@{domain}>", f"In-Reply-To: {sent['Message-ID']}",
                 f"References: {sent['Message-ID']}", "MIME-Version: 1.0", f"X-Mailer: {name}", *head]
        raw = "\r\n".join([*lines, "", body]).encode()
        return mail_servers.sign_dkim(raw, domain, "s1", self.key, headers=fields.split(), canonicalization=forms)

    def test_each_service_proves_what_its_signature_covers(self):
        zone = self.serve(mail_servers.KeyZone, "zone")
        zone.set_txt({f"s1._domainkey.{domain}": self.record for domain in DOMAINS})
        self.make_vault(f'[dns]\nresolver = "127.0.0.1@{zone.port}"\n')
        for address in sorted({service[1] for service in SERVICES}):
            self.tally("party", "set", "site", "client", "--address", address)
        letter, _ = self.send_letter()
        wanted = {}
        for number, service in enumerate(SERVICES):
            self.replies += 1
            self.import_mail(self.answer(number, letter, service))
            with self.subTest(service=service[0]):
                reply, = self.cosignatures()["replies"]
                self.assertEqual(reply["strength"], service[6], str(reply))
                self.assertEqual(reply["no_person"], "")
                wanted[service[0]] = service[6]
        found = self.cosignatures()["attestations"]
        self.assertEqual(len(found), sum(strength != "none" for strength in wanted.values()))
        self.assertEqual({one["key_found"] for one in found}, {"dns"})


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1], verbosity=2)
