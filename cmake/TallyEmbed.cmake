# tally_embed(<target> FUNCTION tally::bundle::verify_script FILE verify.sh)
# Builds the file's bytes into the target as `std::string_view tally::bundle::verify_script()`, which
# a header of the stage declares. The source is generated into the build folder.
function(tally_embed target)
  cmake_parse_arguments(arg "" "FUNCTION;FILE" "" ${ARGN})
  cmake_path(ABSOLUTE_PATH arg_FILE BASE_DIRECTORY ${CMAKE_CURRENT_SOURCE_DIR} OUTPUT_VARIABLE file)
  set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${file})
  string(REGEX MATCH "^(.*)::([a-z0-9_]+)$" _ ${arg_FUNCTION})
  set(namespace ${CMAKE_MATCH_1})
  set(function ${CMAKE_MATCH_2})
  file(READ ${file} bytes HEX)
  string(REGEX REPLACE "([0-9a-f][0-9a-f])" "\\\\x\\1" bytes "${bytes}")
  string(REGEX REPLACE "((\\\\x[0-9a-f][0-9a-f])(\\\\x[0-9a-f][0-9a-f])?(\\\\x[0-9a-f][0-9a-f])?(\\\\x[0-9a-f][0-9a-f])?(\\\\x[0-9a-f][0-9a-f])?(\\\\x[0-9a-f][0-9a-f])?(\\\\x[0-9a-f][0-9a-f])?)" "    \"\\1\"\n" bytes "${bytes}")
  set(source ${CMAKE_CURRENT_BINARY_DIR}/embedded/${function}.cc)
  file(CONFIGURE OUTPUT ${source} CONTENT
"#include <string_view>
namespace ${namespace} {
std::string_view ${function}();
std::string_view ${function}() {
    static constexpr char bytes[] =
${bytes}    \"\";
    return {bytes, sizeof bytes - 1};
}
}
" @ONLY)
  # Compilers must take 64 KiB; both of ours take more.
  set_source_files_properties(${source} PROPERTIES COMPILE_OPTIONS -Wno-overlength-strings)
  target_sources(${target} PRIVATE ${source})
endfunction()
