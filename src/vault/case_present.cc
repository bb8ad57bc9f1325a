#include "vault/case_present.h"

#include <algorithm>
#include <charconv>

#include "vault/act.h"
#include "vault/case_material.h"
#include "vault/exhibit_words.h"
#include "vault/file_items.h"
#include "vault/link_case.h"

namespace tally::vault {
namespace {

Result<ExhibitMaterial> exhibit_of(Vault& vault, CaseRef const& ref, int number) {
    auto const view = TRY(view_case(vault, ref));
    for (std::size_t i = 0; i < view.items.size(); ++i)
        if (view.details.exhibits[i].number == number)
            return read_exhibit_material(vault, view.items[i], view.details.exhibits[i]);
    return fail(Code::not_found, "case " + ref.text() + " has no exhibit " + std::to_string(number),
                "tally case exhibits " + ref.text() + " lists them");
}

std::string words_of(ExhibitMaterial const& material) {
    return material.messages.empty() ? material.text : conversation_words(material.messages);
}

// A chat message, an attachment, or the words of a mail (docs/manual/building-a-case.md).
Result<void> check_part_of(Vault& vault, search::IndexedItem const& item, std::string const& part) {
    auto const record = TRY(read_item_entry(vault.store(), item.ledger, item.n)).record;
    std::uint64_t number = 0;
    auto const [end, error] = std::from_chars(part.data(), part.data() + part.size(), number);
    bool const whole_number = error == std::errc{} && end == part.data() + part.size();
    bool const message =
        record.chat && whole_number && number >= 1 && number <= record.chat->messages;
    bool const child = std::ranges::any_of(record.children, [&](ledger::ChildItem const& one) {
        return one.path == part || one.path.starts_with(part + ".");
    });
    if (message || child || (record.kind == "mail" && part == "1")) return {};
    return fail(Code::not_found, "item " + item.id.text + " has no part " + part,
                record.kind == "mail"
                    ? "/1 is what the mail says; tally show " + item.id.text + " lists the others"
                    : "tally show " + item.id.text + " lists its parts");
}

}  // namespace

Result<engagement::Highlight> mark_highlight(Vault& vault, CaseRef const& ref,
                                             NewHighlight const& request) {
    auto const material = TRY(exhibit_of(vault, ref, request.exhibit));
    auto const words = words_of(material);
    auto const name = "exhibit " + std::to_string(request.exhibit);
    if (words.empty())
        return fail(Code::not_found, "no words were read in " + name,
                    "tally show " + material.exhibit.item.text + " prints what was read in it");
    auto const passage = find_passage(words, request.quote);
    if (!passage)
        return fail(
            Code::not_found, "these words do not stand in " + name,
            "copy them exactly; tally show " + material.exhibit.item.text + " prints what it says");
    engagement::HighlightMarked const fact{.number = ref.number,
                                           .exhibit = request.exhibit,
                                           .quote = words.substr(passage->offset, passage->length),
                                           .offset = passage->offset,
                                           .length = passage->length,
                                           .translation = request.translation,
                                           .language = request.language};
    auto const result = TRY(act(vault, ref.engagement, fact, {}));
    return result.state.find_case(ref.number)->exhibit(request.exhibit)->highlights.back();
}

Result<CasePart> find_case_part(Vault& vault, CaseRef const& ref, std::string const& text) {
    auto const item = TRY(resolve_item(vault, text));
    auto const& slug = ref.engagement.details.slug;
    if (item.engagement != slug)
        return fail(Code::not_found,
                    "item " + item.id.text + " does not belong to the engagement '" + slug + "'",
                    "only what lies there could come into this case");
    auto const slash = text.find('/');
    if (slash == text.npos) return CasePart{item.id, 0};
    auto const part = text.substr(slash + 1);
    TRY(check_part_of(vault, item, part));
    return CasePart{item.id.part(part), 0};
}

Result<void> withhold_part(Vault& vault, CaseRef const& ref, CasePart const& part,
                           engagement::WithheldFor reason, std::string const& text) {
    TRY(act(vault, ref.engagement,
            engagement::ItemWithheld{ref.number, part.item, part.entry, reason, text}, {}));
    TRY_WITHIN("it is kept back, but a file that a mediator's link showed is not deleted",
               drop_shown_cases(vault));
    return {};
}

Result<void> disclose_part(Vault& vault, CaseRef const& ref, CasePart const& part) {
    TRY(act(vault, ref.engagement, engagement::ItemDisclosed{ref.number, part.item, part.entry},
            {}));
    return {};
}

}  // namespace tally::vault
