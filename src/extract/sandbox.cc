#include "extract/sandbox.h"

#include <fcntl.h>
#include <linux/landlock.h>
#include <seccomp.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <memory>
#include <span>

#include "base/sanitizer.h"

namespace tally::extract {
namespace {

std::unexpected<Error> refused(std::string const& what) {
    return fail(Code::unavailable, what + ": " + std::strerror(errno),
                "documents are not read on a system without seccomp");
}

// Rights that came after the headers of Debian 12 (landlock(7)).
constexpr std::uint64_t truncate_file = std::uint64_t{1} << 14U;
constexpr std::uint64_t control_device = std::uint64_t{1} << 15U;

struct Ruleset {
    std::uint64_t files = 0;
    std::uint64_t network = 0;
};

// All rights over files that a kernel of this ABI knows.
Ruleset ruleset_of(int abi) {
    Ruleset rules;
    rules.files = (std::uint64_t{1} << 13U) - 1;
    if (abi >= 2) rules.files |= std::uint64_t{1} << 13U;  // refer
    if (abi >= 3) rules.files |= truncate_file;
    if (abi >= 4) rules.network = 3;  // bind and connect over TCP
    if (abi >= 5) rules.files |= control_device;
    return rules;
}

// What programs need to start and to find fonts, tables and OCR data.
constexpr std::array readable{"/usr",
                              "/lib",
                              "/lib64",
                              "/bin",
                              "/etc/fonts",
                              "/etc/ld.so.cache",
                              "/etc/alternatives",
                              "/var/cache/fontconfig",
                              "/dev/null",
                              "/dev/urandom",
                              "/etc/localtime"};

void allow_reading(int ruleset, char const* path) {
    int const descriptor = ::open(path, O_PATH | O_CLOEXEC);
    if (descriptor < 0) return;  // not on this system
    bool const folder = ::faccessat(AT_FDCWD, (std::string{path} + "/.").c_str(), F_OK, 0) == 0;
    landlock_path_beneath_attr rule{};
    rule.parent_fd = descriptor;
    rule.allowed_access = LANDLOCK_ACCESS_FS_READ_FILE;
    if (folder) rule.allowed_access |= LANDLOCK_ACCESS_FS_EXECUTE | LANDLOCK_ACCESS_FS_READ_DIR;
    if (std::string_view{path} == "/dev/null") rule.allowed_access |= LANDLOCK_ACCESS_FS_WRITE_FILE;
    ::syscall(SYS_landlock_add_rule, ruleset, LANDLOCK_RULE_PATH_BENEATH, &rule, 0);
    ::close(descriptor);
}

// 0 where the kernel has no Landlock.
Result<int> restrict_files() {
    auto const found =
        ::syscall(SYS_landlock_create_ruleset, nullptr, 0, LANDLOCK_CREATE_RULESET_VERSION);
    if (found <= 0) return 0;
    int const abi = static_cast<int>(found);
    auto rules = ruleset_of(abi);
    auto const size = abi >= 4 ? sizeof rules : sizeof rules.files;
    auto const made = static_cast<int>(::syscall(SYS_landlock_create_ruleset, &rules, size, 0));
    if (made < 0) return refused("make a Landlock ruleset");
    for (auto const* path : readable) allow_reading(made, path);
    auto const entered = ::syscall(SYS_landlock_restrict_self, made, 0);
    ::close(made);
    if (entered != 0) return refused("enter the Landlock sandbox");
    return abi;
}

using Filter = std::unique_ptr<void, void (*)(scmp_filter_ctx)>;

Result<void> deny(std::span<int const> calls) {
    Filter const filter{seccomp_init(SCMP_ACT_ALLOW), seccomp_release};
    if (!filter) return refused("make a seccomp filter");
    for (int const call : calls) {
        // A call that this machine does not have cannot be made, either.
        auto const added = seccomp_rule_add(filter.get(), SCMP_ACT_ERRNO(EPERM), call, 0);
        if (added != 0 && added != -EDOM && added != -EFAULT) {
            errno = -added;
            return refused("add to a seccomp filter");
        }
    }
    if (auto const loaded = seccomp_load(filter.get()); loaded != 0) {
        errno = -loaded;
        return refused("enter the seccomp sandbox");
    }
    return {};
}

// To ask for limits is harmless; programs do so when they start.
Result<void> deny_new_limits() {
    Filter const filter{seccomp_init(SCMP_ACT_ALLOW), seccomp_release};
    if (!filter) return refused("make a seccomp filter");
    scmp_arg_cmp const changes{.arg = 2, .op = SCMP_CMP_NE, .datum_a = 0, .datum_b = 0};
    if (seccomp_rule_add_array(filter.get(), SCMP_ACT_ERRNO(EPERM), SCMP_SYS(prlimit64), 1,
                               &changes) != 0 ||
        seccomp_load(filter.get()) != 0)
        return refused("enter the seccomp sandbox");
    return {};
}

// The network, other processes, mounts, changes of files, kernel interfaces with a long history of
// holes. io_uring would do the same work beside the filter.
constexpr std::array denied{SCMP_SYS(socket),
                            SCMP_SYS(socketpair),
                            SCMP_SYS(connect),
                            SCMP_SYS(bind),
                            SCMP_SYS(listen),
                            SCMP_SYS(accept),
                            SCMP_SYS(accept4),
                            SCMP_SYS(sendto),
                            SCMP_SYS(io_uring_setup),
                            SCMP_SYS(io_uring_enter),
                            SCMP_SYS(io_uring_register),
                            SCMP_SYS(ptrace),
                            SCMP_SYS(process_vm_readv),
                            SCMP_SYS(process_vm_writev),
                            SCMP_SYS(pidfd_getfd),
                            SCMP_SYS(mount),
                            SCMP_SYS(umount2),
                            SCMP_SYS(pivot_root),
                            SCMP_SYS(chroot),
                            SCMP_SYS(unshare),
                            SCMP_SYS(setns),
                            SCMP_SYS(fsopen),
                            SCMP_SYS(open_tree),
                            SCMP_SYS(move_mount),
                            SCMP_SYS(bpf),
                            SCMP_SYS(perf_event_open),
                            SCMP_SYS(userfaultfd),
                            SCMP_SYS(keyctl),
                            SCMP_SYS(add_key),
                            SCMP_SYS(request_key),
                            SCMP_SYS(open_by_handle_at),
                            SCMP_SYS(kexec_load),
                            SCMP_SYS(init_module),
                            SCMP_SYS(finit_module),
                            SCMP_SYS(reboot),
                            SCMP_SYS(swapon),
                            SCMP_SYS(personality),
                            SCMP_SYS(shmget),
                            SCMP_SYS(msgget),
                            SCMP_SYS(semget),
                            SCMP_SYS(mq_open),
                            SCMP_SYS(chmod),
                            SCMP_SYS(fchmodat),
                            SCMP_SYS(chown),
                            SCMP_SYS(fchownat),
                            SCMP_SYS(lchown),
                            SCMP_SYS(link),
                            SCMP_SYS(linkat),
                            SCMP_SYS(symlink),
                            SCMP_SYS(symlinkat),
                            SCMP_SYS(rename),
                            SCMP_SYS(renameat),
                            SCMP_SYS(renameat2),
                            SCMP_SYS(unlink),
                            SCMP_SYS(unlinkat),
                            SCMP_SYS(mkdir),
                            SCMP_SYS(mkdirat),
                            SCMP_SYS(rmdir),
                            SCMP_SYS(mknod),
                            SCMP_SYS(mknodat),
                            SCMP_SYS(setxattr),
                            SCMP_SYS(truncate)};
// Besides, in the process that reads a document: it has nobody to signal but itself.
constexpr std::array denied_to_readers{SCMP_SYS(kill),
                                       SCMP_SYS(tkill),
                                       SCMP_SYS(pidfd_open),
                                       SCMP_SYS(pidfd_send_signal),
                                       SCMP_SYS(rt_sigqueueinfo),
                                       SCMP_SYS(rt_tgsigqueueinfo),
                                       SCMP_SYS(setrlimit),
                                       SCMP_SYS(setpgid),
                                       SCMP_SYS(setsid)};

Result<void> set_limit(__rlimit_resource resource, std::uint64_t value) {
    rlimit const limit{value, value};
    if (::setrlimit(resource, &limit) != 0) return refused("set a limit");
    return {};
}

}  // namespace

Result<SandboxReport> enter_sandbox() {
    if (::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0) return refused("give up new privileges");
    SandboxReport report;
    report.landlock = TRY(restrict_files());
    TRY(deny(denied));
    return report;
}

Result<void> limit_process(ProcessLimits const& limits) {
    if constexpr (!is_sanitized) TRY(set_limit(RLIMIT_AS, limits.memory_bytes));
    TRY(set_limit(RLIMIT_CPU, limits.cpu_seconds));
    TRY(set_limit(RLIMIT_CORE, 0));
    TRY(set_limit(RLIMIT_FSIZE, 0));
    TRY(set_limit(RLIMIT_NOFILE, 64));
    TRY(deny_new_limits());
    return deny(denied_to_readers);
}

}  // namespace tally::extract
