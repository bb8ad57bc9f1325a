# embed_packs(elements embedded_elements claims/embedded.h): puts the packs of packs/elements into a
# source that defines claims::embedded_elements(), and adds it to the list `embedded_packs`.
function(embed_packs folder function header)
  embed_files(packs ${PROJECT_SOURCE_DIR}/packs/${folder} toml ${function} ${header})
  set(embedded_packs ${embedded_packs} PARENT_SCOPE)
endfunction()

# The same for all files of any folder that end in .<extension>: the list is `embedded_<list>`.
function(embed_files list folder extension function header)
  set(output ${CMAKE_CURRENT_BINARY_DIR}/${function}.cc)
  file(GLOB files CONFIGURE_DEPENDS ${folder}/*.${extension})
  add_custom_command(OUTPUT ${output}
    COMMAND ${CMAKE_COMMAND} -DFOLDER=${folder} -DEXTENSION=${extension} -DFUNCTION=${function}
      -DHEADER=${header} -DOUTPUT=${output} -P ${PROJECT_SOURCE_DIR}/cmake/EmbedPacks.cmake
    DEPENDS ${files} ${PROJECT_SOURCE_DIR}/cmake/EmbedPacks.cmake
    VERBATIM)
  set(embedded_${list} ${embedded_${list}} ${output} PARENT_SCOPE)
endfunction()
