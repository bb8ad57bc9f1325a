#include "vault/item_view.h"

#include <algorithm>

#include "vault/chats.h"
#include "vault/extractions.h"
#include "vault/item_text.h"
#include "vault/item_words.h"
#include "vault/look_inside.h"
#include "vault/mail_evidence.h"

namespace tally::vault {
namespace {

constexpr std::size_t context_messages = 5;
constexpr std::size_t shown_messages_max = 2'000;

Result<void> view_chat(Vault& vault, ItemView& view) {
    auto messages = TRY(messages_of(vault, view.entry.record));
    std::size_t begin = 0;
    std::size_t end = std::min(messages.size(), shown_messages_max);
    if (!view.part.empty()) {
        auto const place = TRY(message_place(view.part, messages.size()));
        begin = place - std::min(place, context_messages);
        end = std::min(messages.size(), place + context_messages + 1);
    }
    view.first_message = begin + 1;
    view.messages.assign(messages.begin() + static_cast<std::ptrdiff_t>(begin),
                         messages.begin() + static_cast<std::ptrdiff_t>(end));
    return {};
}

Result<void> view_part(Vault& vault, ItemView& view) {
    auto const& children = view.entry.record.children;
    auto const child = std::ranges::find(children, view.part, &ledger::ChildItem::path);
    if (child == children.end())
        return fail(Code::not_found, "item " + view.item.id.text + " has no part " + view.part,
                    "tally show " + view.item.id.text + " lists its parts");
    view.extraction = TRY(extraction_of(vault, child->digest));
    if (view.extraction) view.text = view.extraction->text;
    return {};
}

Result<void> find_same_content(Vault& vault, ItemView& view) {
    auto* const index = TRY(vault.index());
    auto contents = std::vector{view.item.blob};
    for (auto const& child : view.entry.record.children)
        if (!child.name.empty() && child.bytes > 0) contents.push_back(child.digest);
    for (auto const& content : contents)
        for (auto& other : TRY(index->with_content(content)))
            if (other.id != view.item.id &&
                std::ranges::find(view.same_content, other.id, &search::IndexedItem::id) ==
                    view.same_content.end())
                view.same_content.push_back(std::move(other));
    return {};
}

}  // namespace

Result<ItemView> view_item(Vault& vault, search::IndexedItem const& item, std::string const& part) {
    auto entry = TRY(read_item_entry(vault.store(), item.ledger, item.n));
    ItemView view{.item = item,
                  .entry = std::move(entry),
                  .text = {},
                  .part = part,
                  .extraction = {},
                  .messages = {},
                  .same_content = {},
                  .signatures = {},
                  .bytes_problem = {}};
    auto const readable = view.entry.record.bytes <= shown_bytes_max;
    auto const bytes =
        readable ? vault.store().read(item.blob, shown_bytes_max) : Result<std::string>{};
    if (readable && bytes && part.empty())
        view.text = searchable_text(item.kind, item.media, *bytes);
    if (readable && bytes && item.kind == "mail")
        view.signatures = TRY(check_mail(vault, item.ledger, *bytes));
    auto const checked = readable
                             ? (bytes ? Result<void>{} : std::unexpected(bytes.error()))
                             : vault.store().read_stream(
                                   item.blob, [](std::string_view) -> Result<void> { return {}; });
    view.bytes_match = checked.has_value();
    if (!checked) view.bytes_problem = checked.error().message;
    if (view.entry.record.chat && view.bytes_match)
        TRY(view_chat(vault, view));
    else if (!part.empty())
        TRY(view_part(vault, view));
    else if (extract::can_extract(view.entry.record.media))
        view.extraction = TRY(extraction_of(vault, item.blob));
    if (view.extraction) view.text = view.extraction->text;
    TRY(find_same_content(vault, view));
    return view;
}

Result<void> write_raw(Vault& vault, search::IndexedItem const& item, std::string const& part,
                       Sink const& sink) {
    if (part.empty()) return vault.store().read_stream(item.blob, sink);
    auto const entry = TRY(read_item_entry(vault.store(), item.ledger, item.n));
    return sink(TRY(part_of(vault, entry.record, part)));
}

}  // namespace tally::vault
