#include "importers/git_objects.h"

#include <git2/sys/odb_backend.h>
#include <git2/sys/repository.h>

#include <cstring>
#include <memory>

namespace tally::importers {
namespace {

// Stands between the repository and its own objects. libgit2 hands back the first member.
struct LimitedObjects {
    git_odb_backend head{};
    git_odb* inner = nullptr;
};

git_odb* inner_of(git_odb_backend* backend) {
    return reinterpret_cast<LimitedObjects*>(backend)->inner;
}

std::size_t bytes_max(git_object_t type) {
    return type == GIT_OBJECT_BLOB ? file_object_bytes_max : history_object_bytes_max;
}

int read_object(void** data, std::size_t* size, git_object_t* type, git_odb_backend* backend,
                git_oid const* id) {
    auto* const inner = inner_of(backend);
    if (auto const error = git_odb_read_header(size, type, inner, id); error != 0) return error;
    if (*size > bytes_max(*type)) {
        git_error_set_str(GIT_ERROR_ODB, "it is larger than objects of a history are");
        return GIT_ERROR;
    }
    git_odb_object* object = nullptr;
    if (auto const error = git_odb_read(&object, inner, id); error != 0) return error;
    *size = git_odb_object_size(object);
    *type = git_odb_object_type(object);
    *data = git_odb_backend_data_alloc(backend, *size + 1);  // libgit2 reads up to a NUL behind it
    if (*data != nullptr) std::memset(*data, 0, *size + 1);
    if (*data != nullptr && *size > 0) std::memcpy(*data, git_odb_object_data(object), *size);
    git_odb_object_free(object);
    return *data == nullptr ? GIT_ERROR : 0;
}

int read_header(std::size_t* size, git_object_t* type, git_odb_backend* backend,
                git_oid const* id) {
    return git_odb_read_header(size, type, inner_of(backend), id);
}

int exists(git_odb_backend* backend, git_oid const* id) {
    return git_odb_exists(inner_of(backend), id);
}

void free_backend(git_odb_backend* backend) {
    std::unique_ptr<LimitedObjects> const objects{reinterpret_cast<LimitedObjects*>(backend)};
    git_odb_free(objects->inner);
}

std::unique_ptr<LimitedObjects> objects_over(git_odb* inner) {
    auto objects = std::make_unique<LimitedObjects>();
    git_odb_init_backend(&objects->head, GIT_ODB_BACKEND_VERSION);
    objects->head.read = read_object;
    objects->head.read_header = read_header;
    objects->head.exists = exists;
    objects->head.free = free_backend;
    objects->inner = inner;
    return objects;
}

}  // namespace

bool limit_objects(git_repository* repository) {
    git_odb* inner = nullptr;
    git_odb* outer = nullptr;
    if (git_repository_odb(&inner, repository) != 0) return false;
    auto objects = objects_over(inner);
    auto done = git_odb_new(&outer) == 0;
    done = done && git_odb_add_backend(outer, &objects->head, 1) == 0;
    if (done)
        static_cast<void>(objects.release());  // the outer one frees it, and the inner one with it
    else
        git_odb_free(inner);
    done = done && git_repository_set_odb(repository, outer) == 0;
    git_odb_free(outer);
    return done;
}

}  // namespace tally::importers
