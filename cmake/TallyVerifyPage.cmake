# tally_verify_page(<out>)
# Builds web/verify into one HTML file while the project is configured, and again whenever one of its
# sources changes. esbuild is one program and takes a fraction of a second: neither Node nor a package
# from elsewhere is needed for it.
find_program(TALLY_ESBUILD esbuild)
function(tally_verify_page out)
  if(NOT TALLY_ESBUILD)
    message(FATAL_ERROR "esbuild is missing, which builds the page verify.html: run tools/install-packages run")
  endif()
  set(folder ${PROJECT_SOURCE_DIR}/web/verify)
  file(GLOB_RECURSE sources CONFIGURE_DEPENDS ${folder}/src/*.ts)
  set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${sources} ${folder}/build.sh
    ${folder}/page.html ${folder}/style.css ${PROJECT_SOURCE_DIR}/src/bundle/verify.sh
    ${PROJECT_SOURCE_DIR}/src/bundle/does_not_show.txt)
  execute_process(COMMAND sh ${folder}/build.sh ${out} RESULT_VARIABLE status)
  if(NOT status EQUAL 0)
    message(FATAL_ERROR "web/verify/build.sh failed")
  endif()
endfunction()
