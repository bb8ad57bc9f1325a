#include "vault/quotes.h"

#include "vault/chats.h"
#include "vault/exhibit_words.h"
#include "vault/item_view.h"
#include "vault/look_inside.h"

namespace tally::vault {
namespace {

enum class Shown : std::uint8_t {
    no,
    unclear,
    yes
};

Shown shown_in(std::string const& words, std::string const& quote) {
    if (words.empty()) return Shown::unclear;
    return find_passage(words, quote) ? Shown::yes : Shown::no;
}

Shown shown_in(extract::Extraction const& read, std::string const& quote) {
    auto const shown = shown_in(read.text, quote);
    return read.ocr && shown == Shown::no ? Shown::unclear : shown;
}

// Attachments; a picture among them says nothing against the words of the mail.
Result<bool> shown_in_parts(Vault& vault, ledger::ItemRecord const& record,
                            std::string const& quote) {
    for (auto const& child : record.children)
        if (auto const read = TRY(extraction_of(vault, child.digest)))
            if (shown_in(*read, quote) == Shown::yes) return true;
    return false;
}

Result<Shown> shown_in(Vault& vault, search::IndexedItem const& item, std::string const& quote) {
    auto const view = TRY(view_item(vault, item));
    auto const& record = view.entry.record;
    if (TRY(shown_in_parts(vault, record, quote))) return Shown::yes;
    if (record.chat) return shown_in(conversation_words(TRY(messages_of(vault, record))), quote);
    return view.extraction ? shown_in(*view.extraction, quote) : shown_in(view.text, quote);
}

}  // namespace

Result<void> check_quote(Vault& vault, std::vector<search::IndexedItem> const& items,
                         std::string const& quote) {
    std::string names;
    for (auto const& item : items) {
        if (TRY(shown_in(vault, item, quote)) != Shown::no) return {};
        names += (names.empty() ? "" : " or ") + item.id.text;
    }
    if (names.empty()) return {};
    return fail(Code::not_found, "the quoted words do not stand in item " + names,
                "copy them as they stand there: tally show " + items.front().id.text +
                    "; or name the item that holds them");
}

}  // namespace tally::vault
