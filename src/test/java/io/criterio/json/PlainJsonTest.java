package io.criterio.json;

import static org.assertj.core.api.Assertions.assertThat;

import io.criterio.problem.Problems;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is read without the parser is what the parser reads. */
class PlainJsonTest {

    private static final RecordReader<Sample> READER = RecordReader.of(Sample.class);
    private static final int DOCUMENTS = 20_000;

    enum Colour {
        RED,
        RED_AND_BLUE,
        BLUE
    }

    record Part(
            @Schema(required = true) @Nullable String name,
            @Nullable Double ratio) {}

    record Sample(
            @Nullable String text,
            @Schema(minLength = 2, maxLength = 5) @Nullable String brief,
            @Schema(pattern = "^[A-Z]-[0-9]{1,2}$") @Nullable String code,
            @Schema(enumeration = {"ONE", "TWO"}) @Nullable String choice,
            @Schema(minimum = "-5", maximum = "1000000") @Nullable Integer count,
            @Schema(minimum = "-1", maximum = "1") @Nullable Double share,
            @Nullable Boolean flag,
            @Nullable LocalDate day,
            @Nullable Colour colour,
            @Nullable Part part,
            @Schema(maxItems = 3) @Nullable List<Part> parts,
            @Nullable List<String> words) {}

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                " { } ",
                "{\"text\":\"a\",\"count\":0,\"share\":-0.25}",
                "{\"colour\":\"RED_AND_BLUE\",\"flag\":true , \"day\":\"2024-02-29\"}",
                "{\"parts\":[{\"name\":\"x\"},{\"ratio\":1,\"name\":\"y\"}],\"words\":[]}\r\n",
                "{\"text\":\"Compañía Ñuñoa 🏠\",\"part\":null}",
                "{\"share\":0.12345678901234567,\"count\":1000000}",
                "{\"share\":-0.0}",
                "{\"share\":1.0E-4}",
                "{\"share\":5e-1}",
                "{\"share\":0.00000000000000000000000000000001}"
            })
    void what_machines_send_is_plain(String document) {
        byte[] bytes = bytes(document);

        assertThat(READER.readPlain(bytes, 0, bytes.length)).isNotNull().isEqualTo(strict(bytes));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "null",
                "{",
                "{}x",
                "{} {}",
                "{,}",
                "{\"text\":\"a\",}",
                "{\"text\" \"a\"}",
                "{\"text\":\"a\" \"brief\":\"bb\"}",
                "{\"text\":\"a\",\"text\":\"a\"}",
                "{\"unknown\":1}",
                "{\"text\":\"a\\u0062\"}",
                "{\"t\\u0065xt\":\"a\"}",
                "{\"text\":\"\"}",
                "{\"text\":\"  \"}",
                "{\"text\":\"a\u007f\"}",
                "{\"text\":\"a\u0085\"}",
                "{\"text\":\"a\tb\"}",
                "{\"text\":\"\ufffd\"}",
                "{\"text\":1}",
                "{\"text\":nul}",
                "{\"brief\":\"a\"}",
                "{\"brief\":\"abcdef\"}",
                "{\"code\":\"B-123\"}",
                "{\"choice\":\"THREE\"}",
                "{\"count\":01}",
                "{\"count\":1.0}",
                "{\"count\":1e2}",
                "{\"count\":-6}",
                "{\"count\":9999999999}",
                "{\"count\":-}",
                "{\"share\":1.5}",
                "{\"share\":.5}",
                "{\"share\":1.}",
                "{\"share\":00.5}",
                "{\"share\":-0}",
                "{\"share\":0.5e}",
                "{\"share\":1e400}",
                "{\"share\":0.00000000000000000000000000000000000000000000000000000000000000001}",
                "{\"share\":NaN}",
                "{\"flag\":\"true\"}",
                "{\"flag\":truex}",
                "{\"day\":\"2023-02-29\"}",
                "{\"day\":\"1899-12-31\"}",
                "{\"day\":\"2023-2-9\"}",
                "{\"colour\":\"GREEN\"}",
                "{\"part\":{}}",
                "{\"part\":{\"name\":null}}",
                "{\"parts\":[null]}",
                "{\"parts\":[{\"name\":\"x\"},]}",
                "{\"parts\":[{\"name\":\"1\"},{\"name\":\"2\"},{\"name\":\"3\"},{\"name\":\"4\"}]}",
                "{\"words\":[\"a\",1]}",
                "\ufeff{}",
                "{\u00a0}"
            })
    void what_is_wrong_or_unusual_is_left_to_the_parser(String document) {
        byte[] bytes = bytes(document);

        assertThat(READER.readPlain(bytes, 0, bytes.length)).isNull();
    }

    @Test
    void bytes_that_are_no_UTF_8_are_left_to_the_parser() {
        byte[] bytes = "{\"text\":\"ab\"}".getBytes(StandardCharsets.UTF_8);
        bytes[9] = (byte) 0xC3;

        assertThat(READER.readPlain(bytes, 0, bytes.length)).isNull();
    }

    static Stream<Long> seeds() {
        return new Random(42).longs(8).boxed();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void of_any_document_the_parser_makes_the_same(long seed) {
        Random random = new Random(seed);
        int plain = 0;
        for (int i = 0; i < DOCUMENTS; i++) {
            byte[] bytes = bytes(document(random));
            for (int changes = random.nextInt(3); changes > 0; changes--) {
                bytes = changed(bytes, random);
            }
            Sample read = READER.readPlain(bytes, 0, bytes.length);
            if (read != null) {
                plain++;
                assertThat(strict(bytes))
                        .as(new String(bytes, StandardCharsets.UTF_8))
                        .isEqualTo(read);
            }
        }
        assertThat(plain).isGreaterThan(DOCUMENTS / 8);
    }

    @Test
    void a_part_of_the_bytes_is_read_as_if_it_were_all() {
        byte[] bytes = bytes("x{\"text\":\"a\"}y");

        assertThat(READER.readPlain(bytes, 1, bytes.length - 1)).isEqualTo(strict(bytes("{\"text\":\"a\"}")));
        assertThat(READER.readPlain(bytes, 1, bytes.length - 2)).isNull();
    }

    /** The record, if the parser accepts the document without a problem. */
    private static @Nullable Sample strict(byte[] bytes) {
        Problems problems = new Problems();
        Path path = new Path();
        try {
            Sample read = Json.read(bytes, path, problems, parser -> READER.read(parser, path, problems));
            return problems.isEmpty() && !problems.isIncomplete() ? read : null;
        } catch (NotJsonException broken) {
            return null;
        }
    }

    private static String document(Random random) {
        StringBuilder json = new StringBuilder("{");
        List<String> members = Arrays.asList(
                "\"text\":" + text(random),
                "\"brief\":\"" + "abcdef".substring(random.nextInt(5)) + "\"",
                "\"code\":\"" + (char) ('A' + random.nextInt(3)) + "-" + random.nextInt(110) + "\"",
                "\"choice\":\"" + (random.nextBoolean() ? "ONE" : "TWO") + "\"",
                "\"count\":" + (random.nextInt(1_100_000) - 2),
                "\"share\":" + number(random),
                "\"flag\":" + random.nextBoolean(),
                "\"day\":\"2024-0" + (1 + random.nextInt(9)) + "-" + (10 + random.nextInt(22)) + "\"",
                "\"colour\":\"" + Colour.values()[random.nextInt(3)] + "\"",
                "\"part\":" + part(random),
                "\"parts\":[" + part(random) + "," + part(random) + "]",
                "\"words\":[" + text(random) + "," + text(random) + "]");
        if (random.nextInt(4) == 0) {
            Collections.shuffle(members, random);
        }
        String separator = "";
        for (String member : members) {
            if (random.nextInt(3) == 0) {
                json.append(separator).append(member);
                separator = random.nextInt(8) == 0 ? " ,\n" : ",";
            }
        }
        return json.append("}").toString();
    }

    private static String part(Random random) {
        return "{\"name\":" + text(random) + (random.nextBoolean() ? "" : ",\"ratio\":" + number(random)) + "}";
    }

    private static String number(Random random) {
        return switch (random.nextInt(5)) {
            case 0 -> String.valueOf(random.nextInt(2));
            case 1 -> String.valueOf(random.nextInt(1_000) / 1_000.0);
            case 2 -> "-0." + random.nextInt(1_000_000);
            case 3 -> "0." + Math.abs(random.nextLong() % 1_000_000_000_000_000L);
            default -> String.valueOf(random.nextDouble());
        };
    }

    private static String text(Random random) {
        List<String> texts = List.of("a", "x-1", "Compañía", "a b", "🏠", "\\n", "e-17", "línea", "0", "\\u00e1");
        return '"' + texts.get(random.nextInt(texts.size())) + '"';
    }

    private static byte[] changed(byte[] bytes, Random random) {
        int at = random.nextInt(bytes.length);
        byte[] changed = bytes.clone();
        switch (random.nextInt(3)) {
            case 0 -> changed[at] = bytes[random.nextInt(bytes.length)];
            case 1 -> changed[at] = (byte) random.nextInt(256);
            default -> {
                changed = new byte[bytes.length - 1];
                System.arraycopy(bytes, 0, changed, 0, at);
                System.arraycopy(bytes, at + 1, changed, at, changed.length - at);
            }
        }
        return changed;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
