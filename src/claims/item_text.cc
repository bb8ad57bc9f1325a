#include "claims/item_text.h"

#include "base/words.h"
#include "engagement/plain_text.h"
#include "engagement/scope_words.h"

namespace tally::claims {
namespace {

// A reply's subject is the other side's words.
bool is_own_subject(std::string const& subject) {
    auto const lower = ascii_lower(subject);
    for (auto const* prefix : {"re:", "aw:", "fw:", "fwd:", "sv:", "antw:"})
        if (lower.starts_with(prefix)) return false;
    return !lower.empty();
}

std::string trimmed(std::string_view text) {
    auto const begin = text.find_first_not_of(" \t\r\n-*");
    if (begin == text.npos) return {};
    auto const end = text.find_last_not_of(" \t\r\n");
    return std::string{engagement::cut(text.substr(begin, end + 1 - begin), quote_bytes_max)};
}

Sentence sentence_of(std::string_view text) {
    auto quote = trimmed(text);
    bool const asks = quote.ends_with('?');
    return {std::move(quote), engagement::flattened(text), asks};
}

}  // namespace

ReadItem::ReadItem(ItemText const& item) : item_{&item} {
    if (is_own_subject(item.subject)) sentences_.push_back(sentence_of(item.subject));
    auto const own = engagement::own_words(engagement::cut(item.text, item_bytes_max));
    for (auto const text : engagement::sentences_of(own)) {
        if (sentences_.size() == item_sentences_max) break;
        auto sentence = sentence_of(text);
        if (!sentence.text.empty()) sentences_.push_back(std::move(sentence));
    }
    flat_ = engagement::flattened(item.subject);
    for (auto const& name : item.attachments) flat_ += engagement::flattened(name);
    for (auto const& sentence : sentences_) {
        flat_ += sentence.flat;
        std::string_view rest = sentence.flat;
        while (!rest.empty()) {
            auto const end = std::min(rest.find(' '), rest.size());
            if (end > 0) words_.emplace(rest.substr(0, end));
            rest.remove_prefix(std::min(end + 1, rest.size()));
        }
    }
}

bool ReadItem::may_hold(std::string_view phrase) const {
    return words_.contains(std::string{phrase.substr(0, phrase.find(' '))});
}

}  // namespace tally::claims
