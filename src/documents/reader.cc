#include "documents/reader.h"

#include <unistd.h>

#include <cerrno>

#include "base/time.h"
#include "documents/parts.h"
#include "documents/recognition.h"
#include "extract/worker.h"

namespace tally::documents {
namespace {

constexpr std::size_t document_bytes_max = std::size_t{512} << 20;

extract::Extraction read_any(Document const& document) {
    auto const& media = document.request.media;
    if (media == "application/pdf") return read_pdf(document);
    if (media.starts_with("image/")) return read_image(document);
    if (media.starts_with("application/vnd.o") || media == "application/x-ole-storage")
        return read_office(document);
    return {};
}

}  // namespace

void prepare(extract::ExtractRequest const& request) {
    if (request.media.starts_with("image/") || request.media == "application/pdf")
        load_recognizer(request.languages);
}

std::string read_descriptor(int document, std::size_t bytes_max) {
    std::string bytes;
    constexpr std::size_t piece = std::size_t{1} << 20;
    ::lseek(document, 0, SEEK_SET);
    while (bytes.size() < bytes_max) {
        auto const before = bytes.size();
        bytes.resize(before + piece);
        auto const got = ::read(document, bytes.data() + before, piece);
        bytes.resize(before + static_cast<std::size_t>(got > 0 ? got : 0));
        if (got < 0 && errno == EINTR) continue;
        if (got <= 0) break;
    }
    return bytes;
}

void answer(extract::ExtractRequest const& request, int document, int answer) {
    if (request.unpack && request.media == "application/pdf")
        return hand_out_pages(document, answer);
    if (request.unpack) return unpack_archive(document, answer);
    auto checked = request;
    if (!check_zone(checked.zone)) checked.zone = "UTC";
    auto const bytes = read_descriptor(document, document_bytes_max);
    ::lseek(document, 0, SEEK_SET);
    extract::write_answer(answer, extract::write_extraction(read_any({checked, document, bytes})));
}

}  // namespace tally::documents
