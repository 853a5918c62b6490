package io.criterio.scenario;

import com.code_intelligence.jazzer.junit.FuzzTest;

/** Suites and tables, by a fuzzer: {@code src/test/bench/fuzz.sh}. What it finds becomes a case of {@link TablesFuzzTest}. */
class TablesFuzz {

    @FuzzTest(maxDuration = "1h")
    void suite(byte[] input) {
        TablesFuzzTest.suite(input);
    }

    @FuzzTest(maxDuration = "1h")
    void csv(byte[] input) {
        TablesFuzzTest.csv(input);
    }

    @FuzzTest(maxDuration = "1h")
    void workbook(byte[] input) {
        TablesFuzzTest.workbook(input);
    }

    @FuzzTest(maxDuration = "1h")
    void sheet(byte[] input) {
        TablesFuzzTest.sheet(input);
    }
}
