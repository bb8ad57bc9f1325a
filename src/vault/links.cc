#include "vault/links.h"

#include "ledger/entry.h"
#include "links/decide.h"
#include "vault/act_list.h"

namespace tally::vault {

Result<links::Links> load_links(Vault& vault, EngagementRef const& ref) {
    links::Links links;
    TRY(read_acts(vault.store(), ref.shared, [&](store::StoredEntry const& entry) -> Result<void> {
        auto const line = TRY(ledger::parse_entry(entry.line));
        if (!entry.salted_body || !links::is_kind(line.kind)) return {};
        auto const body = TRY(ledger::parse_json(TRY(ledger::unsalted(*entry.salted_body))));
        links::evolve(links, TRY_WITHIN("entry " + std::to_string(line.n),
                                        links::decode(line.kind, line.author, body)));
        return {};
    }));
    return links;
}

Result<void> add_link_fact(Vault& vault, EngagementRef const& ref, Changes& changes,
                           links::Fact const& fact, LinkAuthor const& author) {
    auto const now = vault.now();
    links::Recorded recorded{now, author.basis, author.author, fact};
    recorded.fact =
        TRY(links::decide(TRY(load_links(vault, ref)), TRY(load_state(vault, ref)), recorded, now));
    TRY(changes.add(ref.shared, {std::string{links::kind_of(recorded.fact)}, author.author,
                                 links::topic_of(recorded.fact), links::encode(recorded)}));
    return {};
}

Result<void> check_link_fact(Vault& vault, EngagementRef const& ref, links::Fact const& fact,
                             LinkAuthor const& author) {
    Changes never_committed{vault};
    return add_link_fact(vault, ref, never_committed, fact, author);
}

Result<links::Links> record_link_fact(Vault& vault, EngagementRef const& ref,
                                      links::Fact const& fact, LinkAuthor const& author) {
    Changes changes{vault};
    TRY(add_link_fact(vault, ref, changes, fact, author));
    TRY(changes.commit());
    return load_links(vault, ref);
}

std::vector<rights::Alert> concern_alerts(links::Links const& links, std::string const& slug,
                                          Instant at) {
    std::vector<rights::Alert> alerts;
    for (auto const& one : links.concerns) {
        if (one.answer || one.raised > at) continue;
        auto const about = one.milestone == 0 ? std::string{"the engagement"}
                                              : "milestone " + std::to_string(one.milestone);
        alerts.push_back({.rule = "CONCERN-RAISED",
                          .severity = rights::Severity::warning,
                          .subject = "concern " + std::to_string(one.number),
                          .text = "The client has a concern about " + about + ": " + one.text,
                          .action = "Answer it while it is small: `tally link answer " + slug +
                                    " " + std::to_string(one.number) + " --text \"...\"`.",
                          .due = std::nullopt,
                          .money = std::nullopt,
                          .alarms = {}});
    }
    return alerts;
}

}  // namespace tally::vault
