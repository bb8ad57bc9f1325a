#include "bundle/zip.h"

#include <zlib.h>

#include <algorithm>
#include <optional>

#include "base/check.h"

namespace tally::bundle {
namespace {

// PKWARE APPNOTE 6.3.10, sections 4.3.7, 4.3.12 and 4.3.16.
constexpr std::uint32_t local_signature = 0x04034b50;
constexpr std::uint32_t central_signature = 0x02014b50;
constexpr std::uint32_t end_signature = 0x06054b50;
constexpr std::uint16_t version_needed = 10;
constexpr std::uint16_t version_made_by = 3 << 8 | 20;  // Unix
constexpr std::uint16_t dos_time = 0;
constexpr std::uint16_t dos_date = 0x21;  // 1 January 1980
constexpr std::uint32_t regular_file_0644 = std::uint32_t{0100644} << 16;
constexpr std::size_t local_header_bytes = 30;
constexpr std::size_t piece_bytes = std::size_t{1} << 20;

void put16(std::string& out, std::uint16_t value) {
    out.push_back(static_cast<char>(value & 0xff));
    out.push_back(static_cast<char>(value >> 8));
}

void put32(std::string& out, std::uint32_t value) {
    put16(out, static_cast<std::uint16_t>(value & 0xffff));
    put16(out, static_cast<std::uint16_t>(value >> 16));
}

std::uint32_t get(std::string_view bytes, std::size_t at, std::size_t count) {
    std::uint32_t value = 0;
    for (std::size_t i = count; i-- > 0;)
        value = value << 8 | static_cast<std::uint8_t>(bytes[at + i]);
    return value;
}

// What the local and the central header have in common: version to extra length.
void put_common(std::string& out, ZipMember const& member) {
    put16(out, version_needed);
    put16(out, 0);  // flags
    put16(out, 0);  // stored
    put16(out, dos_time);
    put16(out, dos_date);
    put32(out, member.crc);
    put32(out, static_cast<std::uint32_t>(member.bytes));
    put32(out, static_cast<std::uint32_t>(member.bytes));
    put16(out, static_cast<std::uint16_t>(member.path.size()));
    put16(out, 0);  // extra field
}

std::string local_header(ZipMember const& member) {
    std::string out;
    put32(out, local_signature);
    put_common(out, member);
    return out + member.path;
}

std::string central_header(ZipMember const& member) {
    std::string out;
    put32(out, central_signature);
    put16(out, version_made_by);
    put_common(out, member);
    put16(out, 0);  // comment
    put16(out, 0);  // disk
    put16(out, 0);  // internal attributes
    put32(out, regular_file_0644);
    auto const header_at = member.offset - local_header_bytes - member.path.size();
    put32(out, static_cast<std::uint32_t>(header_at));
    return out + member.path;
}

std::string directory(std::vector<ZipMember> const& members, std::uint64_t at) {
    std::string out;
    for (auto const& member : members) out += central_header(member);
    auto const bytes = static_cast<std::uint32_t>(out.size());
    auto const count = static_cast<std::uint16_t>(members.size());
    put32(out, end_signature);
    put16(out, 0);
    put16(out, 0);
    put16(out, count);
    put16(out, count);
    put32(out, bytes);
    put32(out, static_cast<std::uint32_t>(at));
    put16(out, 0);  // comment
    return out;
}

std::uint32_t crc_of(std::uint32_t crc, std::string_view bytes) {
    auto const* first = reinterpret_cast<Bytef const*>(bytes.data());
    return static_cast<std::uint32_t>(crc32_z(crc, first, bytes.size()));
}

std::unexpected<Error> refused(std::uint64_t offset, std::string const& what) {
    return fail(
        Code::corrupt, "ZIP, byte " + std::to_string(offset) + ": " + what,
        "a bundle has one form of ZIP; unpacking it and verifying the folder may tell more");
}

// Reads the local header at `at`, or nothing when the directory starts there.
Result<std::optional<ZipMember>> read_local(ByteSource& source, std::uint64_t at,
                                            ZipLimits const& limits) {
    if (at + local_header_bytes > source.size()) return std::nullopt;
    auto const header = TRY(source.read_at(at, local_header_bytes));
    if (get(header, 0, 4) != local_signature) return std::nullopt;
    auto const path_bytes = get(header, 26, 2);
    if (path_bytes > limits.path_bytes_max) return refused(at, "a path is too long");
    if (at + local_header_bytes + path_bytes > source.size()) return refused(at, "a header is cut");
    ZipMember member;
    member.path = TRY(source.read_at(at + local_header_bytes, path_bytes));
    member.crc = get(header, 14, 4);
    member.bytes = get(header, 18, 4);
    member.offset = at + local_header_bytes + path_bytes;
    if (!is_member_path(member.path, limits)) return refused(at, "not a path of a bundle");
    if (local_header(member) != header + member.path)
        return refused(at, "not the header that a bundle has for " + member.path);
    if (member.bytes > source.size() - member.offset)
        return refused(at, member.path + " is cut off");
    return member;
}

}  // namespace

bool is_member_path(std::string_view path, ZipLimits const& limits) {
    if (path.empty() || path.size() > limits.path_bytes_max) return false;
    if (std::ranges::any_of(path, [](char c) { return c <= 0x20 || c >= 0x7f || c == '\\'; }))
        return false;
    while (true) {
        auto const slash = path.find('/');
        auto const step = path.substr(0, slash);
        if (step.empty() || step == "." || step == "..") return false;
        if (slash == path.npos) return true;
        path.remove_prefix(slash + 1);
    }
}

ZipWriter::ZipWriter(Sink sink) : sink_{std::move(sink)} {}

Result<void> ZipWriter::put(std::string_view bytes) {
    at_ += bytes.size();
    return sink_(bytes);
}

Result<void> ZipWriter::add(std::string_view path, std::string_view content) {
    ZipLimits const limits;
    if (!is_member_path(path))
        return fail(Code::invalid_input, "not a path of a bundle: " + std::string{path});
    if (!members_.empty() && path <= members_.back().path)
        return fail(Code::invalid_input, "paths of a bundle come in order: " + std::string{path});
    if (members_.size() == limits.members_max || at_ + content.size() > limits.bytes_max)
        return fail(Code::invalid_input, "the bundle would be larger than a plain ZIP holds",
                    "choose fewer exhibits");
    ZipMember member{std::string{path}, 0, content.size(), crc_of(0, content)};
    TRY(put(local_header(member)));
    member.offset = at_;
    members_.push_back(std::move(member));
    return put(content);
}

Result<void> ZipWriter::finish() { return put(directory(members_, at_)); }

Result<std::vector<ZipMember>> read_zip(ByteSource& source, ZipLimits const& limits) {
    if (source.size() > limits.bytes_max) return refused(0, "larger than a bundle can be");
    std::vector<ZipMember> members;
    std::uint64_t at = 0;
    while (auto member = TRY(read_local(source, at, limits))) {
        if (!members.empty() && member->path <= members.back().path)
            return refused(at, "members are not in order");
        if (members.size() == limits.members_max) return refused(at, "too many members");
        at = member->offset + member->bytes;
        members.push_back(*std::move(member));
    }
    if (members.empty()) return refused(0, "no member of a bundle starts here");
    auto const expected = directory(members, at);
    if (source.size() - at != expected.size())
        return refused(at, "the directory has another length");
    auto const found = TRY(source.read_at(at, expected.size()));
    auto const differs = std::ranges::mismatch(expected, found).in2 - found.begin();
    if (found != expected)
        return refused(at + static_cast<std::uint64_t>(differs), "the directory differs");
    return members;
}

Result<void> read_member(ByteSource& source, ZipMember const& member, Sink const& sink) {
    std::uint32_t crc = 0;
    for (std::uint64_t done = 0; done < member.bytes;) {
        auto const count = std::min<std::uint64_t>(piece_bytes, member.bytes - done);
        auto const piece =
            TRY(source.read_at(member.offset + done, static_cast<std::size_t>(count)));
        crc = crc_of(crc, piece);
        TRY(sink(piece));
        done += count;
    }
    if (crc != member.crc)
        return refused(member.offset, member.path + ": the checksum of the content is wrong");
    return {};
}

}  // namespace tally::bundle
