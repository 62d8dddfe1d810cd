# Runs a checker on trees made for it: it has to pass the sound one and to name what is wrong in
# each of the others.
cmake_minimum_required(VERSION 3.25)

# plant(<path> <line>) writes a file into a tree that holds nothing else.
function(plant path line)
    file(REMOVE_RECURSE ${SCRATCH}/tree)
    file(MAKE_DIRECTORY ${SCRATCH}/tree/app ${SCRATCH}/tree/net ${SCRATCH}/tree/ui)
    file(WRITE ${SCRATCH}/tree/${path} "${line}\n")
endfunction()

function(run_checker)
    execute_process(
        COMMAND ${CMAKE_COMMAND} -DROOT=${SCRATCH}/tree -DSCRATCH=${SCRATCH}/copy
                -DLUPDATE=${LUPDATE} -P ${CMAKE_CURRENT_LIST_DIR}/${checker}.cmake
        RESULT_VARIABLE status ERROR_VARIABLE said OUTPUT_QUIET)
    set(status ${status} PARENT_SCOPE)
    set(said "${said}" PARENT_SCOPE)
endfunction()

function(expect_sound)
    run_checker()
    if(NOT status EQUAL 0)
        message(SEND_ERROR "${checker} refuses a sound tree: ${said}")
    endif()
endfunction()

function(expect_violation named)
    run_checker()
    if(status EQUAL 0 OR NOT said MATCHES "${named}")
        message(SEND_ERROR "${checker} should name \"${named}\"; it says: ${said}")
    endif()
endfunction()
