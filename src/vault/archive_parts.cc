#include "vault/archive_parts.h"

#include <algorithm>
#include <vector>

#include "mail/mime.h"

namespace tally::vault {
namespace {

// Collects the members that are wanted; the others pass by.
class WantedMembers final : public extract::MemberSink {
public:
    WantedMembers(std::string prefix, std::set<std::string> const& wanted, std::uint64_t bytes_max,
                  FoundParts& found)
        : prefix_{std::move(prefix)}, wanted_{wanted}, bytes_max_{bytes_max}, found_{found} {}

    void begin(extract::ArchiveMember const& member) override {
        path_ = prefix_ + std::to_string(++number_);
        current_ = member.encrypted || !wanted_.contains(path_) ? nullptr : &found_.bytes[path_];
    }
    void bytes(std::string_view piece) override {
        if (current_ == nullptr) return;
        if (current_->size() + piece.size() <= bytes_max_) {
            *current_ += piece;
            return;
        }
        found_.bytes.erase(path_);  // half of it would be read as if it were all
        current_ = nullptr;
    }
    void end() override { current_ = nullptr; }

private:
    std::string prefix_;
    std::set<std::string> const& wanted_;
    std::uint64_t bytes_max_;
    FoundParts& found_;
    std::string path_;
    std::size_t number_ = 0;
    std::string* current_ = nullptr;
};

void unpack(std::string_view bytes, std::string const& prefix, std::set<std::string> const& wanted,
            std::uint64_t bytes_max, extract::Pool* pool, FoundParts& found) {
    if (pool == nullptr) {
        found.why = "archives are not opened: tally-extract is missing";
        return;
    }
    WantedMembers sink{prefix, wanted, bytes_max, found};
    auto const report = pool->unpack(bytes, {.media = "application/zip", .name = {}}, sink);
    if (!report.why.empty()) found.why = report.why;
}

}  // namespace

PartPlace place_of(ledger::ItemRecord const& record, std::string const& path) {
    if (record.kind != "mail")
        return {{}, extract::is_archive(record.media) ? path : std::string{}};
    auto const dot = path.rfind('.');
    if (dot == path.npos) return {};
    auto const outer = path.substr(0, dot);
    auto const parent = std::ranges::find(record.children, outer, &ledger::ChildItem::path);
    if (parent == record.children.end() || !extract::is_archive(parent->media)) return {};
    return {outer, path.substr(dot + 1)};
}

FoundParts bytes_of_parts(ledger::ItemRecord const& record, std::string_view item_bytes,
                          std::set<std::string> const& paths, std::uint64_t bytes_max,
                          extract::Pool* pool) {
    FoundParts found;
    std::map<std::string, std::set<std::string>> members;  // by their archives
    std::set<std::string> parts;                           // of the mail itself
    for (auto const& path : paths) {
        auto const place = place_of(record, path);
        if (!place.member.empty()) members[place.archive].insert(path);
        parts.insert(place.member.empty() ? path : place.archive);
    }
    if (record.kind != "mail") {
        if (auto const wanted = members.find(""); wanted != members.end())
            unpack(item_bytes, "", wanted->second, bytes_max, pool, found);
        return found;
    }
    auto outer = mail::parts_bytes(item_bytes, parts);
    for (auto const& [archive, wanted] : members)
        if (auto const bytes = outer.find(archive); bytes != outer.end())
            unpack(bytes->second, archive + ".", wanted, bytes_max, pool, found);
    for (auto& [path, bytes] : outer)
        if (paths.contains(path) && bytes.size() <= bytes_max) found.bytes[path] = std::move(bytes);
    return found;
}

}  // namespace tally::vault
