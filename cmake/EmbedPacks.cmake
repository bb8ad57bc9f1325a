# Writes the packs of a folder into a C++ source, as they are.
# cmake -DFOLDER=packs/rights -DFUNCTION=embedded_packs -DHEADER=rights/embedded_packs.h
#   -DOUTPUT=embedded_packs.cc -P EmbedPacks.cmake
file(GLOB packs ${FOLDER}/*.toml)
list(SORT packs)
set(rows "")
foreach(pack IN LISTS packs)
  get_filename_component(name ${pack} NAME)
  file(READ ${pack} text)
  string(APPEND rows "    EmbeddedPack{\"${name}\", R\"tally_pack(${text})tally_pack\"},\n")
endforeach()
file(WRITE ${OUTPUT} "#include \"${HEADER}\"

namespace tally::rights {
namespace {

constexpr EmbeddedPack packs[] = {
${rows}};

}  // namespace

std::span<EmbeddedPack const> ${FUNCTION}() { return packs; }

}  // namespace tally::rights
")
