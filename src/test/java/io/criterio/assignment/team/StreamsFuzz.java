package io.criterio.assignment.team;

import com.code_intelligence.jazzer.junit.FuzzTest;

/** Streams of bases, by a fuzzer: {@code src/test/bench/fuzz.sh}. What it finds becomes a case of {@link StreamsFuzzTest}. */
class StreamsFuzz {

    @FuzzTest(maxDuration = "1h")
    void lines(byte[] input) {
        StreamsFuzzTest.lines(input);
    }

    @FuzzTest(maxDuration = "1h")
    void table(byte[] input) {
        StreamsFuzzTest.table(input);
    }
}
