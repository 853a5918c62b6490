package io.criterio.pages;

import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** A call as a page writes it: as much of curl, and of quoting in a shell, as our pages use. */
record CurlCommand(String method, String path, Map<String, String> headers, Optional<Data> data) {

    private static final String SERVICE = "localhost:8080";

    /** What is sent: a text, or the contents of a file. */
    record Data(String text, boolean file) {}

    static CurlCommand parse(String command) {
        List<String> words = words(command);
        if (words.isEmpty() || !words.get(0).equals("curl")) {
            throw new IllegalArgumentException(
                    "\"%s\" is not a call; expected a block of one curl, or a comment \"not called: why\" before it"
                            .formatted(command));
        }
        Map<String, String> headers = new LinkedHashMap<>();
        Optional<Data> data = Optional.empty();
        String method = "";
        String address = "";
        for (int at = 1; at < words.size(); at++) {
            String word = words.get(at);
            switch (word) {
                case "-s", "-sN", "-N" -> {}
                case "-o", "-T" -> at++;
                case "-X" -> method = words.get(++at);
                case "-H" -> {
                    String[] header = words.get(++at).split(": ", 2);
                    headers.put(header[0], header[1]);
                }
                case "-d", "--data-binary" -> {
                    String given = words.get(++at);
                    data = Optional.of(
                            given.startsWith("@") ? new Data(given.substring(1), true) : new Data(given, false));
                }
                case "<" -> data = Optional.of(new Data(words.get(++at), true));
                default -> {
                    if (!word.startsWith(SERVICE)) {
                        throw new IllegalArgumentException(
                                "\"%s\" is not understood; expected an address that begins with %s, or one of the options"
                                        .formatted(word, SERVICE));
                    }
                    address = word.substring(SERVICE.length());
                }
            }
        }
        if (method.isEmpty()) {
            method = data.isPresent() ? "POST" : "GET";
        }
        return new CurlCommand(method, address, headers, data);
    }

    /** Makes the call; {@code files} gives the contents of a file by its name. */
    Response make(Function<String, String> files) {
        RequestSpecification request =
                RestAssured.given().urlEncodingEnabled(false).headers(headers);
        data.ifPresent(sent ->
                request.body((sent.file() ? files.apply(sent.text()) : sent.text()).getBytes(StandardCharsets.UTF_8)));
        return request.request(method, path);
    }

    private static List<String> words(String command) {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        boolean any = false;
        for (int at = 0; at < command.length(); at++) {
            char c = command.charAt(at);
            if (c == '\'') {
                int end = command.indexOf('\'', at + 1);
                word.append(command, at + 1, end);
                at = end;
                any = true;
            } else if (c == '\\' && at + 1 < command.length() && command.charAt(at + 1) == '\n') {
                at++;
            } else if (Character.isWhitespace(c)) {
                if (any) {
                    words.add(word.toString());
                }
                word.setLength(0);
                any = false;
            } else {
                word.append(c);
                any = true;
            }
        }
        if (any) {
            words.add(word.toString());
        }
        return words;
    }
}
