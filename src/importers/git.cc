// The commits of a repository, by libgit2. Nothing that the repository configures is run or
// followed: no hook, no filter, no submodule, no file of the user's or the system's configuration.
#include <git2.h>
#include <sys/stat.h>

#include <algorithm>
#include <array>
#include <memory>

#include "base/encoding.h"
#include "crypto/sha256.h"
#include "importers/git_objects.h"
#include "importers/openpgp_signature.h"
#include "importers/readers.h"
#include "importers/ssh_signature.h"

namespace tally::importers {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t commits_max = 1'000'000;
constexpr std::size_t files_of_commit_max = 200;
constexpr std::uint64_t hashed_bytes_max = std::uint64_t{1} << 30;  // of one import

template <auto Free>
struct Freer {
    template <typename T>
    void operator()(T* one) const {
        Free(one);
    }
};
template <typename T, auto Free>
using Owned = std::unique_ptr<T, Freer<Free>>;

using Repository = Owned<git_repository, git_repository_free>;
using Walk = Owned<git_revwalk, git_revwalk_free>;
using Commit = Owned<git_commit, git_commit_free>;
using Tree = Owned<git_tree, git_tree_free>;
using Diff = Owned<git_diff, git_diff_free>;
using Object = Owned<git_odb_object, git_odb_object_free>;
using Odb = Owned<git_odb, git_odb_free>;
using Reference = Owned<git_reference, git_reference_free>;
using References = Owned<git_reference_iterator, git_reference_iterator_free>;
using Target = Owned<git_object, git_object_free>;

std::string last_error() {
    auto const* const error = git_error_last();
    return error == nullptr ? "it is damaged" : to_valid_utf8(error->message);
}

std::string hex_of(git_oid const& id) {
    std::array<char, GIT_OID_HEXSZ + 1> text{};
    git_oid_tostr(text.data(), text.size(), &id);
    return text.data();
}

// libgit2 counts its users; it reads the configuration of nobody here.
void prepare_library() {
    static bool const done = [] {
        git_libgit2_init();
        for (auto const level : {GIT_CONFIG_LEVEL_SYSTEM, GIT_CONFIG_LEVEL_XDG,
                                 GIT_CONFIG_LEVEL_GLOBAL, GIT_CONFIG_LEVEL_PROGRAMDATA})
            git_libgit2_opts(GIT_OPT_SET_SEARCH_PATH, level, "");
        git_libgit2_opts(GIT_OPT_ENABLE_STRICT_HASH_VERIFICATION, 1);
        return true;
    }();
    static_cast<void>(done);
}

std::string person(git_signature const* who) {
    if (who == nullptr) return {};
    return to_valid_utf8(std::string{who->name} + " <" + who->email + ">");
}

std::optional<Instant> time_of(git_signature const* who) {
    constexpr git_time_t year_9999 = 253'370'764'800;
    if (who == nullptr || who->when.time < 0 || who->when.time > year_9999) return std::nullopt;
    return Instant{std::chrono::seconds{who->when.time}};
}

std::string ssh_verdict(std::string_view signature, std::string_view content) {
    auto const checked = check_ssh_signature(signature, content);
    auto const key = checked.key.empty() ? "" : ", key " + checked.key;
    switch (checked.verdict) {
        case SshSignature::Verdict::good: return "SSH, good" + key;
        case SshSignature::Verdict::bad: return "SSH, bad: " + checked.why + key;
        case SshSignature::Verdict::unchecked: return "SSH, unchecked: " + checked.why + key;
    }
    return {};
}

// What signature the commit carries, and whether it is the named key's. Whose an SSH key is nobody
// can tell without a list of keys.
std::string signature_of(git_repository* repository, git_oid* id, std::string const& committer) {
    git_buf signature = GIT_BUF_INIT;
    git_buf content = GIT_BUF_INIT;
    std::string verdict;
    if (git_commit_extract_signature(&signature, &content, repository, id, nullptr) == 0) {
        std::string_view const text{signature.ptr, signature.size};
        if (text.contains("SSH SIGNATURE"))
            verdict = ssh_verdict(text, {content.ptr, content.size});
        else if (text.contains("PGP SIGNATURE"))
            verdict = openpgp_words(text, committer);
        else
            verdict = "of another kind, unchecked: git verify-commit may know it";
    }
    git_buf_dispose(&signature);
    git_buf_dispose(&content);
    return verdict;
}

class GitReader final : public Reader {
public:
    GitReader(fs::path const& path, Repository repository, Odb odb, Walk walk,
              std::vector<Broken> broken, ReadLimits const& limits)
        : path_{path},
          repository_{std::move(repository)},
          odb_{std::move(odb)},
          walk_{std::move(walk)},
          limits_{limits},
          broken_{std::move(broken)} {}

