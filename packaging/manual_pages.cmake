# Target manual_pages: each program's page, of a text by hand and of what the program says to --help.
# It starts the programs, so only a build for packages has it among all that it makes.
find_program(GZIP gzip)
set(pages "")
foreach(package IN ITEMS desktop:splitscope cloud:splitscope-cloud edge:splitscope-edge)
    string(REGEX REPLACE ".*:" "" program ${package})
    string(REGEX REPLACE ":.*" "" component ${package})
    set(page ${CMAKE_CURRENT_BINARY_DIR}/man/${program}.1)
    add_custom_command(OUTPUT ${page}.gz
        COMMAND ${CMAKE_COMMAND} -E make_directory ${CMAKE_CURRENT_BINARY_DIR}/man
        COMMAND bash ${CMAKE_CURRENT_SOURCE_DIR}/man/make_page.sh $<TARGET_FILE:${program}>
                ${CMAKE_CURRENT_SOURCE_DIR}/man/${program}.1.in ${PROJECT_VERSION} ${page}
        COMMAND ${GZIP} -9n --keep --force ${page}
        DEPENDS ${program} man/make_page.sh man/${program}.1.in
        COMMENT "Writing the manual page of ${program}"
        VERBATIM)
    list(APPEND pages ${page}.gz)
    if(SPLITSCOPE_PACKAGES)
        install(FILES ${page}.gz DESTINATION ${CMAKE_INSTALL_MANDIR}/man1 COMPONENT ${component})
    endif()
endforeach()
if(SPLITSCOPE_PACKAGES)
    add_custom_target(manual_pages ALL DEPENDS ${pages})
else()
    add_custom_target(manual_pages DEPENDS ${pages})
endif()
