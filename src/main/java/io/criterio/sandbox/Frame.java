package io.criterio.sandbox;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A message between the service and the process that runs sent rules: what it is, and its parts. Whoever reads one takes
 * nothing for granted: the other side may be in the hands of somebody else.
 *
 * @param kind what it is about
 * @param parts bytes, as many as the kind has
 */
record Frame(Kind kind, List<byte[]> parts) {

    /** No message is longer, in bytes. */
    static final int LONGEST = 64 << 20;

    private static final int MOST_PARTS = 1 << 16;

    /** What messages there are. */
    enum Kind {
        /** To the process: the files of a release, packed. */
        PREPARE,
        /** Version and digest: the release is ready. */
        PREPARED,
        /** File, line, text and hint of each problem of the rules. */
        REFUSED,
        /** To the process: the body of a request, a language, and the time. */
        DRY_RUN,
        /** Answer, outcome, and the ids of the rules. */
        ANSWERED,
        /** Kind and detail of a problem with the request, then pointer and text of each error. */
        PROBLEM,
        /** To the process: type, date, language and input of each recorded decision. */
        REDECIDE,
        /** For each decision a letter, a text, and the ids of the rules, a line each. */
        REDECIDED,
        /** Something went wrong that nobody foresaw: a sentence. */
        FAILED
    }

    Frame {
        parts = List.copyOf(parts);
    }

    static Frame of(Kind kind, byte[]... parts) {
        return new Frame(kind, List.of(parts));
    }

    static Frame ofTexts(Kind kind, List<String> texts) {
        return new Frame(kind, texts.stream().map(Frame::utf8).toList());
    }

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    String text(int part) {
        return new String(parts.get(part), StandardCharsets.UTF_8);
    }

    void write(DataOutputStream out) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream frame = new DataOutputStream(bytes);
        frame.writeByte(kind.ordinal());
        frame.writeInt(parts.size());
        for (byte[] part : parts) {
            frame.writeInt(part.length);
            frame.write(part);
        }
        out.writeInt(bytes.size());
        bytes.writeTo(out);
        out.flush();
    }

    /**
     * Reads the next message.
     *
     * @throws IOException at the end, or when it is none of ours
     */
    static Frame read(DataInputStream in) throws IOException {
        int length = in.readInt();
        if (length < 5 || length > LONGEST) {
            throw new IOException("a message of " + length + " bytes is none of ours");
        }
        byte[] bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw new IOException("a message breaks off");
        }
        return parse(bytes);
    }

    private static Frame parse(byte[] bytes) throws IOException {
        DataInputStream frame = new DataInputStream(new ByteArrayInputStream(bytes));
        int kind = frame.readUnsignedByte();
        int count = frame.readInt();
        if (kind >= Kind.values().length || count < 0 || count > MOST_PARTS) {
            throw new IOException("a message of kind " + kind + " with " + count + " parts is none of ours");
        }
        List<byte[]> parts = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int length = frame.readInt();
            if (length < 0 || length > frame.available()) {
                throw new IOException("a part of " + length + " bytes is not there");
            }
            parts.add(frame.readNBytes(length));
        }
        return new Frame(Kind.values()[kind], parts);
    }
}
