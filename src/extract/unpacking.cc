#include "extract/unpacking.h"

#include <cstring>

#include "base/encoding.h"
#include "extract/worker.h"
#include "ledger/json.h"

namespace tally::extract {
namespace {

using ledger::JsonObject;
using ledger::JsonReader;

constexpr std::size_t head_bytes = 5;
constexpr std::size_t record_bytes_max = std::size_t{1} << 20;
constexpr std::size_t path_bytes_max = 4'096;
constexpr std::size_t written_together = std::size_t{16} << 10;

enum Kind : char {
    member = 'M',
    content = 'C',
    closed = 'Z',
    over = 'E',
};

std::unexpected<Error> malformed() {
    return fail(Code::invalid_input,
                "the reader of the archive said something that it may not say");
}

}  // namespace

void MemberWriter::put(char kind, std::string_view bytes) {
    std::string head(head_bytes, kind);
    auto const size = static_cast<std::uint32_t>(bytes.size());
    std::memcpy(head.data() + 1, &size, sizeof size);
    waiting_ += head;
    waiting_ += bytes;
    if (waiting_.size() >= written_together) flush();
}

void MemberWriter::flush() {
    write_answer(descriptor_, waiting_);
    waiting_.clear();
}

void MemberWriter::begin(ArchiveMember const& member) {
    auto const path = to_valid_utf8(std::string_view{member.path}.substr(0, path_bytes_max));
    put(Kind::member,
        ledger::write_json(JsonObject{{"encrypted", member.encrypted}, {"path", path}}));
}

void MemberWriter::bytes(std::string_view piece) {
    for (; !piece.empty(); piece.remove_prefix(std::min(piece.size(), record_bytes_max)))
        put(Kind::content, piece.substr(0, record_bytes_max));
}

void MemberWriter::end() { put(Kind::closed, {}); }

void MemberWriter::report(UnpackReport const& report) {
    put(Kind::over,
        ledger::write_json(JsonObject{
            {"encrypted", report.encrypted},
            {"why", to_valid_utf8(std::string_view{report.why}.substr(0, path_bytes_max))}}));
    flush();
}

Result<void> MemberReader::take(std::string_view bytes) {
    pending_ += bytes;
    std::size_t at = 0;
    while (pending_.size() - at >= head_bytes) {
        std::uint32_t size = 0;
        std::memcpy(&size, pending_.data() + at + 1, sizeof size);
        if (size > record_bytes_max) return malformed();
        if (pending_.size() - at - head_bytes < size) break;
        TRY(take_record(pending_[at], std::string_view{pending_}.substr(at + head_bytes, size)));
        at += head_bytes + size;
    }
    pending_.erase(0, at);
    return {};
}

Result<void> MemberReader::take_record(char kind, std::string_view bytes) {
    if (reported_) return malformed();
    if (kind == Kind::content && open_) {
        member_bytes_ += bytes.size();
        report_.bytes += bytes.size();
        if (member_bytes_ > limits_.member_bytes_max || report_.bytes > limits_.total_bytes_max)
            return fail(Code::invalid_input, "it holds more bytes than are read of an archive");
        sink_.bytes(bytes);
        return {};
    }
    if (kind == Kind::closed && open_) {
        open_ = false;
        sink_.end();
        return {};
    }
    if (kind != Kind::member && kind != Kind::over) return malformed();
    if (open_) return malformed();
    auto const json = TRY(ledger::parse_json(bytes));
    auto reader = TRY(JsonReader::open(json, "record"));
    auto const encrypted = TRY(reader.boolean("encrypted"));
    auto text = TRY(reader.string(kind == Kind::member ? "path" : "why"));
    TRY(reader.finish());
    if (kind == Kind::over) {
        reported_ = true;
        report_.encrypted = encrypted;
        report_.why = std::move(text);
        return {};
    }
    if (++report_.members > limits_.members_max)
        return fail(Code::invalid_input, "it holds too many files");
    open_ = true;
    member_bytes_ = 0;
    sink_.begin({std::move(text), encrypted});
    return {};
}

UnpackReport MemberReader::finish(std::string const& why) {
    if (open_) sink_.end();
    open_ = false;
    if (!why.empty())
        report_.why = why;
    else if (!reported_)
        report_.why = "it could not be read to its end";
    return report_;
}

}  // namespace tally::extract
