# Writes the packs of a folder into a C++ source, as they are.
# cmake -DFOLDER=packs/rights -DOUTPUT=embedded_packs.cc -P EmbedPacks.cmake
file(GLOB packs ${FOLDER}/*.toml)
list(SORT packs)
set(rows "")
foreach(pack IN LISTS packs)
  get_filename_component(name ${pack} NAME)
  file(READ ${pack} text)
  string(APPEND rows "    EmbeddedPack{\"${name}\", R\"tally_pack(${text})tally_pack\"},\n")
endforeach()
file(WRITE ${OUTPUT} "#include \"rights/embedded_packs.h\"

namespace tally::rights {
namespace {

constexpr EmbeddedPack packs[] = {
${rows}};

}  // namespace

std::span<EmbeddedPack const> embedded_packs() { return packs; }

}  // namespace tally::rights
")
