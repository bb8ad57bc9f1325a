#include "bundle/report_text.h"

#include <array>
#include <cstdlib>

#include "base/encoding.h"
#include "bundle/reader_files.h"
#include "ledger/json.h"

namespace tally::bundle {
namespace {

using ledger::Status;
using ledger::Verdict;

std::string_view mark(Status status) {
    switch (status) {
        case Status::passed: return "ok       ";
        case Status::failed: return "FAILED   ";
        case Status::missing: return "MISSING  ";
        case Status::unchecked: return "unchecked";
        case Status::noted: return "note     ";
    }
    std::abort();  // bits that name no status
}

std::string_view meaning(Verdict verdict) {
    switch (verdict) {
        case Verdict::intact:
            return "Everything fits together, and something from outside vouches for it.";
        case Verdict::unproven:
            return "Everything fits together, but nothing from outside vouches for it yet. Name "
                   "the owner's key\nas you know it from elsewhere (--key sha256:...), or give a "
                   "letter that you kept (--against).";
        case Verdict::incomplete:
            return "Something that was announced is not here. Ask for the missing part.";
        case Verdict::altered:
            return "The bytes contradict what was signed. Do not rely on this material.";
    }
    std::abort();  // bits that name no verdict
}

std::string lines_with(ledger::VerifyReport const& report, Status status) {
    std::string text;
    for (auto const& check : report.checks())
        if (check.status == status)
            text += std::string{mark(status)} + "  " + check.layer + ": " + check.subject + ": " +
                    check.detail + "\n";
    return text;
}

}  // namespace

int exit_status(Verdict verdict) {
    switch (verdict) {
        case Verdict::intact: return 0;
        case Verdict::incomplete: return 1;
        case Verdict::unproven: return 3;
        case Verdict::altered: return 4;
    }
    std::abort();  // bits that name no verdict
}

std::string report_text(ledger::VerifyReport const& report, std::string_view subject, bool all) {
    std::string text;
    for (auto const status : {Status::failed, Status::missing, Status::unchecked, Status::noted})
        text += lines_with(report, status);
    std::size_t passed = 0;
    for (auto const& check : report.checks()) passed += check.status == Status::passed ? 1 : 0;
    if (all)
        text += lines_with(report, Status::passed);
    else
        text +=
            std::string{mark(Status::passed)} + "  " + std::to_string(passed) + " checks passed\n";
    auto const verdict = report.verdict();
    text += "\n" + std::string{subject} + ": " + std::string{name(verdict)} + "\n" +
            std::string{meaning(verdict)} + "\n";
    if (verdict == Verdict::intact || verdict == Verdict::unproven) {
        text += "\nWhat this does not show:\n";
        for (auto const& sentence : does_not_show()) text += "- " + sentence + "\n";
    }
    return text;
}

std::string report_json(ledger::VerifyReport const& report, std::string_view subject) {
    ledger::JsonArray checks;
    for (auto const& check : report.checks())
        checks.push_back(ledger::JsonObject{{"detail", to_valid_utf8(check.detail)},
                                            {"layer", check.layer},
                                            {"status", std::string{name(check.status)}},
                                            {"subject", to_valid_utf8(check.subject)}});
    return ledger::write_json(ledger::JsonObject{{"checks", checks},
                                                 {"path", to_valid_utf8(subject)},
                                                 {"verdict", std::string{name(report.verdict())}}});
}

}  // namespace tally::bundle
