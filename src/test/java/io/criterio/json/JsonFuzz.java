package io.criterio.json;

import com.code_intelligence.jazzer.junit.FuzzTest;

/** JSON, by a fuzzer: {@code src/test/bench/fuzz.sh}. What it finds becomes a case of {@link JsonFuzzTest}. */
class JsonFuzz {

    @FuzzTest(maxDuration = "1h")
    void document(byte[] input) {
        JsonFuzzTest.document(input);
    }
}
