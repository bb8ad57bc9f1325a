#include "vault/link_case.h"

#include <algorithm>
#include <set>

#include "ledger/entry.h"
#include "ledger/kinds.h"
#include "vault/act_list.h"
#include "vault/links.h"

namespace tally::vault {
namespace {

namespace fs = std::filesystem;

fs::path shown_folder(Vault const& vault) { return vault.folder() / "shown"; }

fs::path shown_file(Vault const& vault, Digest const& file) {
    return shown_folder(vault) / (file.hex() + ".zip");
}

std::string name_of(engagement::Withheld const& one) {
    return one.item ? "item " + one.item->text : "entry " + std::to_string(one.entry);
}

Result<std::uint64_t> count_erased(Vault& vault, EngagementRef const& ref) {
    std::uint64_t count = 0;
    TRY(read_acts(vault.store(), ref.shared, [&](store::StoredEntry const& entry) -> Result<void> {
        if (TRY(ledger::parse_entry(entry.line)).kind == ledger::kind::item_erased) ++count;
        return {};
    }));
    return count;
}

Result<ShownParts> parts_of(Vault& vault, CaseRef const& ref) {
    auto const view = TRY(view_case(vault, ref));
    ShownParts parts;
    for (auto const& exhibit : view.details.exhibits) parts.exhibits.push_back(exhibit.item.text);
    for (auto const& one : view.details.withheld) parts.kept_back.push_back(name_of(one));
    parts.erased = TRY(count_erased(vault, ref.engagement));
    return parts;
}

bool holds_all(std::vector<std::string> const& all, std::vector<std::string> const& some) {
    return std::ranges::all_of(
        some, [&](std::string const& one) { return std::ranges::find(all, one) != all.end(); });
}

// Nothing of what the file shows was taken back. More exhibits may have come since.
bool may_show(ShownParts const& built, ShownParts const& now) {
    return built.erased == now.erased && holds_all(now.exhibits, built.exhibits) &&
           holds_all(built.kept_back, now.kept_back);
}

Result<bool> may_show(Vault& vault, EngagementRef const& ref, links::Link const& link) {
    if (!link.file || !link.in_force(vault.now())) return false;
    auto const secrets = TRY(read_link_secrets(vault, link.token));
    if (!secrets || !secrets->shown) return false;
    return may_show(*secrets->shown, TRY(parts_of(vault, {ref, link.case_number})));
}

Result<std::set<std::string>> files_to_keep(Vault& vault) {
    std::set<std::string> keep;
    for (auto const& ref : TRY(list_engagements(vault)))
        for (auto const& link : TRY(load_links(vault, ref)).links)
            if (TRY(may_show(vault, ref, link)))
                keep.insert(shown_file(vault, *link.file).filename().string());
    return keep;
}

Result<Digest> digest_of_newest_file(Vault& vault, CaseRef const& ref) {
    auto const state = TRY(load_state(vault, ref.engagement));
    return state.find_case(ref.number)->built.back().file;
}

}  // namespace

Result<CaseForLink> build_case_for_link(Vault& vault, CaseRef const& ref) {
    std::error_code error;
    fs::create_directories(shown_folder(vault), error);
    auto const fresh = shown_folder(vault) / "new.zip";
    auto const parts = TRY(parts_of(vault, ref));
    auto const built = TRY(build_case(vault, ref, {.file = fresh, .replace = true}));
    fs::remove(built.pdf.file, error);
    CaseForLink made{TRY(digest_of_newest_file(vault, ref)), parts, built};
    fs::rename(fresh, shown_file(vault, made.file), error);
    if (error)
        return fail(Code::unavailable, "keep the file of the case in " +
                                           shown_folder(vault).string() + ": " + error.message());
    return made;
}

Result<ShownCase> shown_case(Vault& vault, LinkSession const& session) {
    auto const& link = session.link;
    if (link.holder != links::Holder::mediator || !link.file)
        return fail(Code::rejected, "this link shows no case");
    if (!TRY(may_show(vault, session.ref, link)))
        return fail(Code::not_found,
                    "the freelancer has taken something back that this file shows, so it is not "
                    "shown any more",
                    "ask the freelancer for a new link");
    ShownCase shown{
        shown_file(vault, *link.file),
        "case-" + session.ref.details.slug + "-" + std::to_string(link.case_number) + ".zip", 0};
    std::error_code error;
    shown.bytes = fs::file_size(shown.file, error);
    if (error)
        return fail(Code::not_found, "the file of this case is not here any more",
                    "ask the freelancer for a new link");
    return shown;
}

Result<void> drop_shown_cases(Vault& vault) {
    std::error_code error;
    if (!fs::exists(shown_folder(vault), error)) return {};
    auto const keep = TRY(files_to_keep(vault));
    for (auto const& one : fs::directory_iterator{shown_folder(vault), error})
        if (!keep.contains(one.path().filename().string())) fs::remove(one.path(), error);
    if (error)
        return fail(Code::unavailable, "delete what no link shows any more from " +
                                           shown_folder(vault).string() + ": " + error.message());
    return {};
}

}  // namespace tally::vault
