#include "statements/match_paper.h"

#include <algorithm>
#include <cstdlib>
#include <tuple>

#include "base/words.h"
#include "engagement/event.h"

namespace tally::statements {
namespace {

using std::chrono::sys_days;

constexpr int days_near = 7;
constexpr int days_apart_max = 60;
constexpr int for_number = 100;
constexpr int for_amount = 40;
constexpr int for_near_day = 20;
constexpr int for_words = 15;

struct Candidate {
    int score = 0;
    PaperMatch match;
};

// Letters and digits alone, lower case: "INV-2026/017" and "inv 2026 017" are one number.
std::string bare(std::string_view number) {
    std::string text;
    for (char const c : ascii_lower(number))
        if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) text += c;
    return text;
}

bool same_number(std::string_view one, std::string_view other) {
    auto const text = bare(one);
    return !text.empty() && text == bare(other);
}

// "7" is the number of an invoice of everybody.
bool tells_apart(std::string_view number) { return bare(number).size() > 2; }

// One space between words, lower case.
std::string flat(std::string_view text) {
    std::string out;
    for (char const c : ascii_lower(text)) {
        bool const space = c == ' ' || c == '\n' || c == '\t' || c == '\f' || c == '\r';
        if (!space)
            out += c;
        else if (!out.empty() && out.back() != ' ')
            out += ' ';
    }
    return out;
}

std::string days_text(int days) {
    if (days == 0) return "dated the same day";
    return "dated " + counted(static_cast<std::uint64_t>(std::abs(days)), "day") +
           (days > 0 ? " later" : " earlier");
}

class PaperMatcher {
public:
    PaperMatcher(InvoicePaper const& paper, std::string_view text, engagement::State const& state)
        : paper_{paper}, flat_{flat(text)}, state_{state} {}

    // Whose paper it seems to be.
    bool names_a_party() const {
        auto const& [client, freelancer] =
            std::tie(state_.engagement.client, state_.engagement.freelancer);
        return names(client.name) || names(client.email) || names(freelancer.name) ||
               names(freelancer.email);
    }

    std::vector<Candidate> of_record() const {
        std::vector<Candidate> all;
        for (auto const& invoice : state_.invoices)
            if (!invoice.withdrawn) add(all, of_invoice(invoice));
        for (auto const& milestone : state_.milestones) add(all, of_milestone(milestone));
        return all;
    }
    std::vector<Candidate> of_rows(std::vector<StatementRow> const& rows) const {
        std::vector<Candidate> all;
        for (auto const& row : rows) add(all, of_row(row));
        return all;
    }

private:
    static void add(std::vector<Candidate>& all, Candidate one) {
        if (one.score > 0) all.push_back(std::move(one));
    }
    bool names(std::string const& words) const {
        auto const wanted = flat(words);
        return wanted.size() > 3 && flat_.contains(wanted);
    }

    // The score counts what agrees; 0: too little does.
    Candidate judge(std::string subject, std::string what, bool number, Money const& amount,
                    std::optional<Date> day, std::string const& title) const {
        Candidate one{0, {std::move(subject), std::move(what), false, {}}};
        bool const same = paper_.total && *paper_.total == amount;
        auto const days =
            day && paper_.date
                ? std::optional{static_cast<int>((sys_days{*paper_.date} - sys_days{*day}).count())}
                : std::nullopt;
        bool const far = days && std::abs(*days) > days_apart_max;
        if (!same && !(number && tells_apart(paper_.number))) return one;
        if (far && !number) return one;
        bool const near = days && std::abs(*days) <= days_near;
        bool const titled = names(title);
        one.score = (number ? for_number : 0) + (same ? for_amount : 0) +
                    (near ? for_near_day : 0) + (titled ? for_words : 0);
        one.match.certain = same && (number || (near && titled));
        auto& reason = one.match.reason;
        auto const say = [&](std::string const& text) {
            reason += (reason.empty() ? "" : ", ") + text;
        };
        if (number) say("the same number, " + paper_.number);
        if (same)
            say("the same amount");
        else if (paper_.total)
            say("but another amount: " + paper_.total->text() + " on the paper, " + amount.text() +
                " in the record");
        else
            say("its amount is not known");
        if (days) say(days_text(*days));
        if (titled) say("names “" + title + "”");
        return one;
    }

