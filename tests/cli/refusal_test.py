"""What is refused, and what is said then: a person must know what is wrong and what to do.
Usage: refusal_test.py TALLY TALLY_VERIFY SOURCE_FOLDER"""

import os
import unittest

import cli_test

WISH = """From: Daniel <daniel@northwind-studio.example>
To: mira@okafor-design.example
Subject: One more thing
Date: Tue, 20 Oct 2020 10:00:00 +0000
Message-ID: <wish@northwind-studio.example>

Could you also build
the shop? We need it soon.
"""


class Refusals(unittest.TestCase):
    setUp = cli_test.CommandLine.setUp
    tearDown = cli_test.CommandLine.tearDown
    run_tally = cli_test.CommandLine.run_tally
    json_of = cli_test.CommandLine.json_of
    make_vault = cli_test.CommandLine.make_vault

    def refusal(self, *words, status=1):
        return self.run_tally(*words, status=status).stderr.decode()

    def shown(self, *words):
        return self.run_tally(*words).stdout.decode()

    def write(self, name, content):
        path = os.path.join(self.home, name)
        with open(path, "w", encoding="utf-8") as file:
            file.write(content)
        return path

    def import_wish(self):
        self.json_of("import", self.write("wish.eml", WISH), "--into", "site")
        return self.json_of("search", "shop")["hits"][0]["item"]

    def test_a_wish_is_quoted_as_it_stands_in_the_item_that_shows_it(self):
        self.make_vault()
        mail = self.import_wish()
        for option in ("--basis", "--item"):
            said = self.refusal("scope", "log", "site", "--quote", "build the moon", option, mail)
            self.assertIn("do not stand in item " + mail, said)
            self.assertIn("tally show " + mail, said)
        logged = self.json_of("scope log", "site", "--quote", "also build the shop?", "--basis", mail)
        self.assertEqual(logged["state"]["requests"][0]["items"], [mail])
        self.json_of("scope log", "site", "--quote", "something said in a call")

    def test_a_wish_that_was_found_can_be_kept_by_the_line_that_says_so(self):
        self.make_vault()
        self.import_wish()
        self.assertIn("--quote WORDS --basis ITEM", self.shown("scope", "detect", "site"))
        found = self.json_of("scope detect", "site")["proposals"][0]
        self.json_of("scope log", "site", "--quote", found["quote"], "--basis", found["item"])
        self.assertEqual(self.json_of("scope detect", "site")["proposals"], [])


    def open_cases(self, count):
        self.make_vault()
        self.json_of("milestone add", "site", "--title", "Pages", "--amount", "1200")
        for step in ("fund", "start", "submit"):
            self.json_of("milestone " + step, "site", "1")
        for _ in range(count):
            self.json_of("case open", "site", "--forum", "upwork-dispute", "--claim", "Delivered.",
                         "--asks", "1200")

    def test_of_several_cases_the_newest_is_shown_and_none_is_changed_unnamed(self):
        self.open_cases(2)
        self.json_of("case assert", "site/2", "payment-for-work", "--about", "milestone/1")
        for command in ("matrix", "reasons", "exhibits", "fields"):
            done = self.run_tally("case", command, "site")
            self.assertIn(b"This is case site/2, the newest. There are: site/1, site/2", done.stderr)
            self.assertEqual(self.json_of("case " + command, "site")["case"], "site/2")
        said = self.refusal("case", "assert", "site", "payment-for-work")
        self.assertIn("'site' has several cases: say which", said)
        self.assertIn("There are: site/1, site/2", said)
        self.assertNotIn(b"newest", self.run_tally("case", "matrix", "site/1").stderr)

    def test_what_is_missing_comes_with_what_to_do(self):
        self.open_cases(1)
        self.json_of("case assert", "site/1", "late", "--about", "milestone/1")
        self.json_of("case assert", "site/1", "expected-more")
        lines = self.shown("case", "matrix", "site/1").splitlines()
        cells = "\n".join(lines).split("\n  [")
        missing = [cell for cell in cells if cell.startswith(" ] MISSING")]
        self.assertTrue(missing)
        for cell in missing:
            self.assertRegex(cell, "> (Now|Later): ", cell)

    def test_a_settlement_is_refused_where_it_asks_for_more_than_the_claim(self):
        self.open_cases(1)
        said = self.refusal("case", "letter", "site/1", "--kind", "settlement", "--amount", "1500")
        self.assertIn("$1,500.00", said)
        self.assertIn("$1,200.00", said)
        self.json_of("case letter", "site/1", "--kind", "settlement", "--amount", "900")

    def test_only_fields_of_the_form_are_answered(self):
        self.open_cases(1)
        fields = [one["field"] for one in self.json_of("case fields", "site/1")["fields"]]
        said = self.refusal("case", "answer", "site/1", "favourite-colour", "--text", "blue")
        self.assertIn("no field 'favourite-colour'", said)
        for field in fields:
            self.assertIn(field, said)
        self.json_of("case answer", "site/1", fields[0], "--text", "39871234")
        self.refusal("case", "answer", "site/1", "reason_code", "--text", "x")
        self.json_of("case answer", "site/1", "reason_code", "--text", "product_not_received",
                     "--forum", "chargeback", "--variant", "stripe")

    def make_started(self):
        self.make_vault()
        self.json_of("milestone add", "site", "--title", "Pages", "--amount", "1200")
        self.json_of("milestone fund", "site", "1")
        self.json_of("milestone start", "site", "1")

    def test_a_dry_run_of_one_letter_shows_that_letter(self):
        self.make_started()
        for subject in ("First", "Second"):
            self.json_of("letter write", "site", "--purpose", "notice", "--subject", subject,
                         "--text", "Hello Daniel, here is a note.")
        listed = self.json_of("letter send", "site", "--dry-run")["letters"]
        self.assertEqual([one["letter"] for one in listed], [1, 2])
        listed = self.json_of("letter send", "site", "2", "--dry-run")["letters"]
        self.assertEqual([one["letter"] for one in listed], [2])
        self.assertIn("7", self.refusal("letter", "send", "site", "7", "--dry-run"))
        waiting = next(one for one in self.json_of("doctor", "--offline", status=1)["checks"]
                       if one["name"] == "waiting")
        self.assertEqual((waiting["status"], waiting["detail"]),
                         ("warn", "letter site 1 (written), letter site 2 (written)"))

    def drafts_in(self, text):
        return [line.split("tally ", 1)[1].split() for line in text.splitlines()
                if "tally letter draft" in line]

    def test_a_letter_that_is_proposed_can_be_drafted(self):
        self.make_vault()
        for words in (("letter", "list", "site"), ("cosignatures", "site", "--offline")):
            self.assertIn("platform forbids mail", self.shown(*words))
        self.json_of("milestone add", "site", "--title", "Pages", "--amount", "1200")
        self.json_of("milestone fund", "site", "1")
        proposed = []
        for words in (("letter", "list", "site"), ("cosignatures", "site", "--offline"),
                      ("case", "matrix", "site")):
            proposed += self.drafts_in(self.shown(*words))
        self.assertGreaterEqual(len(proposed), 2)
        for one in self.json_of("playbook list", "site")["situations"]:
            proposed += self.drafts_in(self.shown("playbook", one["situation"], "site"))
        for words in proposed:
            self.json_of("letter draft", *words[2:])


if __name__ == "__main__":
    unittest.main(argv=["refusal_test"], verbosity=2)
