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


if __name__ == "__main__":
    unittest.main(argv=["refusal_test"], verbosity=2)
