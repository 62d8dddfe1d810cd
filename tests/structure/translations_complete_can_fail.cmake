set(checker translations_complete)
include(${CMAKE_CURRENT_LIST_DIR}/planted_violation.cmake)

if(NOT LUPDATE)
    message("SKIPPED: there is no lupdate (Debian: qt6-l10n-tools)")
    return()
endif()

# One class with the texts `shown`, and a translation of "Run" in the state `mark`.
function(plant_texts shown mark)
    plant(ui/a.cpp "class A : public QObject { Q_OBJECT void f() { ${shown} } };")
    file(WRITE ${SCRATCH}/tree/resources/translations/zh.ts
        "<?xml version=\"1.0\" encoding=\"utf-8\"?><!DOCTYPE TS>"
        "<TS version=\"2.1\" language=\"zh_CN\"><context><name>A</name><message>"
        "<source>Run</source><translation${mark}>运行</translation></message></context></TS>")
endfunction()

plant_texts("tr(\"Run\")\;" "")
expect_sound()
plant_texts("tr(\"Run\")\;" " type=\"unfinished\"")
expect_violation("zh.ts: 1 unfinished")
plant_texts("tr(\"Run\")\; tr(\"Stop\")\;" "")
expect_violation("zh.ts: 1 unfinished")
plant_texts("" "")
expect_violation("zh.ts: 1 vanished")
plant(ui/a.cpp "// No text.")
expect_violation("no .ts file")
