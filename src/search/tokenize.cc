#include "search/tokenize.h"

#include <sqlite3.h>

#include <algorithm>
#include <cstdint>

#include "base/check.h"

namespace tally::search {
namespace {

constexpr std::size_t piece_bytes_max = std::size_t{1} << 30;  // FTS5 counts in int

// One tokenizer with the connection that knows it. It keeps a buffer, so each thread has its own.
// That SQLite lacks FTS5 is a broken installation, not an error of the user.
class Tokenizer {
public:
    Tokenizer() {
        TALLY_CHECK(sqlite3_open(":memory:", &db_) == SQLITE_OK);
        auto* const api = fts5();
        void* context = nullptr;
        TALLY_CHECK(api->xFindTokenizer(api, "unicode61", &context, &methods_) == SQLITE_OK);
        char const* arguments[] = {"remove_diacritics", "2"};
        TALLY_CHECK(methods_.xCreate(context, arguments, 2, &tokenizer_) == SQLITE_OK);
    }
    ~Tokenizer() {
        methods_.xDelete(tokenizer_);
        sqlite3_close(db_);
    }
    Tokenizer(Tokenizer const&) = delete;
    Tokenizer& operator=(Tokenizer const&) = delete;

    void run(std::string_view text, void* context,
             int (*visit)(void*, int, char const*, int, int, int)) {
        auto const size = static_cast<int>(std::min(text.size(), piece_bytes_max));
        TALLY_CHECK(methods_.xTokenize(tokenizer_, context, FTS5_TOKENIZE_DOCUMENT,
                                       size == 0 ? "" : text.data(), size, visit) == SQLITE_OK);
    }

private:
    fts5_api* fts5() {
        fts5_api* api = nullptr;
        sqlite3_stmt* select = nullptr;
        TALLY_CHECK(sqlite3_prepare_v2(db_, "SELECT fts5(?1)", -1, &select, nullptr) == SQLITE_OK);
        sqlite3_bind_pointer(select, 1, static_cast<void*>(&api), "fts5_api_ptr", nullptr);
        sqlite3_step(select);
        sqlite3_finalize(select);
        TALLY_CHECK(api != nullptr);
        return api;
    }

    sqlite3* db_ = nullptr;
    fts5_tokenizer methods_{};
    Fts5Tokenizer* tokenizer_ = nullptr;
};

using Visit = std::function<void(std::string_view, std::size_t, std::size_t)>;

// Its parameters are FTS5's.
// NOLINTNEXTLINE(readability-function-size)
int visit_token(void* context, int /*flags*/, char const* token, int size, int begin, int end) {
    auto const& visit = *static_cast<Visit const*>(context);
    visit({token, static_cast<std::size_t>(size)}, static_cast<std::size_t>(begin),
          static_cast<std::size_t>(end));
    return SQLITE_OK;
}

}  // namespace

void for_each_token(std::string_view text, Visit const& visit) {
    thread_local Tokenizer tokenizer;
    auto copy = visit;
    tokenizer.run(text, &copy, visit_token);
}

std::vector<std::string> tokens_of(std::string_view text) {
    std::vector<std::string> tokens;
    for_each_token(text, [&](std::string_view folded, std::size_t, std::size_t) {
        tokens.emplace_back(folded);
    });
    return tokens;
}

}  // namespace tally::search
