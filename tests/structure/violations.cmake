# A checker collects what it finds and ends with report_violations(), which fails if there is any.
set(violations "")

macro(add_violation text)
    string(APPEND violations "\n  ${text}")
endmacro()

function(report_violations rule)
    if(violations)
        message(FATAL_ERROR "${rule}${violations}")
    endif()
endfunction()
