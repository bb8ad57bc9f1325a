#include "cli/demo_story.h"

#include <fstream>
#include <sstream>

#include "cli/demo_acts.h"
#include "cli/demo_case.h"
#include "cli/sample.h"
#include "crypto/sha256.h"
#include "engagement/agreement_text.h"
#include "extract/pool.h"
#include "vault/act.h"
#include "vault/deadlines.h"
#include "vault/init.h"
#include "vault/search_items.h"

namespace tally::cli {
namespace {

class Story {
public:
    Story(std::filesystem::path const& folder, std::filesystem::path const& state_folder,
          Random& random)
        : folder_{folder},
          clock_{parse_instant(demo_instant).value()},
          world_{&clock_, &random, state_folder, true, extract::extract_program()} {}

    Result<DemoResult> play() && {
        TRY(write_sample(folder_ / "sample"));
        TRY(vault::init_vault(folder_ / "vault",
                              {"Mira Okafor", "mira@okafor-design.example", "Europe/Berlin"},
                              world_));
        auto vault = TRY(vault::Vault::open(folder_ / "vault", vault::Use::write, world_));
        auto const ref = TRY(open_engagement(vault));
        TRY(import(vault, ref));
        TRY(record(vault, ref));
        TRY(build(vault, ref));
        auto const state = TRY(vault::load_state(vault, ref));
        result_.alerts = vault::alerts_of(vault::load_rules(vault.folder()), state, clock_.now());
        return std::move(result_);
    }

private:
    Result<vault::EngagementRef> open_engagement(vault::Vault& vault);
    Result<void> import(vault::Vault& vault, vault::EngagementRef const& ref);
    Result<void> record(vault::Vault& vault, vault::EngagementRef const& ref);
    Result<void> record_one(vault::Vault& vault, vault::EngagementRef const& ref,
                            DemoAct const& act);
    Result<void> build(vault::Vault& vault, vault::EngagementRef const& ref);
    Result<search::IndexedItem> item(vault::Vault& vault, std::string const& query);
    Result<search::IndexedItem> mail(vault::Vault& vault, DemoMail const& which);
    void minute() { clock_.set(clock_.now() + std::chrono::minutes{1}); }

    std::filesystem::path folder_;
    FixedClock clock_;
    vault::World world_;
    DemoResult result_;
};

Result<vault::EngagementRef> Story::open_engagement(vault::Vault& vault) {
    result_.slug = "website-redesign";
    return vault::add_engagement(
        vault, {.title = "Website redesign for a pottery studio",
                .slug = result_.slug,
                .type = engagement::EngagementType::upwork_fixed,
                .currency = "USD",
                .client = {"Northwind Studio (Daniel Reyes)", "daniel@northwind-studio.example",
                           "US-TX", engagement::ClientKind::business},
                .own_location = "DE-BE"});
}

Result<search::IndexedItem> Story::item(vault::Vault& vault, std::string const& query) {
    auto const hits = TRY(vault::search_items(vault, {query, {}, false}));
    if (hits.hits.empty()) return fail(Code::not_found, "the sample has no item for " + query);
    return hits.hits.front().item;
}

Result<void> Story::import(vault::Vault& vault, vault::EngagementRef const& ref) {
    auto const sample = folder_ / "sample";
    result_.mail = TRY(vault::import_paths(vault, {.paths = {sample / "mail.mbox"}}, {}));
    auto const files = std::vector<std::filesystem::path>{
        sample / "homepage-before.png", sample / "homepage-after.png", sample / "delivery.zip"};
    TRY(vault::import_paths(vault,
                            {.paths = files,
                             .into = ref.details.slug,
                             .occurred = parse_instant("2026-11-10T14:40:00Z").value()},
                            {}));
    return {};
}

Result<search::IndexedItem> Story::mail(vault::Vault& vault, DemoMail const& which) {
    auto query = "subject:\"" + std::string{which.subject} + "\"";
    query += which.sender.empty() ? " kind:file" : " from:" + std::string{which.sender};
    if (!which.before.empty()) query += " before:" + std::string{which.before};
    return item(vault, query);
}

Result<void> Story::record_one(vault::Vault& vault, vault::EngagementRef const& ref,
                               DemoAct const& act) {
    minute();
    std::optional<ledger::ItemId> basis;
    if (!act.basis.subject.empty()) basis = TRY(mail(vault, act.basis)).id;
    TRY(vault::act(vault, ref, act.command,
                   {.author = act.author,
                    .occurred = parse_instant(act.occurred).value(),
                    .basis = basis,
                    .override_reason = std::nullopt}));
    return {};
}

Result<void> Story::record(vault::Vault& vault, vault::EngagementRef const& ref) {
    std::string const agreement{sample_agreement()};
    auto const plan = TRY(engagement::parse_agreement(agreement, ref.details.currency));
    auto const acts = TRY(demo_acts(plan, {agreement, crypto::sha256(agreement)},
                                    [&](DemoMail const& which) { return mail(vault, which); }));
    for (auto const& act : acts)
        TRY_WITHIN("the sample at " + std::string{act.occurred}, record_one(vault, ref, act));
    return {};
}

Result<void> Story::build(vault::Vault& vault, vault::EngagementRef const& ref) {
    minute();
    auto const opened = TRY(
        argue_demo_case(vault, ref, [&](std::string const& query) { return item(vault, query); }));
    TRY(write_demo_letters(vault, opened, folder_));
    result_.built = TRY(vault::build_case(vault, opened, {folder_ / "case.zip", false}));
    return {};
}

}  // namespace

Result<DemoResult> play_demo(std::filesystem::path const& folder,
                             std::filesystem::path const& state_folder, Random& random) {
    return Story{folder, state_folder, random}.play();
}

}  // namespace tally::cli
