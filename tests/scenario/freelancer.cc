#include "scenario/freelancer.h"

namespace tally::scenario {

std::string mail(std::string const& from, std::string const& to, std::string const& subject,
                 std::string const& text, std::string const& message_id) {
    return "From: " + from + "\nTo: " + to + "\nSubject: " + subject +
           "\nDate: Mon, 9 Nov 2026 10:00:00 +0100\nMessage-ID: <" + message_id + ">\n\n" + text +
           "\n";
}

std::string mbox(std::vector<std::string> const& mails) {
    std::string text;
    for (auto const& each : mails)
        text += "From sender@x.example Mon Nov  9 10:00:00 2026\n" + each + "\n";
    return text;
}

Freelancer::Freelancer() {
    auto const made =
        vault::init_vault(folder(), {"Mira", "mira@design.example", "Europe/Berlin"}, world());
    EXPECT_TRUE(made) << (made ? "" : made.error().message);
}

vault::World Freelancer::world() {
    return {&clock, &random, temp_.path() / "state", false, TALLY_EXTRACT_PROGRAM};
}

vault::Vault Freelancer::open(vault::Use use) {
    auto vault = vault::Vault::open(folder(), use, world());
    EXPECT_TRUE(vault) << (vault ? "" : vault.error().message);
    return *std::move(vault);
}

vault::EngagementRef Freelancer::add_engagement(std::string const& slug) {
    auto vault = open();
    auto ref = vault::add_engagement(
        vault, {.title = "Website",
                .slug = slug,
                .type = engagement::EngagementType::upwork_fixed,
                .currency = "USD",
                .client = {"Anna", "anna@client.example", "", engagement::ClientKind::business},
                .own_location = ""});
    EXPECT_TRUE(ref) << (ref ? "" : ref.error().message);
    return *std::move(ref);
}

vault::ImportSummary Freelancer::import(std::string const& name, std::string_view content,
                                        vault::ImportRequest request) {
    request.paths = {temp_.write(name, content)};
    auto vault = open();
    auto summary = vault::import_paths(vault, request, {});
    EXPECT_TRUE(summary) << (summary ? "" : summary.error().message);
    return *std::move(summary);
}

search::IndexedItem Freelancer::find(std::string const& query) {
    auto vault = open(vault::Use::read);
    auto const hits = vault::search_items(vault, {query, {}, false});
    EXPECT_TRUE(hits) << (hits ? "" : hits.error().message);
    EXPECT_EQ(hits->total, 1U) << query;
    return hits->hits.at(0).item;
}

Result<vault::ActResult> Freelancer::act(std::string const& slug,
                                         engagement::Command const& command,
                                         vault::ActOptions const& options) {
    auto vault = open();
    auto const ref = TRY(vault::find_engagement(vault, slug));
    return vault::act(vault, ref, command, options);
}

void Freelancer::submit_funded_milestone(std::string const& slug) {
    auto const usd = Currency::parse("USD").value();
    std::vector<engagement::Command> const commands{
        engagement::AddMilestone{"Pages", Money{120'000, usd}, {}},
        engagement::FundMilestone{1, {}}, engagement::StartMilestone{1},
        engagement::SubmitMilestone{1, engagement::Channel::platform, {}, "all pages"}};
    for (auto const& command : commands) {
        auto const done = act(slug, command);
        ASSERT_TRUE(done) << done.error().message;
    }
}

}  // namespace tally::scenario
