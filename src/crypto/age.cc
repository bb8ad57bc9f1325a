// The payload: a nonce of 16 bytes, then chunks of 64 KiB, each sealed alone. The nonce of a chunk
// is its number in 11 bytes and a flag for the last one, so that no chunk can be moved, dropped or
// cut off (STREAM).
#include "crypto/age.h"

#include <algorithm>
#include <utility>

#include "base/check.h"
#include "crypto/age_cipher.h"
#include "crypto/age_header.h"

namespace tally::crypto {
namespace {

constexpr std::size_t file_key_bytes = 16;
constexpr std::size_t payload_nonce_bytes = 16;
constexpr std::size_t chunk_bytes = std::size_t{64} << 10;
constexpr std::size_t sealed_chunk_bytes = chunk_bytes + Aead::tag_bytes;

std::string chunk_nonce(std::uint64_t number, bool last) {
    std::string nonce(Aead::nonce_bytes, '\0');
    nonce.back() = last ? '\x01' : '\0';
    for (auto at = nonce.size() - 1; number > 0; number >>= 8)
        nonce[--at] = static_cast<char>(number & 0xff);
    return nonce;
}

Aead payload_cipher(SecretBytes const& file_key, std::string_view nonce) {
    return Aead{hkdf_sha256(file_key.view(), nonce, "payload")};
}

std::unexpected<Error> damaged(std::uint64_t number, std::string const& how) {
    return fail(Code::corrupt,
                "the encrypted file is damaged in chunk " + std::to_string(number + 1) +
                    " (of 64 KiB each): " + how,
                "take another copy of the file");
}

}  // namespace

struct AgeWriter::State {
    Sink sink;
    Aead cipher;
    std::string held = {};  // at most one chunk; it may turn out to be the last one
    std::uint64_t number = 0;
    bool finished = false;

    Result<void> seal(std::string_view plain, bool last) {
        return sink(cipher.seal(chunk_nonce(number++, last), plain));
    }
};

AgeWriter::AgeWriter(std::unique_ptr<State> state) : state_{std::move(state)} {}
AgeWriter::~AgeWriter() = default;
AgeWriter::AgeWriter(AgeWriter&&) noexcept = default;
AgeWriter& AgeWriter::operator=(AgeWriter&&) noexcept = default;

Result<AgeWriter> AgeWriter::start(Sink sink, AgeRecipients const& recipients, Random& random) {
    SecretBytes const file_key{random.bytes(file_key_bytes)};
    auto const stanzas = TRY(wrap_file_key(file_key, recipients, random));
    TRY(sink(write_age_header(stanzas, file_key)));
    auto const nonce = random.bytes(payload_nonce_bytes);
    TRY(sink(nonce));
    return AgeWriter{
        std::make_unique<State>(State{std::move(sink), payload_cipher(file_key, nonce)})};
}

Result<void> AgeWriter::write(std::string_view bytes) {
    TALLY_CHECK(!state_->finished);
    while (!bytes.empty()) {
        if (state_->held.size() == chunk_bytes) {  // more follows, so it is not the last one
            TRY(state_->seal(state_->held, false));
            state_->held.clear();
        }
        auto const taken = bytes.substr(0, chunk_bytes - state_->held.size());
        state_->held += taken;
        bytes.remove_prefix(taken.size());
    }
    return {};
}

Result<void> AgeWriter::finish() {
    TALLY_CHECK(!state_->finished);
    state_->finished = true;
    return state_->seal(state_->held, true);
}

struct AgeReader::State {
    AgeInput input;
    Aead cipher;
    std::string plain = {};
    std::size_t at = 0;
    std::uint64_t number = 0;
    bool ended = false;

    Result<void> next_chunk();
    std::unexpected<Error> explain(std::string_view sealed, bool last);
};

// Which damage it is, for the person who must find another copy.
std::unexpected<Error> AgeReader::State::explain(std::string_view sealed, bool last) {
    if (!cipher.open(chunk_nonce(number, !last), sealed)) {
        return damaged(number, last && sealed.size() < sealed_chunk_bytes
                                   ? "it was changed, cut off or extended"
                                   : "it was changed");
    }
    return damaged(number, last ? "the file was cut off behind it" : "something follows the end");
}

Result<void> AgeReader::State::next_chunk() {
    auto const sealed = TRY(input.read(sealed_chunk_bytes));
    bool const last = sealed.size() < sealed_chunk_bytes || TRY(input.at_end());
    auto opened = cipher.open(chunk_nonce(number, last), sealed);
    if (!opened) return explain(sealed, last);
    // "The last chunk MUST NOT be empty unless the whole payload is."
    if (opened->empty() && number > 0) return damaged(number, "it is empty");
    plain = *std::move(opened);
    at = 0;
    ended = last;
    ++number;
    return {};
}

AgeReader::AgeReader(std::unique_ptr<State> state) : state_{std::move(state)} {}
AgeReader::~AgeReader() = default;
AgeReader::AgeReader(AgeReader&&) noexcept = default;
AgeReader& AgeReader::operator=(AgeReader&&) noexcept = default;

Result<AgeReader> AgeReader::open(Pull source, AgeIdentities const& identities,
                                  AgeLimits const& limits) {
    AgeInput input{std::move(source)};
    auto const header = TRY(read_age_header(input, limits));
    auto const file_key = TRY(unwrap_file_key(header.stanzas, identities, limits));
    TRY(check_age_header(header, file_key));
    auto const nonce = TRY(input.read(payload_nonce_bytes));
    if (nonce.size() != payload_nonce_bytes) return damaged_age_header("the file ends behind it");
    return AgeReader{
        std::make_unique<State>(State{std::move(input), payload_cipher(file_key, nonce)})};
}

Result<std::string> AgeReader::read(std::size_t max) {
    TALLY_CHECK(max > 0);
    auto& state = *state_;
    while (state.at == state.plain.size() && !state.ended) TRY(state.next_chunk());
    auto bytes = state.plain.substr(state.at, max);
    state.at += bytes.size();
    return bytes;
}

Result<void> age_decrypt(Pull source, AgeIdentities const& identities, Sink const& sink,
                         AgeLimits const& limits) {
    auto reader = TRY(AgeReader::open(std::move(source), identities, limits));
    for (;;) {
        auto const bytes = TRY(reader.read(chunk_bytes));
        if (bytes.empty()) return {};
        TRY(sink(bytes));
    }
}

}  // namespace tally::crypto
