package io.criterio.rules;

import com.code_intelligence.jazzer.junit.FuzzTest;

/** Rules, by a fuzzer: {@code src/test/bench/fuzz.sh}. What it finds becomes a case of {@link RulesFuzzTest}. */
class RulesFuzz {

    @FuzzTest(maxDuration = "1h")
    void drl(byte[] input) {
        RulesFuzzTest.drl(input);
    }

    @FuzzTest(maxDuration = "1h")
    void release(byte[] input) {
        RulesFuzzTest.release(input);
    }
}
