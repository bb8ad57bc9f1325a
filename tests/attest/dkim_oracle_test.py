"""Our verdicts on signed, changed and forged mails against those of dkimpy and, where it is
installed, of Mail::DKIM. Usage: dkim_oracle_test.py DKIM_PROBE (a program, or a script of node that stays)"""

import base64
import collections
import random
import re
import sys
import unittest

import dkim

from dkim_oracles import Key, MailDkim, Ours, dkimpy_verdicts, signed_by_hand
from dkim_variants import (CHANGES, DKIMPY, MAIL, MAIL_DKIM, MAILS, RECORDS, SIGNATURES, sha1_of,
                           tags)

FORMS = [(head, body) for head in ("simple", "relaxed") for body in ("simple", "relaxed")]
COUNTS = collections.Counter()


def signed_by_dkimpy(mail, key, forms, names):
    field = dkim.DKIM(mail).sign(key.selector.encode(), b"client.example", key.private,
                                 signature_algorithm=key.algorithm.encode(),
                                 canonicalize=tuple(form.encode() for form in forms),
                                 include_headers=names)
    return field + mail


class Oracles(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.ours = Ours(PROBE)
        cls.mail_dkim = MailDkim.start()
        cls.keys = {"rsa": Key("one", "rsa"), "ed25519": Key("two", "ed25519")}

    @classmethod
    def tearDownClass(cls):
        cls.ours.close()
        if cls.mail_dkim:
            cls.mail_dkim.close()

    def compare(self, what, mail, keys, wanted, differs, key):
        """Every signature of the mail: our verdict is the wanted one, and others agree on whether it
        passes, or differ where that is said."""
        keys = {name: text for name, text in keys.items() if text is not None}
        ours = self.ours.verdicts(mail, keys)
        self.assertEqual([one["verdict"] for one in ours], wanted, f"{what}: {ours}")
        others = {DKIMPY: dkimpy_verdicts(mail, keys)}
        if self.mail_dkim and key.kind == "rsa":
            others[MAIL_DKIM] = self.mail_dkim.verdicts(mail, keys)
        for other, said in others.items():
            passed = [one is True for one in said] or [False]
            COUNTS[other] += len(passed)
            expected = [(verdict == "pass") != (other in differs) for verdict in wanted]
            self.assertEqual(passed, expected, f"{what}: {other} says {said}, we say {ours}")
            COUNTS["differences"] += len(passed) if other in differs else 0
        COUNTS["mails"] += 1
        return ours

    def test_good_mails_pass(self):
        names = ["from", "to", "subject", "date", "list-id", "list-id", "from", "cc"]
        for kind, key in self.keys.items():
            for what, mail in MAILS.items():
                for forms in FORMS:
                    with self.subTest(mail=what, kind=kind, forms=forms):
                        signed = signed_by_dkimpy(mail, key, forms, names)
                        ours = self.compare(what, signed, {key.name(): key.record}, ["pass"], {}, key)
                        self.assertTrue(ours[0]["aligned"])

    def test_many_froms_are_signed(self):
        for key in self.keys.values():
            for count in (1, 2, 5, 50):
                mail = MAIL.replace(b"To:", b"Subject: another\r\nTo:")
                signed = signed_by_dkimpy(mail, key, ("relaxed", "simple"), ["from", "subject"] * count)
                self.compare(f"{count} times", signed, {key.name(): key.record}, ["pass"], {}, key)

    def test_changed_mails(self):
        names = ["from", "to", "subject", "list-id", "list-id", "date", "cc", "from"]
        for kind, key in self.keys.items():
            keys = {key.name(): key.record, key.name("other.example"): key.record,
                    "twin._domainkey.client.example": key.record}
            for forms in FORMS:
                signed = signed_by_dkimpy(MAIL, key, forms, names)
                for what, change, part, simple, relaxed, differs in CHANGES:
                    with self.subTest(change=what, kind=kind, forms=forms):
                        wanted = simple if forms[part == "body"] == "simple" else relaxed
                        self.compare(what, change(signed), keys, [wanted],
                                     differs if wanted == "pass" else {}, key)

    def test_signatures_of_all_sorts(self):
        for kind, key in self.keys.items():
            for what, wanted, arguments, differs in SIGNATURES:
                with self.subTest(signature=what, kind=kind):
                    given = tags(key, **arguments)
                    table = dict(given)
                    name = (f"{table.get('s', key.selector)}._domainkey."
                            f"{table.get('d', 'client.example').lower()}")
                    self.compare(what, signed_by_hand(MAIL, given, key), {name: key.record},
                                 [wanted], differs, key)

    def test_keys_of_all_sorts(self):
        for kind, key in self.keys.items():
            for what, wanted, record, more, differs in RECORDS:
                with self.subTest(key=what, kind=kind):
                    mail = signed_by_hand(MAIL, tags(key, more=more), key)
                    self.compare(what, mail, {key.name(): record(key)}, [wanted], differs, key)

    def test_keys_of_all_sizes(self):
        whole_bytes = {MAIL_DKIM: "it counts whole bytes"}
        for bits, wanted, differs in ((512, "no key", {}), (768, "no key", {}), (1024, "pass", {}),
                                      (1023, "no key", whole_bytes), (4096, "pass", {})):
            key = Key("sized", "rsa", bits)
            mail = signed_by_hand(MAIL, tags(key), key)
            self.compare(f"{bits} bits", mail, {key.name(): key.record}, [wanted], differs, key)

    def test_a_bare_rsa_key_is_a_key(self):
        key = Key("bare", "rsa")
        record = b"v=DKIM1; p=" + base64.b64encode(key.public_der("-RSAPublicKey_out"))
        mail = signed_by_hand(MAIL, tags(key), key)
        self.compare("RSAPublicKey", mail, {key.name(): record}, ["pass"],
                     {MAIL_DKIM: "it knows SubjectPublicKeyInfo alone"}, key)


if __name__ == "__main__":
    PROBE = sys.argv[1]
    unittest.main(argv=sys.argv[:1] + sys.argv[2:], verbosity=1)
