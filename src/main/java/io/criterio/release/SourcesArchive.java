package io.criterio.release;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.criterio.rules.RuleSources;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;

/** The files of a release in one piece, as they are kept: a JSON object of path to text, paths sorted. */
public final class SourcesArchive {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() {};

    private SourcesArchive() {}

    /** The same files give the same bytes. */
    public static byte[] pack(RuleSources sources) {
        return pack(sources.texts());
    }

    /** Files that nobody has looked into yet, by path. */
    public static byte[] pack(Map<String, String> texts) {
        try {
            return JSON.writeValueAsBytes(new TreeMap<>(texts));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("texts can be written", impossible);
        }
    }

    /**
     * The files that were packed.
     *
     * @throws IllegalArgumentException if the bytes are no archive
     */
    public static RuleSources unpack(byte[] archive) {
        try {
            return RuleSources.of(JSON.readValue(archive, TEXTS));
        } catch (IOException broken) {
            throw new IllegalArgumentException("the archive of a release is an object of path to text", broken);
        }
    }
}
