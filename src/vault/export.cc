#include "vault/export.h"

#include <algorithm>
#include <array>
#include <ctime>

#include "base/printable.h"
#include "engagement/event.h"
#include "engagement/postings.h"
#include "rights/calendar.h"
#include "vault/csv.h"
#include "vault/deadlines.h"

namespace tally::vault {
namespace {

using engagement::Recorded;
using engagement::State;
using engagement::Transaction;

constexpr std::size_t mails_max = 1'000'000;
constexpr std::uint64_t mail_bytes_max = std::uint64_t{64} << 20;

// "Mon Nov  2 10:00:00 2026", in UTC.
std::string asctime_text(Instant at) {
    auto const seconds = std::chrono::floor<std::chrono::seconds>(at).time_since_epoch().count();
    auto const time = static_cast<std::time_t>(seconds);
    std::tm parts{};
    gmtime_r(&time, &parts);
    std::array<char, 32> text{};
    std::strftime(text.data(), text.size(), "%a %b %e %H:%M:%S %Y", &parts);
    return text.data();
}

std::string told(State const& state, Recorded const& recorded) {
    return engagement::summary(recorded.event, recorded.author, &state);
}

Exported as_ndjson(State const& state) {
    Exported out;
    for (auto const& recorded : state.history) {
        auto const& kind = engagement::kind_of(recorded.event);
        ledger::JsonObject line{{"author", std::string{ledger::name(recorded.author)}},
                                {"body", engagement::encode(recorded.event)},
                                {"claimed", recorded.claimed()},
                                {"kind", std::string{kind.name}},
                                {"n", static_cast<std::int64_t>(recorded.n)},
                                {"occurred", format_instant(recorded.event.occurred)},
                                {"private", kind.private_side},
                                {"recorded", format_instant(recorded.recorded)},
                                {"summary", told(state, recorded)}};
        out.text += ledger::write_json(line) + "\n";
        ++out.count;
    }
    return out;
}

Exported as_csv(State const& state) {
    CsvWriter csv{{"occurred", "entry", "kind", "account", "amount", "currency", "description"}};
    std::size_t count = 0;
    for (auto const& transaction : engagement::transactions(state)) {
        auto const& recorded = state.history[transaction.event];
        for (auto const& posting : transaction.postings) {
            csv.row({format_instant(recorded.event.occurred), std::to_string(recorded.n),
                     std::string{engagement::kind_of(recorded.event).name},
                     std::string{engagement::name(posting.account)}, posting.amount.amount(),
                     posting.amount.currency.code(), told(state, recorded)});
            ++count;
        }
    }
    return {csv.text(), count};
}

// On one line, and nothing in it that begins a comment (hledger manual, "Comments").
std::string for_journal(std::string const& foreign) {
    auto text = printable_line(foreign);
    for (char& c : text)
        if (c == ';' || c == '|') c = ',';
    return text;
}

std::string journal_head(State const& state) {
    Money const sample{state.zero().minor, state.engagement.currency};
    auto amount = sample.amount();
    if (!amount.contains('.')) amount += '.';  // a commodity needs its decimal mark
    auto text = "; " + for_journal(state.engagement.title) + "\ncommodity " + amount + " " +
                state.engagement.currency.code() + "\n";
    for (auto const account : engagement::account_names)
        text += "account " + std::string{account} + "\n";
    return text;
}

std::string journal_entry(State const& state, Transaction const& transaction) {
    auto const& recorded = state.history[transaction.event];
    auto const day = local_date(recorded.event.occurred, state.engagement.zone);
    auto text = "\n" + format_date(day) + " (" + std::to_string(recorded.n) + ") " +
                for_journal(told(state, recorded)) + "\n";
    for (auto const& posting : transaction.postings)
        text += "    " + std::string{engagement::name(posting.account)} + "  " +
                posting.amount.amount() + " " + posting.amount.currency.code() + "\n";
    return text;
}

Exported as_journal(State const& state) {
    Exported out{journal_head(state), 0};
    for (auto const& transaction : engagement::transactions(state)) {
        out.text += journal_entry(state, transaction);
        out.count += transaction.postings.size();
    }
    return out;
}

// A "From " line in front of each mail, and ">" before lines that look like one ("mboxrd"): a
// reader takes it away again, so every byte of a mail comes back and its signatures hold.
void add_to_mailbox(std::string& mailbox, std::string_view mail, Instant at) {
    mailbox += "From tallystick@localhost " + asctime_text(at) + "\n";
    for (auto rest = mail; !rest.empty();) {
        auto const end = std::min(rest.find('\n'), rest.size() - 1) + 1;
        auto const line = rest.substr(0, end);
        auto const quotes = std::min(line.find_first_not_of('>'), line.size());
        if (line.substr(quotes).starts_with("From ")) mailbox += '>';
        mailbox += line;
        rest.remove_prefix(end);
    }
    if (!mail.ends_with('\n')) mailbox += '\n';
    mailbox += '\n';
}

// Original bytes, oldest first.
Result<Exported> as_mailbox(Vault& vault, EngagementRef const& ref, Instant at) {
    Exported out;
    auto* const index = TRY(vault.index());
    auto items = TRY(index->list(ref.details.slug, mails_max));
    std::ranges::reverse(items);
    for (auto const& item : items) {
        if (item.kind != "mail" || item.recorded > at) continue;
        auto const mail = vault.store().read(item.blob, mail_bytes_max);
        if (!mail && mail.error().code == Code::not_found) continue;  // erased
        if (!mail) return std::unexpected(mail.error());
        add_to_mailbox(out.text, *mail, item.occurred);
        ++out.count;
    }
    return out;
}

Exported as_calendar(Vault& vault, EngagementRef const& ref, State const& state, Instant at) {
    auto const deadlines = deadlines_of(load_rules(vault.folder()), state, at);
    return {rights::calendar({ref.details.title, ref.shared.text}, deadlines, at),
            deadlines.size()};
}

}  // namespace

Result<Exported> export_engagement(Vault& vault, EngagementRef const& ref, ExportFormat format,
                                   Instant at) {
    auto const state = engagement::as_of(TRY(load_state(vault, ref)), at);
    switch (format) {
        case ExportFormat::ndjson: return as_ndjson(state);
        case ExportFormat::ics: return as_calendar(vault, ref, state, at);
        case ExportFormat::csv: return as_csv(state);
        case ExportFormat::hledger: return as_journal(state);
        case ExportFormat::mbox: return as_mailbox(vault, ref, at);
    }
    return fail(Code::invalid_input, "there is no such format");  // bits that name none
}

}  // namespace tally::vault
