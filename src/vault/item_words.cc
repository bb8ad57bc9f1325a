#include "vault/item_words.h"

#include <charconv>

#include "vault/chats.h"
#include "vault/extractions.h"
#include "vault/item_entry.h"
#include "vault/item_text.h"

namespace tally::vault {

Result<std::size_t> message_place(std::string const& part, std::size_t count) {
    std::size_t number = 0;
    auto const [end, error] = std::from_chars(part.data(), part.data() + part.size(), number);
    if (error != std::errc{} || end != part.data() + part.size() || number == 0 || number > count)
        return fail(Code::not_found, "there is no message " + part,
                    "its messages are 1 to " + std::to_string(count));
    return number - 1;
}

Result<std::string> ItemWords::of(search::IndexedItem const& item) {
    auto const part = item.id.part_path();
    if (item.kind == "chat" && !part.empty()) return of_message(item, part);
    if (!part.empty() || extract::can_extract(item.media)) {
        auto const read = TRY(extraction_of(vault_, item.blob));
        return read ? read->text : std::string{};
    }
    return searchable_text(item.kind, item.media,
                           TRY(vault_.store().read(item.blob, shown_bytes_max)));
}

Result<std::string> ItemWords::of_message(search::IndexedItem const& item,
                                          std::string const& part) {
    if (chat_ != item.id.whole()) {
        auto const entry = TRY(read_item_entry(vault_.store(), item.ledger, item.n));
        messages_ = TRY(messages_of(vault_, entry.record));
        chat_ = item.id.whole();
    }
    auto const place = TRY(message_place(part, messages_.size()));
    return messages_[place].text;
}

Result<std::string> text_of_item(Vault& vault, search::IndexedItem const& item) {
    return ItemWords{vault}.of(item);
}

}  // namespace tally::vault
