# embed_packs(elements embedded_elements claims/embedded.h): puts the packs of packs/elements into a
# source that defines claims::embedded_elements(), and adds it to the list `embedded_packs`.
function(embed_packs folder function header)
  set(output ${CMAKE_CURRENT_BINARY_DIR}/${function}.cc)
  file(GLOB packs CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/packs/${folder}/*.toml)
  add_custom_command(OUTPUT ${output}
    COMMAND ${CMAKE_COMMAND} -DFOLDER=${PROJECT_SOURCE_DIR}/packs/${folder} -DFUNCTION=${function}
      -DHEADER=${header} -DOUTPUT=${output} -P ${PROJECT_SOURCE_DIR}/cmake/EmbedPacks.cmake
    DEPENDS ${packs} ${PROJECT_SOURCE_DIR}/cmake/EmbedPacks.cmake
    VERBATIM)
  set(embedded_packs ${embedded_packs} ${output} PARENT_SCOPE)
endfunction()
