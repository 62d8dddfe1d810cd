# cmake -DROOT=<checkout> -P: tests wait for conditions, never for time to pass.
cmake_minimum_required(VERSION 3.25)
include(${CMAKE_CURRENT_LIST_DIR}/violations.cmake)

# qWaitFor() takes a condition; a benchmark may pace its load.
string(CONCAT sleeping "qWait[ ]*[(]|qSleep[ ]*[(]|sleep_for|sleep_until|nanosleep|usleep"
    "|(^|[^A-Za-z0-9_])m?sleep[ ]*[(]")
file(GLOB_RECURSE files RELATIVE ${ROOT} ${ROOT}/tests/*.h ${ROOT}/tests/*.cpp)
list(FILTER files EXCLUDE REGEX "^tests/bench/")
foreach(file IN LISTS files)
    file(STRINGS ${ROOT}/${file} lines REGEX "${sleeping}")
    foreach(line IN LISTS lines)
        string(STRIP "${line}" line)
        add_violation("${file}: ${line}")
    endforeach()
endforeach()
report_violations("Tests do not sleep: wait for a signal, a promise or a condition.")
