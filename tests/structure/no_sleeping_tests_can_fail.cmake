set(checker no_sleeping_tests)
include(${CMAKE_CURRENT_LIST_DIR}/planted_violation.cmake)

plant(tests/unit/a.cpp "QVERIFY(QTest::qWaitFor([&] { return done; }));")
expect_sound()
plant(tests/bench/a.cpp "std::this_thread::sleep_for(pause);")
expect_sound()

foreach(call "QTest::qWait(10);" "QTest::qSleep(10);" "std::this_thread::sleep_for(10ms);"
             "QThread::msleep(10);" "::usleep(10);" "sleep(1);")
    plant(tests/unit/a.cpp "    ${call}")
    string(REGEX MATCH "[a-zA-Z_]+[(]" name "${call}")
    string(REPLACE "(" "" name "${name}")
    expect_violation("tests/unit/a.cpp: .*${name}")
endforeach()
