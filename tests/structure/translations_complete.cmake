# cmake -DROOT=<checkout> -DLUPDATE=<program> -DSCRATCH=<folder> -P: every text of the programs is
# translated, and no translation has lost its text.
cmake_minimum_required(VERSION 3.25)
include(${CMAKE_CURRENT_LIST_DIR}/violations.cmake)

if(NOT LUPDATE)
    message("SKIPPED: there is no lupdate (Debian: qt6-l10n-tools)")
    return()
endif()
file(GLOB translations ${ROOT}/resources/translations/*.ts)
if(NOT translations)
    add_violation("resources/translations holds no .ts file")
endif()
file(MAKE_DIRECTORY ${SCRATCH})
foreach(translation IN LISTS translations)
    # lupdate marks in the copy what the sources have gained or lost since. It has to find the
    # headers (-I), or it takes splitscope::MainWindow for MainWindow and nothing is translated.
    cmake_path(GET translation FILENAME name)
    configure_file(${translation} ${SCRATCH}/${name} COPYONLY)
    execute_process(
        COMMAND ${LUPDATE} -silent -I . -locations none app net ui -ts ${SCRATCH}/${name}
        WORKING_DIRECTORY ${ROOT}
        COMMAND_ERROR_IS_FATAL ANY)
    file(READ ${SCRATCH}/${name} text)
    foreach(state unfinished vanished obsolete)
        string(REGEX MATCHALL "<translation type=\"${state}\"" marks "${text}")
        list(LENGTH marks count)
        if(count)
            add_violation("${name}: ${count} ${state}")
        endif()
    endforeach()
endforeach()
string(CONCAT rule "Translations are complete. To bring them up to date: "
    "lupdate -I . -no-obsolete -locations none app net ui -ts resources/translations/*.ts")
report_violations("${rule}")