    Candidate of_invoice(engagement::Invoice const& invoice) const {
        return judge("invoice/" + std::to_string(invoice.number),
                     "invoice " + invoice.reference + " over " + invoice.amount.text(),
                     same_number(paper_.number, invoice.reference), invoice.amount,
                     local_date(invoice.issued, state_.engagement.zone), invoice.what);
    }

    // What was released counts, where something was: the paper of a platform is over that.
    Candidate of_milestone(engagement::Milestone const& milestone) const {
        auto const amount = milestone.released.minor > 0 ? milestone.released : milestone.amount;
        auto const subject = "milestone/" + std::to_string(milestone.number);
        return judge(subject,
                     "milestone " + std::to_string(milestone.number) + " “" + milestone.title +
                         "” over " + amount.text(),
                     false, amount, day_of(subject), milestone.title);
    }

    Candidate of_row(StatementRow const& row) const {
        bool const number =
            !paper_.number.empty() && bare(paper_.number).size() > 3 &&
            bare(row.reference + " " + row.description).contains(bare(paper_.number));
        return judge(row_subject(row),
                     "the row of " + format_date(row.date) + " over " + row.amount.text(), number,
                     row.amount, row.date, row.counterparty);
    }

    // When something last happened to the subject that moved money or handed work in.
    std::optional<Date> day_of(std::string const& subject) const {
        std::optional<Date> day;
        for (auto const& recorded : state_.history)
            if (engagement::topic_of(recorded.event) == subject)
                day = local_date(recorded.event.occurred, state_.engagement.zone);
        return day;
    }

    InvoicePaper const& paper_;
    std::string flat_;
    engagement::State const& state_;
};

// The one that agrees most; where another agrees as much, none, and both are named.
std::optional<PaperMatch> best_of(std::vector<Candidate> all, std::string& unclear) {
    std::ranges::stable_sort(all, std::greater{}, &Candidate::score);
    if (all.empty()) return std::nullopt;
    if (all.size() == 1 || all[0].score > all[1].score) return all.front().match;
    unclear = "it could be about " + all[0].match.what + ", or about " + all[1].match.what;
    return std::nullopt;
}

std::string why_nothing(PaperFinding const& finding, std::string const& unclear) {
    if (!unclear.empty()) return unclear;
    auto const& paper = finding.paper;
    if (!paper.doubts.empty()) return paper.doubts.back();
    return "nothing in the record is over " + (paper.total ? paper.total->text() : "its total") +
           (paper.number.empty() ? "" : " or has the number " + paper.number);
}

}  // namespace

std::string row_subject(StatementRow const& row) {
    return "row/" + format_date(row.date) + "/" + row.amount.amount() + " " +
           row.amount.currency.code();
}

PaperFinding match_paper(std::string_view text, engagement::State const& state,
                         std::vector<StatementRow> const& rows) {
    PaperFinding finding{read_invoice_paper(text, state.engagement.currency), {}, {}};
    auto const& paper = finding.paper;
    if (paper.kind == InvoicePaper::Kind::none) {
        finding.unknown = "it is no invoice by its heading";
        return finding;
    }
    if (paper.kind == InvoicePaper::Kind::credit_note) {
        finding.unknown = "it is a credit note: it takes an invoice back";
        return finding;
    }
    PaperMatcher const matcher{paper, text, state};
    if (!matcher.names_a_party()) {
        finding.unknown = "it names neither " + state.engagement.client.name + " nor " +
                          state.engagement.freelancer.name;
        return finding;
    }
    std::string unclear;
    if (auto match = best_of(matcher.of_record(), unclear))
        finding.proposed.push_back(*std::move(match));
    if (auto match = best_of(matcher.of_rows(rows), unclear))
        finding.proposed.push_back(*std::move(match));
    if (finding.proposed.empty()) finding.unknown = why_nothing(finding, unclear);
    return finding;
}

}  // namespace tally::statements