    Result<std::optional<RawItem>> next() override {
        git_oid id;
        while (!ended_) {
            auto const step = git_revwalk_next(&id, walk_.get());
            ended_ = step != 0 || read_ == commits_max;
            if (ended_) {
                tell_end(step);
                break;
            }
            ++read_;
            if (auto item = item_of(id)) return item;
        }
        return std::optional<RawItem>{};
    }
    std::vector<Broken> take_broken() override { return std::exchange(broken_, {}); }
    Progress progress() const override { return {read_, 0}; }

private:
    // A history that stops before its beginning is said to.
    void tell_end(int step) {
        if (step == 0)
            broken_.push_back({path_.string(), 0,
                               "only the first " + std::to_string(commits_max) +
                                   " commits of this repository are read",
                               "clone the branch that matters on its own, and import that"});
        else if (step != GIT_ITEROVER)
            broken_.push_back({path_.string(), 0,
                               "the history cannot be followed to its beginning: " + last_error(),
                               "git fsck shows what is missing; a full clone has it"});
    }

    std::optional<RawItem> item_of(git_oid id) {
        git_odb_object* raw = nullptr;
        git_commit* parsed = nullptr;
        auto const found = git_odb_read(&raw, odb_.get(), &id) == 0;
        Object const object{raw};
        if (!found || git_commit_lookup(&parsed, repository_.get(), &id) != 0) {
            broken_.push_back({path_.string(), 0, "commit " + hex_of(id) + ": " + last_error(),
                               "git fsck shows what is missing"});
            return std::nullopt;
        }
        Commit const commit{parsed};
        auto const size = git_odb_object_size(object.get());
        if (size > limits_.item_bytes_max) {
            broken_.push_back({path_.string(), 0, "commit " + hex_of(id) + " is too large", ""});
            return std::nullopt;
        }
        return describe(id, *commit,
                        {static_cast<char const*>(git_odb_object_data(object.get())), size});
    }

    RawItem describe(git_oid id, git_commit& commit, std::string bytes) {
        auto const* const summary = git_commit_summary(&commit);
        RawItem item{.source = SourceKind::git,
                     .kind = ItemKind::commit,
                     .file = path_.string(),
                     .offset = 0,
                     .length = bytes.size(),
                     .name = summary == nullptr ? "" : to_valid_utf8(summary),
                     .media = "application/x-git-commit",
                     .bytes = std::move(bytes)};
        item.from = person(git_commit_author(&commit));
        item.occurred = time_of(git_commit_author(&commit));
        auto const committer = person(git_commit_committer(&commit));
        item.claims = {{"commit", hex_of(id)}, {"committer", committer}};
        if (auto const at = time_of(git_commit_committer(&commit)))
            item.claims.push_back({"committed", format_instant(*at)});
        if (auto signature = signature_of(repository_.get(), &id, committer); !signature.empty())
            item.claims.push_back({"signature", std::move(signature)});
        add_files(commit, item);
        return item;
    }

    // Digests of what the commit brought, so that a delivery finds the commit that holds its bytes.
    void add_files(git_commit& commit, RawItem& item) {
        git_tree* raw_tree = nullptr;
        git_tree* raw_before = nullptr;
        git_diff* raw_diff = nullptr;
        if (git_commit_tree(&raw_tree, &commit) != 0) return;
        Tree const tree{raw_tree};
        git_commit* raw_parent = nullptr;
        if (git_commit_parent(&raw_parent, &commit, 0) == 0) {
            Commit const parent{raw_parent};
            if (git_commit_tree(&raw_before, parent.get()) != 0) return;
        }
        Tree const before{raw_before};
        if (git_diff_tree_to_tree(&raw_diff, repository_.get(), before.get(), tree.get(),
                                  nullptr) != 0)
            return;
        Diff const diff{raw_diff};
        auto const count = std::min(git_diff_num_deltas(diff.get()), files_of_commit_max);
        for (std::size_t i = 0; i < count; ++i) add_file(*git_diff_get_delta(diff.get(), i), item);
    }

