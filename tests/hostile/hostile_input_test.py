"""Hostile mails, files and folders: what is imported, verified or restored costs bounded memory and
ends, is kept or named, and everything beside it goes in. Usage:

    hostile_input_test.py TALLY [--any-memory]

TALLY_HOSTILE_FULL=1 tries the largest sizes, too."""

import sys
import unittest

import evidence_cases
import file_cases
import mail_cases
import stranger_cases

MODULES = [evidence_cases, file_cases, mail_cases, stranger_cases]


def load_tests(loader, _standard, _pattern):
    return unittest.TestSuite(loader.loadTestsFromModule(module) for module in MODULES)


if __name__ == "__main__":
    unittest.main(argv=[sys.argv[0]] + [word for word in sys.argv[2:] if word != "--any-memory"], verbosity=2)
