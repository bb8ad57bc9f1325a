# The page that `tally serve` shows, built from web/app into web/app of the build folder, where the
# program looks for it. Node is needed for this alone: without it everything else is built.
set(page_source ${PROJECT_SOURCE_DIR}/web/app)
set(page_output ${PROJECT_BINARY_DIR}/web/app)
if(EXISTS ${page_source}/node_modules/.package-lock.json)
  file(GLOB_RECURSE page_files CONFIGURE_DEPENDS ${page_source}/src/* ${page_source}/public/*
    ${PROJECT_SOURCE_DIR}/api/*.yaml)
  list(FILTER page_files EXCLUDE REGEX "/src/api/generated\\.d\\.ts$")
  add_custom_command(OUTPUT ${page_output}/index.html
    COMMAND sh ${page_source}/build.sh ${page_output}
    DEPENDS ${page_files} ${page_source}/build.sh ${page_source}/index.html
      ${page_source}/package-lock.json ${page_source}/vite.config.ts
    COMMENT "Building the page"
    VERBATIM)
  add_custom_target(page ALL DEPENDS ${page_output}/index.html)
  install(DIRECTORY ${page_output}/ DESTINATION share/tallystick/page)
else()
  message(STATUS "The page is not built: tools/install-web fetches what it is made of")
  add_custom_target(page)
endif()