    void add_file(git_diff_delta const& delta, RawItem& item) {
        if (delta.status == GIT_DELTA_DELETED || delta.new_file.mode != GIT_FILEMODE_BLOB) return;
        std::size_t size = 0;
        git_object_t type = GIT_OBJECT_INVALID;
        if (git_odb_read_header(&size, &type, odb_.get(), &delta.new_file.id) != 0 ||
            type != GIT_OBJECT_BLOB || size > file_object_bytes_max ||
            hashed_ + size > hashed_bytes_max)
            return;
        git_odb_object* raw = nullptr;
        if (git_odb_read(&raw, odb_.get(), &delta.new_file.id) != 0) return;
        Object const object{raw};
        hashed_ += size;
        auto const digest =
            crypto::sha256({static_cast<char const*>(git_odb_object_data(object.get())), size});
        item.claims.push_back(
            {"brought", digest.text() + " " + to_valid_utf8(delta.new_file.path)});
    }

    fs::path path_;
    Repository repository_;
    Odb odb_;
    Walk walk_;
    ReadLimits limits_;
    std::vector<Broken> broken_;
    std::uint64_t read_ = 0;
    std::uint64_t hashed_ = 0;
    bool ended_ = false;
};

// The walk begins at what the branch or tag leads to, where that is a commit. A symbolic one may
// lead nowhere yet.
void push_target(git_reference const* reference, git_revwalk* walk, fs::path const& path,
                 std::vector<Broken>& broken) {
    git_reference* raw = nullptr;
    if (git_reference_resolve(&raw, reference) != 0) return;
    Reference const resolved{raw};
    git_object* raw_named = nullptr;
    git_object* raw_commit = nullptr;
    auto error = git_object_lookup(&raw_named, git_reference_owner(resolved.get()),
                                   git_reference_target(resolved.get()), GIT_OBJECT_ANY);
    Target const named{raw_named};
    if (error == 0) error = git_object_peel(&raw_commit, named.get(), GIT_OBJECT_COMMIT);
    Target const commit{raw_commit};
    if (error == GIT_EPEEL || error == GIT_EINVALIDSPEC) return;
    if (error == 0 && git_revwalk_push(walk, git_object_id(commit.get())) == 0) return;
    broken.push_back({path.string(), 0,
                      to_valid_utf8(git_reference_name(reference)) + ": " + last_error(),
                      "git fsck shows what is missing"});
}

// Every branch and tag, and a HEAD that is on none; nothing in a new repository.
std::vector<Broken> push_references(git_repository* repository, git_revwalk* walk,
                                    fs::path const& path) {
    std::vector<Broken> broken;
    static_cast<void>(git_revwalk_push_head(walk));
    git_reference_iterator* raw_all = nullptr;
    auto step = git_reference_iterator_new(&raw_all, repository);
    References const all{raw_all};
    while (step == 0) {
        git_reference* raw = nullptr;
        step = git_reference_next(&raw, all.get());
        Reference const reference{raw};
        if (step == 0) push_target(reference.get(), walk, path, broken);
    }
    if (step != GIT_ITEROVER)
        broken.push_back({path.string(), 0, "not every branch can be read: " + last_error(),
                          "git for-each-ref lists them"});
    return broken;
}

}  // namespace

bool is_git_folder(fs::path const& path) {
    std::error_code error;
    auto const bare = fs::is_regular_file(path / "HEAD", error) &&
                      fs::is_directory(path / "objects", error) &&
                      fs::is_directory(path / "refs", error);
    return bare || fs::is_directory(path / ".git" / "objects", error);
}

Result<std::unique_ptr<Reader>> open_git(fs::path const& path, ReadLimits const& limits) {
    prepare_library();
    git_repository* raw = nullptr;
    if (git_repository_open_ext(&raw, path.c_str(), GIT_REPOSITORY_OPEN_NO_SEARCH, nullptr) != 0)
        return fail(Code::invalid_input,
                    path.string() + " is no readable repository: " + last_error(),
                    "name the folder that holds .git");
    Repository repository{raw};
    git_odb* raw_odb = nullptr;
    git_revwalk* raw_walk = nullptr;
    if (!limit_objects(repository.get()) || git_repository_odb(&raw_odb, repository.get()) != 0 ||
        git_revwalk_new(&raw_walk, repository.get()) != 0)
        return fail(Code::unavailable, path.string() + ": " + last_error());
    Odb odb{raw_odb};
    Walk walk{raw_walk};
    git_revwalk_sorting(walk.get(), GIT_SORT_TIME | GIT_SORT_REVERSE);
    auto broken = push_references(repository.get(), walk.get(), path);
    return std::make_unique<GitReader>(path, std::move(repository), std::move(odb), std::move(walk),
                                       std::move(broken), limits);
}

}  // namespace tally::importers
