# Writes the packs of a folder into a C++ source, as they are. The namespace is that of the header's
# stage.
# cmake -DFOLDER=packs/rights -DEXTENSION=toml -DFUNCTION=embedded_packs -DHEADER=rights/embedded_packs.h
#   -DOUTPUT=embedded_packs.cc -P EmbedPacks.cmake
string(REGEX REPLACE "/.*" "" stage ${HEADER})
file(GLOB packs ${FOLDER}/*.${EXTENSION})
list(SORT packs)
set(rows "")
foreach(pack IN LISTS packs)
  get_filename_component(name ${pack} NAME)
  file(READ ${pack} text)
  string(APPEND rows "    EmbeddedPack{\"${name}\", R\"tally_pack(${text})tally_pack\"},\n")
endforeach()
file(WRITE ${OUTPUT} "#include \"${HEADER}\"

namespace tally::${stage} {
namespace {

constexpr EmbeddedPack packs[] = {
${rows}};

}  // namespace

std::span<EmbeddedPack const> ${FUNCTION}() { return packs; }

}  // namespace tally::${stage}
")
