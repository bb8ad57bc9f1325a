#include "outbox/half_page.h"

#include "base/encoding.h"
#include "base/printable.h"
#include "base/words.h"

namespace tally::outbox {
namespace {

// Nothing is loaded and no script runs, whatever the page holds.
constexpr auto head =
    "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
    "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src "
    "'unsafe-inline'; base-uri 'none'; form-action 'none'\">\n"
    "<meta name=\"referrer\" content=\"no-referrer\">\n"
    "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n";

constexpr auto style =
    "<style>\n"
    ":root { color-scheme: light dark; }\n"
    "body { font: 1rem/1.5 system-ui, sans-serif; max-width: 46rem; margin: 2rem auto; "
    "padding: 0 1rem; }\n"
    "h1 { font-size: 1.6rem; line-height: 1.2; }\n"
    "h2 { font-size: 1.15rem; margin-top: 2.5rem; }\n"
    "pre { overflow-x: auto; white-space: pre-wrap; overflow-wrap: anywhere; padding: .75rem; "
    "border: 1px solid #8886; border-radius: .4rem; font-size: .85rem; }\n"
    "table { border-collapse: collapse; width: 100%; }\n"
    "th, td { text-align: left; vertical-align: top; padding: .45rem .75rem .45rem 0; "
    "border-bottom: 1px solid #8884; }\n"
    "td:first-child, th:first-child { font-variant-numeric: tabular-nums; }\n"
    ".when { white-space: nowrap; }\n"
    ".quiet { opacity: .75; }\n"
    ".warning { border-left: .3rem solid #b45309; padding-left: .75rem; }\n"
    "summary { cursor: pointer; }\n"
    "a.save { display: inline-block; padding: .5rem 1rem; border: 1px solid; "
    "border-radius: .4rem; text-decoration: none; }\n"
    "@media (max-width: 34rem) { .when { white-space: normal; } }\n"
    "@media print { a.save { display: none; } }\n"
    "</style>\n";

std::string shown(std::string_view text) { return html_escaped(printable(text)); }

std::string row_html(HalfRow const& row) {
    auto text = "<tr><td>" + std::to_string(row.n) + "</td><td class=\"when\">" + shown(row.when) +
                "</td><td>" + shown(row.what);
    if (row.body)
        text += "<details><summary class=\"quiet\">as it is recorded</summary><pre>" +
                shown(*row.body) + "</pre></details>";
    return text + "</td></tr>\n";
}

std::string introduction(HalfPage const& page) {
    auto text = "<h1>Your half of the record: " + shown(page.title) + "</h1>\n<p>" +
                shown(page.freelancer) + " keeps a record of the work for " + shown(page.client) +
                ". This page is your copy of it, made " + shown(page.made) +
                ". Keep it: nobody can change what lies before that day without your copy showing "
                "it.</p>\n";
    if (page.clock_was_set)
        text +=
            "<p class=\"warning\">Some of it was written under a clock that was set by hand. Its "
            "recorded times prove nothing.</p>\n";
    return text;
}

std::string entries_html(HalfPage const& page) {
    auto text = "<h2>What is recorded</h2>\n<p>" + counted(page.rows.size(), "entry") +
                ". What you wrote or were sent is here in full; of the rest you have the line that "
                "fixes it, and not the words.</p>\n<table>\n<thead><tr><th "
                "scope=\"col\">No.</th><th scope=\"col\">Recorded</th><th scope=\"col\">What"
                "</th></tr></thead>\n<tbody>\n";
    for (auto const& row : page.rows) text += row_html(row);
    return text + "</tbody>\n</table>\n";
}

std::string checking_html(HalfPage const& page) {
    return "<h2>How to check it</h2>\n<p>This is the fingerprint of the record on that day, "
           "signed:</p>\n<pre>" +
           shown(page.note) +
           "</pre>\n<p>Save the same record as files, unpack them, and run the script inside. It "
           "needs <code>openssl</code> and <code>sha256sum</code>, and no network:</p>\n"
           "<p><a class=\"save\" download=\"" +
           html_escaped(page.zip_name) + "\" href=\"data:application/zip;base64," +
           to_base64(page.zip) + "\">Save " + shown(page.zip_name) + " (" +
           bytes_text(page.zip.size()) + ")</a></p>\n<pre>unzip " + shown(page.zip_name) +
           " -d half\nsh half/data/verify.sh FINGERPRINT</pre>\n<p>FINGERPRINT is the owner’s key "
           "as you know it from elsewhere, such as your contract; without it the answer is "
           "“unproven”. This page says it is <code>" +
           shown(page.fingerprint) +
           "</code>, and a forger’s page would say what suits the forger.</p>\n<p>If you are shown "
           "a case file later, hold it against the letters that you "
           "kept:</p>\n<pre>tally-verify case.zip --against letters.mbox</pre>\n";
}

std::string limits_html(HalfPage const& page) {
    std::string text = "<h2>What this does not show</h2>\n<ul>\n";
    for (auto const& sentence : page.does_not_show) text += "<li>" + shown(sentence) + "</li>\n";
    return text + "</ul>\n";
}

}  // namespace

std::string html_escaped(std::string_view text) {
    std::string out;
    out.reserve(text.size() + text.size() / 16);
    for (char const c : text) switch (c) {
            case '&': out += "&amp;"; break;
            case '<': out += "&lt;"; break;
            case '>': out += "&gt;"; break;
            case '"': out += "&quot;"; break;
            case '\'': out += "&#39;"; break;
            default: out += c;
        }
    return out;
}

std::string half_page(HalfPage const& page) {
    return head + ("<title>Your half of the record: " + shown(page.title) + "</title>\n") + style +
           "</head>\n<body>\n<main>\n" + introduction(page) + entries_html(page) +
           checking_html(page) + limits_html(page) + "</main>\n</body>\n</html>\n";
}

}  // namespace tally::outbox
