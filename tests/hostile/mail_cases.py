"""Mails that want to cost more than they are worth."""

import base64
import os
import random

from bench import FULL, MANY, Bench

HEAD = b"From: Eve <eve@elsewhere.example>\r\nSubject: hostile\r\nDate: Mon, 2 Nov 2026 11:00:00 +0100\r\n"
PIECE = b"x" * (1 << 20)


def multipart(boundary):
    return b'MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary="%s"\r\n' % boundary


class HostileMail(Bench):
    def take(self, content):
        """Imports the mail between good ones, and gets its bytes back."""
        summary = self.import_beside_good("hostile.eml", content)
        self.assertEqual((summary["added"], summary["failed_count"]), (3, 0))
        return self.assert_kept(content)

    def assert_noted(self, item, words):
        self.assertTrue(any(words in problem for problem in item["problems"]), item["problems"])

    def test_ten_thousand_parts_are_read_up_to_the_limit(self):
        parts = b"".join(b"--b\r\nContent-Type: image/png; name=\"p%d.png\"\r\n\r\n%d\r\n" % (n, n)
                         for n in range(10_000))
        item = self.take(HEAD + multipart(b"b") + b"\r\n" + parts + b"--b--\r\n")
        self.assertEqual(len(item["parts"]), 1000)
        self.assert_noted(item, "more parts")

    def test_a_thousand_parts_with_long_names_do_not_fill_the_ledger(self):
        parts = b"".join(b"--b\r\nContent-Type: image/png; name=\"%s%d\"\r\n\r\n%d\r\n"
                         % (b"n" * 20_000, n, n) for n in range(1000))
        item = self.take(HEAD + multipart(b"b") + b"\r\n" + parts + b"--b--\r\n")
        self.assertEqual(len(item["parts"]), 1000)

    def test_two_hundred_multiparts_inside_each_other_are_read_as_deep_as_allowed(self):
        opened = b"".join(multipart(b"b%d" % n) + b"\r\n--b%d\r\n" % n for n in range(200))
        closed = b"".join(b"--b%d--\r\n" % n for n in reversed(range(200)))
        item = self.take(HEAD + opened + b"Content-Type: text/plain\r\n\r\ndeep\r\n" + closed)
        self.assert_noted(item, "deeper")

    def test_fifty_thousand_multiparts_inside_each_other_do_not_use_up_the_stack(self):
        opened = b"".join(multipart(b"b%d" % n) + b"\r\n--b%d\r\n" % n for n in range(50_000))
        self.take(HEAD + opened + b"\r\ndeep\r\n")

    def test_a_hundred_mails_inside_each_other_are_read_as_deep_as_allowed(self):
        inner = b"Content-Type: message/rfc822\r\n\r\nFrom: e@x.example\r\n"
        item = self.take(HEAD + inner * 100 + b"Subject: innermost\r\n\r\ndeep\r\n")
        self.assert_noted(item, "deeper")

    def test_mails_inside_each_other_around_a_large_one_are_not_copied_for_each_level(self):
        inner = b"Content-Type: message/rfc822\r\n\r\nFrom: e@x.example\r\n"
        self.take(HEAD + inner * 60 + b"Subject: innermost\r\n\r\n" + (b"word " * 15 + b"\r\n") * 130_000)

    def test_a_boundary_that_is_never_closed_ends_with_the_mail(self):
        item = self.take(HEAD + multipart(b"b") + b"\r\n--b\r\nContent-Type: text/plain\r\n\r\nopen ended\r\n"
                         + b"--b\r\nContent-Type: image/png; name=x.png\r\n\r\n")
        self.assertIn("open ended", item["text"])

    def test_a_hundred_thousand_header_lines_are_kept(self):
        self.take(HEAD + b"".join(b"X-%d: %d\r\n" % (n, n) for n in range(100_000)) + b"\r\nbody\r\n")

    def test_a_hundred_thousand_lines_of_one_folded_header_are_kept(self):
        self.take(HEAD + b"To: a@x.example\r\n" + b" ,b@x.example\r\n" * MANY + b"\r\nbody\r\n")

    def test_a_header_of_twenty_megabytes_is_kept_and_cut_where_it_is_shown(self):
        for field in (b"Subject", b"To", b"From", b"Date", b"Message-ID", b"Content-Type", b"X-Other"):
            with self.subTest(field=field):
                self.setUp()
                item = self.take(HEAD.replace(field + b":", b"X-Old:") + field + b": "
                                 + b"y" * (200 * MANY) + b"\r\n\r\nbody\r\n")
                self.assertLess(len(item["subject"]) + len(item["to"]) + len(item["from"]), 20_000)

    def test_the_largest_mails_that_are_looked_into_share_the_memory(self):
        word = b"word " * 15 + b"\r\n"
        for number in range(6):
            self.write(f"large{number}.eml", [HEAD, b"X-N: %d\r\n\r\n" % number] + [word * 1000] * 425)
        summary = self.import_beside_good()
        self.assertEqual(summary["added"], 8)

    def test_the_largest_attachments_that_are_looked_into_share_the_memory(self):
        line = base64.b64encode(random.Random(1).randbytes(57)) + b"\r\n"
        kind = b"MIME-Version: 1.0\r\nContent-Type: image/png; name=a.png\r\nContent-Transfer-Encoding: base64\r\n"
        for number in range(4):
            self.write(f"large{number}.eml",
                       [HEAD, kind, b"X-N: %d\r\n\r\n" % number] + [line * 1000] * 420)
        summary = self.import_beside_good()
        self.assertEqual(summary["added"], 6)

    def test_five_thousand_recipients_are_read_up_to_the_limit(self):
        names = b",\r\n ".join(b"n%d <n%d@x.example>" % (n, n) for n in range(5000))
        item = self.take(HEAD + b"To: " + names + b"\r\nCc: " + names + b"\r\n\r\nbody\r\n")
        self.assert_noted(item, "more addresses")

    def test_groups_of_addresses_inside_each_other_end_somewhere(self):
        groups = b"g:" * 100_000 + b"a@x.example" + b";" * 100_000 + b"\r\n\r\nbody\r\n"
        folded = b"\r\n \";\"g:" * 100_000 + b"\r\n\r\nbody\r\n"
        inside = b"Content-Type: message/rfc822\r\n"
        coded = inside + b"Content-Transfer-Encoding: base64\r\n\r\n"
        for content in (b"To: " + groups, b"Sender" + b" \t" * 100 + b":" + groups, b"rePly-tO : " + folded, inside + b"\r\nCc: " + groups,
                        coded + base64.encodebytes(b"From: " + groups)):
            with self.subTest(start=content[:20]):
                self.setUp()
                self.take(HEAD + content)

    def test_comments_inside_each_other_in_an_address_end_somewhere(self):
        for field in (b"To", b"Date", b"Content-Type", b"References", b"Message-ID", b"Content-Disposition"):
            with self.subTest(field=field):
                self.setUp()
                self.take(HEAD.replace(field + b":", b"X-Old:") + field + b": " + b"(" * 500_000
                          + b"a@x.example\r\n\r\nbody\r\n")

    def test_a_hundred_thousand_references_are_kept(self):
        names = b"\r\n ".join(b"<%d@x.example>" % n for n in range(MANY))
        self.take(HEAD + b"References: " + names + b"\r\nIn-Reply-To: " + names + b"\r\n\r\nbody\r\n")

    def test_a_bomb_of_encoded_words_is_decoded_no_further_than_the_limit(self):
        words = b"\r\n ".join([b"=?utf-8?q?=E2=80=AE=1B[2J?=", b"=?utf-16?b?AP8A/wD/?=", b"=?x?q?=?=", b"=?=?="]
                              * (MANY // 2))
        plain = HEAD.replace(b"Subject: hostile", b"Subject: " + words)
        item = self.take(plain + b"To: " + words + b" <a@x.example>\r\n\r\nbody\r\n")
        self.assertLess(len(item["subject"]), 10_000)

    def test_the_name_of_a_character_set_may_be_long_and_wrong(self):
        name = b"no-such-set-" * 850
        item = self.take(HEAD + b"MIME-Version: 1.0\r\nContent-Type: text/plain; charset=\"" + name
                         + b"\"\r\n\r\nstill readable\r\n")
        self.assertIn("still readable", item["text"])
        self.assert_noted(item, "character set")
        self.assertLess(max(map(len, item["problems"])), 1000)

    def test_a_parameter_in_a_hundred_thousand_sections_is_kept(self):
        sections = b"".join(b";\r\n name*%d=x" % n for n in range(MANY))
        self.take(HEAD + b"Content-Type: image/png" + sections + b"\r\n\r\nbody\r\n")

    def test_garbage_for_base64_and_uuencode_is_kept_as_a_part(self):
        noise = random.Random(7).randbytes(1 << 20)
        parts = b"".join(b"--b\r\nContent-Type: image/png; name=%s.png\r\nContent-Transfer-Encoding: %s\r\n\r\n"
                         % (how, how) + noise.replace(b"--b", b"") + b"\r\n"
                         for how in (b"base64", b"x-uuencode", b"quoted-printable", b"yenc", b"nonsense"))
        item = self.take(HEAD + multipart(b"b") + b"\r\n" + parts + b"--b--\r\n")
        self.assertEqual(len(item["parts"]), 5)

    def test_a_mail_with_zero_bytes_comes_back_with_them(self):
        item = self.take(HEAD + b"X: a\0b\r\nTo: \0\r\n\r\nbefore\0after \0\0\0\r\n")
        self.assertIn("before", item["text"])

    def test_a_line_of_a_gigabyte_is_kept_and_not_looked_into(self):
        pieces = 1024 if FULL else 300
        self.import_beside_good("line.eml", [HEAD + b"\r\n"] + [PIECE] * pieces)
        item = self.hostile_item()
        shown = self.json_of("show", item)
        self.assertEqual(shown["bytes"], len(HEAD) + 2 + pieces * len(PIECE))
        self.assertEqual(shown["checks"][0]["status"], "passed")
        self.assert_noted(shown, "too large")

    def test_a_line_of_a_gigabyte_in_a_mailbox_does_not_hide_the_mails_around_it(self):
        postmark = b"From a@x.example Mon Nov  2 10:00:00 2026\n"
        self.write("in.mbox", [postmark, HEAD, b"X: 1\r\n\r\nin front\r\n\r\n", postmark, HEAD, b"\r\n"]
                   + [PIECE] * (1024 if FULL else 300) + [b"\r\n\r\n", postmark, HEAD, b"X: 2\r\n\r\nbehind\r\n"])
        summary = self.import_beside_good()
        self.assertEqual((summary["added"], summary["failed_count"]), (5, 0))
        self.assertEqual(self.json_of("search", "\"in front\" OR behind")["total"], 2)


class HostileHtml(Bench):
    KIND = b"MIME-Version: 1.0\r\nContent-Type: text/html; charset=utf-8\r\n\r\n"

    def take(self, html):
        content = HEAD + self.KIND + html
        summary = self.import_beside_good("hostile.eml", content)
        self.assertEqual((summary["added"], summary["failed_count"]), (3, 0))
        return self.assert_kept(content)

    def test_two_hundred_thousand_open_tags_still_have_words(self):
        item = self.take(b"<p>first" + b"<div><b>" * 100_000 + b"innermost")
        self.assertIn("first", item["text"])

    def test_tags_of_a_table_inside_each_other_still_have_words(self):
        item = self.take(b"<p>first" + b"<table><tr><td>x" * 60_000)
        self.assertIn("first", item["text"])

    def test_a_hundred_thousand_end_tags_of_nothing_are_passed_over(self):
        item = self.take(b"<p>first" + b"</div></b></p>" * 35_000 + b"last")
        self.assertIn("last", item["text"])

    def test_an_attribute_of_five_megabytes_is_passed_over(self):
        item = self.take(b"<p title=\"" + b"a" * (5 << 20) + b"\">behind it</p>")
        self.assertTrue(item["text"] is not None)

    def test_a_tag_with_a_hundred_thousand_attributes_is_passed_over(self):
        many = b" ".join(b"a%d=1" % n for n in range(100_000))
        for start in (b"<p ", b"<p -=\"<p ", b"<p b=\"\0<p ", b"<p " + b"<p" * 100_000 + b" "):
            with self.subTest(start=start[:20]):
                self.setUp()
                self.take(start + many + b">behind it</p>")

    def test_entities_that_name_each_other_do_not_grow(self):
        defined = b"<!DOCTYPE html [<!ENTITY a0 \"boom\">" + b"".join(
            b"<!ENTITY a%d \"%s\">" % (n, b"&a%d;" % (n - 1) * 10) for n in range(1, 12)) + b"]>"
        item = self.take(defined + b"<p>first &a11; " + b"&amp;&#x1b;&#155;&#x202e;" * 100_000 + b" last")
        self.assertLess(len(item["text"]), 3 << 20)

    def test_comments_and_scripts_that_never_end_are_passed_over(self):
        for start in (b"<!--", b"<script>", b"<style>", b"<![CDATA[", b"<?", b"<title>"):
            with self.subTest(start=start):
                self.setUp()
                self.take(b"<p>first</p>" + start + b"<" * 200_000)


class HostileMailbox(Bench):
    POSTMARK = b"From a@x.example Mon Nov  2 10:00:00 2026\n"

    def test_a_mailbox_of_from_lines_alone_is_listed(self):
        summary = self.import_beside_good("only.mbox", (self.POSTMARK + b"\n") * 100_000)
        self.assertEqual((summary["added"], summary["failed_count"]), (2, 100_000))
        self.assertTrue(summary["failed"][0]["source"].endswith("only.mbox"))
        self.assertIn("no mail behind it", summary["failed"][0]["error"])
        self.assertEqual(summary["failed"][1]["offset"], len(self.POSTMARK) + 1)
        self.assertLess(len(self.tally("import", self.mail).out), 10_000)

    def test_from_lines_without_anything_between_them_are_kept_as_one(self):
        summary = self.import_beside_good("only.mbox", self.POSTMARK * 100_000)
        self.assertEqual((summary["added"], summary["failed_count"]), (3, 0))
        self.assert_kept(self.POSTMARK * 99_999)

    def test_lines_that_nearly_separate_mails_cost_no_more_than_others(self):
        summary = self.import_beside_good("near.mbox", self.POSTMARK + HEAD + b"\n"
                                          + b"From a@x.example Mon Nov  2 10:00:00 2026\nno header\n" * 200_000)
        self.assertEqual((summary["added"], summary["failed_count"]), (3, 0))

    def test_a_mailbox_that_is_cut_in_a_mail_keeps_what_there_is(self):
        whole = self.POSTMARK + HEAD + b"X: 1\n\nfirst\n\n" + self.POSTMARK + HEAD + b"\nsec"
        summary = self.import_beside_good("cut.mbox", whole)
        self.assertEqual((summary["added"], summary["failed_count"]), (4, 0))
        self.assertEqual(self.json_of("search", "sec subject:hostile")["total"], 1)

    def test_a_mail_and_files_of_no_bytes_are_listed(self):
        for name in ("empty.eml", "empty.mbox", "empty.bin", "empty"):
            self.write(name, b"")
        self.write("one.mbox", self.POSTMARK + b"\n" + self.POSTMARK + HEAD + b"\nfull\n")
        summary = self.import_beside_good()
        self.assertEqual((summary["added"], summary["failed_count"]), (3, 5))
        self.assertEqual({os.path.basename(each["source"]) for each in summary["failed"]},
                         {"empty.eml", "empty.mbox", "empty.bin", "empty", "one.mbox"})

    def test_lengths_that_lie_are_not_believed(self):
        mails = b"".join(self.POSTMARK + HEAD + b"X: %d\nContent-Length: %s\n\nmail %d\n\n" % (n, length, n)
                         for n, length in enumerate((b"18446744073709551615", b"-1", b"9" * 5000, b"7")))
        summary = self.import_beside_good("lies.mbox", mails)
        self.assertEqual((summary["added"], summary["failed_count"]), (6, 0))
