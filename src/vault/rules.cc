#include "vault/rules.h"

#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <memory>

#include "base/result.h"

namespace tally::vault {
namespace {

constexpr std::string_view folder_name = "packs/rights";

class Descriptor {
public:
    explicit Descriptor(int value) : value_{value} {}
    ~Descriptor() {
        if (value_ >= 0) ::close(value_);
    }
    Descriptor(Descriptor const&) = delete;
    Descriptor& operator=(Descriptor const&) = delete;
    int get() const { return value_; }

private:
    int value_;
};

std::string file_name(std::string const& name) { return std::string{folder_name} + "/" + name; }

std::unexpected<Error> unreadable(std::string const& name, std::string const& why) {
    return fail(Code::unavailable, file_name(name) + ": " + why);
}

// Never waits: a named pipe is opened and refused.
Result<std::string> read_file(int folder, std::string const& name) {
    Descriptor const file{
        ::openat(folder, name.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK)};
    if (file.get() < 0)
        return unreadable(name, errno == ELOOP ? "is a symbolic link" : std::strerror(errno));
    struct stat info{};
    if (::fstat(file.get(), &info) != 0) return unreadable(name, std::strerror(errno));
    if (!S_ISREG(info.st_mode)) return unreadable(name, "is no regular file");
    std::string content;
    std::array<char, 16'384> piece{};
    for (;;) {
        auto const count = ::read(file.get(), piece.data(), piece.size());
        if (count < 0 && errno == EINTR) continue;
        if (count < 0) return unreadable(name, std::strerror(errno));
        if (count == 0) return content;
        content.append(piece.data(), static_cast<std::size_t>(count));
        if (content.size() > pack_bytes_max) return unreadable(name, "is larger than 1 MiB");
    }
}

Result<rights::Pack> read_pack(int folder, std::string const& name) {
    auto const text = TRY(read_file(folder, name));
    return rights::parse_pack(text, file_name(name));
}

std::vector<std::string> toml_names(int folder) {
    std::vector<std::string> names;
    auto const copy = ::dup(folder);
    auto* const opened = copy < 0 ? nullptr : ::fdopendir(copy);
    if (opened == nullptr) {
        if (copy >= 0) ::close(copy);
        return names;
    }
    std::unique_ptr<DIR, int (*)(DIR*)> const listing{opened, &::closedir};
    while (auto const* entry = ::readdir(listing.get()))
        if (std::string name = entry->d_name; name.ends_with(".toml") && !name.starts_with('.'))
            names.push_back(std::move(name));
    std::ranges::sort(names);
    return names;
}

bool has_id(std::vector<rights::Pack> const& packs, std::string const& id) {
    return std::ranges::find(packs, id, &rights::Pack::id) != packs.end();
}

// The vault's own packs, first; what they replace is left out of the built-in ones behind them.
void add_own(int folder, RuleBook& rules) {
    auto names = toml_names(folder);
    if (names.size() > pack_files_max) {
        rules.problems.push_back(
            {std::string{folder_name}, std::string{folder_name} + ": holds more than 256 files"});
        names.resize(pack_files_max);
    }
    for (auto const& name : names) {
        auto pack = read_pack(folder, name);
        if (!pack)
            rules.problems.push_back({file_name(name), pack.error().message});
        else if (has_id(rules.packs, pack->id))
            rules.problems.push_back(
                {file_name(name), file_name(name) + ": another file has its id: " + pack->id});
        else
            rules.packs.push_back(*std::move(pack));
    }
}

}  // namespace

RuleBook load_rules(std::filesystem::path const& vault_folder) {
    constexpr int flags = O_RDONLY | O_DIRECTORY | O_CLOEXEC | O_NOFOLLOW;
    RuleBook rules;
    Descriptor const vault{::open(vault_folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC)};
    Descriptor const packs{vault.get() < 0 ? -1 : ::openat(vault.get(), "packs", flags)};
    Descriptor const folder{packs.get() < 0 ? -1 : ::openat(packs.get(), "rights", flags)};
    if (folder.get() >= 0)
        add_own(folder.get(), rules);
    else if (errno != ENOENT)
        rules.problems.push_back(
            {std::string{folder_name}, std::string{folder_name} + ": " + std::strerror(errno)});
    auto const own = rules.packs.size();
    for (auto const& pack : rights::builtin_packs())
        if (std::none_of(rules.packs.begin(),
                         rules.packs.begin() + static_cast<std::ptrdiff_t>(own),
                         [&](rights::Pack const& mine) { return mine.id == pack.id; }))
            rules.packs.push_back(pack);
    return rules;
}

std::vector<rights::Alert> problem_alerts(RuleBook const& rules) {
    std::vector<rights::Alert> alerts;
    for (auto const& problem : rules.problems)
        alerts.push_back(
            {.rule = "PACK-BROKEN",
             .severity = rights::Severity::warning,
             .subject = problem.file,
             .text = "Your own rules in " + problem.file +
                     " were left out, so a deadline may be missing: " + problem.reason + ".",
             .action = "Mend the file, or take it out of the folder.",
             .due = std::nullopt,
             .money = std::nullopt,
             .alarms = {}});
    return alerts;
}

}  // namespace tally::vault
