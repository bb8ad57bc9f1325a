// Playbooks may be added by the user: a broken file is an error with its name, never a crash, and
// what was read can be laid over a record. Nothing that it says leaves a placeholder unfilled.
#include <cstdint>
#include <string_view>

#include "base/check.h"
#include "engagement/health.h"
#include "playbooks/focus.h"
#include "playbooks/playbook.h"
#include "rights/law_book.h"
#include "support/engagement_builder.h"

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size);

namespace {

using namespace tally;

// An engagement and everything that a playbook looks at, made once: only the pack is foreign.
struct Record {
    Record() {
        for (auto const& text : texts) items.emplace_back(text);
    }

    Instant now = parse_instant("2026-11-20T10:00:00Z").value();
    engagement::State state = engagement::as_of(support::website_redesign().state, now);
    std::vector<engagement::Signal> signals = engagement::health(state, {}, now);
    std::vector<rights::Deadline> deadlines =
        rights::deadlines(state, rights::builtin_packs(), now);
    claims::ElementBook elements{claims::builtin_elements()};
    rights::Owed owed =
        rights::owed(state, rights::builtin_law_book(), Date{std::chrono::year{2026} / 11 / 20});
    std::vector<claims::ItemText> texts{{.id = support::an_item(9),
                                         .kind = "mail",
                                         .from = ledger::Party::client,
                                         .occurred = now,
                                         .subject = "the site",
                                         .text = "It looks great. My card was declined, sorry.",
                                         .attachments = {"a.zip"}}};
    std::vector<claims::ReadItem> items;
};

void use(playbooks::Pack const& pack) {
    static Record const record;
    playbooks::Scene const scene{record.state,    record.signals, record.deadlines, record.items,
                                 record.elements, record.owed,    record.now};
    auto const playbook = playbooks::play(scene, pack);
    TALLY_CHECK(playbooks::unknown_placeholder(playbook.first).empty());
    for (auto const& step : playbook.steps) {
        TALLY_CHECK(playbooks::unknown_placeholder(step.title).empty());
        TALLY_CHECK(step.found.size() <= playbooks::found_max);
        TALLY_CHECK(step.command.empty() == step.words.empty());
    }
    TALLY_CHECK(playbooks::situations(scene, {pack}).size() == 1);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    std::string_view const text{reinterpret_cast<char const*>(data), size};
    auto const pack = playbooks::parse_pack(text, "playbook.toml");
    if (pack)
        use(*pack);
    else
        TALLY_CHECK(pack.error().message.contains("playbook.toml"));
    return 0;
}
