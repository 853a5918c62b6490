package io.criterio.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.criterio.fuzz.Mutations;
import io.criterio.problem.Problems;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Whatever is sent as JSON is read or refused; and what the fast reader takes, the strict one takes for the same. */
class JsonFuzzTest {

    /** With one of each kind of member that requests have. */
    record Sample(
            @Nullable String text,
            @Nullable Integer number,
            @Nullable Double ratio,
            @Nullable Boolean flag,
            @Nullable Part part,
            @Nullable List<Part> parts) {}

    record Part(@Nullable String id, java.time.@Nullable LocalDate day) {}

    private static final RecordReader<Sample> READER = RecordReader.of(Sample.class);
    private static final String DOCUMENT = """
            {"text": "a ñ \\u00e9", "number": -12, "ratio": 0.25e1, "flag": true, "part": {"id": "r-1", "day": "2026-11-20"},
             "parts": [{"id": null}, {}, {"day": "2026-02-28", "id": "x"}]}""";

    /** What the fuzzer starts from. */
    static List<byte[]> seeds(String target) {
        return Mutations.texts(DOCUMENT);
    }

    static void document(byte[] bytes) {
        Problems problems = new Problems();
        Path path = new Path();
        @Nullable JsonNode tree = null;
        try {
            tree = Json.read(bytes, path, problems, parser -> Json.tree(parser, path, problems));
        } catch (NotJsonException refused) {
            assertThat(refused.getMessage()).isNotBlank();
        }
        assertThat(tree != null || !problems.isEmpty() || bytes.length >= 0).isTrue();
        record(bytes);
    }

    private static void record(byte[] bytes) {
        Problems problems = new Problems();
        Path path = new Path();
        @Nullable Sample strict = null;
        boolean refused = false;
        try {
            strict = Json.read(bytes, path, problems, parser -> READER.read(parser, path, problems));
        } catch (NotJsonException notJson) {
            refused = true;
        }
        Sample plain = READER.readPlain(bytes, 0, bytes.length);
        if (plain != null) {
            assertThat(refused).isFalse();
            assertThat(problems.isEmpty()).isTrue();
            assertThat(plain).isEqualTo(strict);
        }
    }

    @Test
    void mutated_documents_are_read_or_refused() {
        Mutations.run(Mutations.texts(DOCUMENT, "[]", "{}", "[[[[1]]]]"), 7, 20_000, JsonFuzzTest::document);
    }

    @Test
    void more_values_than_memory_should_hold_are_refused() throws NotJsonException {
        byte[] bytes = ("[" + "[],".repeat(1_000_001) + "1]").getBytes(StandardCharsets.UTF_8);
        Problems problems = new Problems();
        Path path = new Path();
        assertThat(Json.<JsonNode>read(bytes, path, problems, parser -> Json.tree(parser, path, problems)))
                .isNull();
        assertThat(problems.errors().get(0).text()).contains("1000000 values");
    }
}
