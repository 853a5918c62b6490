package io.criterio.json;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * A document that is read straight from its bytes as long as it is plain: nothing is wrong with it and texts are
 * without escapes. Most documents of machines are. Whatever is not plain ends the reading with
 * {@link NotPlainException}, and the caller starts again with the parser, which knows everything and explains.
 *
 * <p>A value begins at the position; whitespace before it is passed over by whoever asks for it.
 */
final class PlainJson {

    /** So many digits a double holds without loss, and so it does these powers of ten: their quotient is the nearest. */
    private static final int EXACT_DIGITS = 15;

    private static final double[] POWERS_OF_TEN = {
        1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19,
        1e20, 1e21, 1e22
    };

    private static final char REPLACEMENT = 0xFFFD;
    private static final int CODES = 256;

    private static final byte[] NULL = {'n', 'u', 'l', 'l'};
    private static final byte[] TRUE = {'t', 'r', 'u', 'e'};
    private static final byte[] FALSE = {'f', 'a', 'l', 's', 'e'};

    private final byte[] bytes;
    private final int end;
    private final @Nullable Code[] codes = new @Nullable Code[CODES];
    private int at;

    PlainJson(byte[] bytes, int from, int end) {
        this.bytes = bytes;
        this.at = from;
        this.end = end;
    }

    /** The document is not plain, for whatever reason. */
    static final class NotPlainException extends RuntimeException {

        private static final long serialVersionUID = 1L;
        private static final NotPlainException INSTANCE = new NotPlainException();

        private NotPlainException() {
            super(null, null, false, false);
        }
    }

    /** A text that was found to be right for a shape, and what it means. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Code(Shape shape, byte[] text, Object value) {}

    /** Words as they are compared with the bytes: in ASCII. */
    static byte[][] words(Collection<String> words) {
        return words.stream()
                .map(word -> word.getBytes(StandardCharsets.US_ASCII))
                .toArray(byte[][]::new);
    }

    static NotPlainException notPlain() {
        return NotPlainException.INSTANCE;
    }

    // ---- structure --------------------------------------------------------------------------------------------

    void space() {
        while (at < end && bytes[at] <= ' ') {
            byte b = bytes[at];
            if (b != ' ' && b != '\n' && b != '\r' && b != '\t') {
                throw notPlain();
            }
            at++;
        }
    }

    /** Passes over a character and the whitespace after it, if the character is there. */
    boolean skip(char wanted) {
        if (at < end && bytes[at] == wanted) {
            at++;
            space();
            return true;
        }
        return false;
    }

    /** Passes over a character, which has to be there, and the whitespace after it. */
    void expect(char wanted) {
        if (!skip(wanted)) {
            throw notPlain();
        }
    }

    /** Passes over the character that ends a value, if it is there. */
    boolean skipLast(char wanted) {
        if (at < end && bytes[at] == wanted) {
            at++;
            return true;
        }
        return false;
    }

    /** Passes over the character that ends a value, which has to be there. */
    void expectLast(char wanted) {
        if (!skipLast(wanted)) {
            throw notPlain();
        }
    }

    boolean skipNull() {
        return skip(NULL);
    }

    private boolean skip(byte[] literal) {
        int after = at + literal.length;
        if (at < end
                && bytes[at] == literal[0]
                && after <= end
                && Arrays.equals(bytes, at, after, literal, 0, literal.length)) {
            at = after;
            return true;
        }
        return false;
    }

    /** Makes sure that nothing follows. */
    void expectEnd() {
        space();
        if (at != end) {
            throw notPlain();
        }
    }

    // ---- values -----------------------------------------------------------------------------------------------

    /** A text of printable ASCII, or null, with the position where it was: then {@link #anyText} reads it. */
    @Nullable
    String asciiText() {
        int close = close();
        if (close < 0) {
            return null;
        }
        String text = new String(bytes, at + 1, close - at - 1, StandardCharsets.ISO_8859_1);
        at = close + 1;
        return text;
    }

    /** A text of any characters; those that need a check get it from the caller. */
    String anyText() {
        int from = at + 1;
        int close = from;
        while (close < end && bytes[close] != '"') {
            if (bytes[close] == '\\' || bytes[close] >= 0 && bytes[close] < ' ') {
                throw notPlain();
            }
            close++;
        }
        if (close >= end) {
            throw notPlain();
        }
        String text = new String(bytes, from, close - from, StandardCharsets.UTF_8);
        if (text.indexOf(REPLACEMENT) >= 0) {
            // Either it was sent or the bytes were no UTF-8.
            throw notPlain();
        }
        at = close + 1;
        return text;
    }

    /** Where the text ends that begins here; -1 when there is more in it than printable ASCII. */
    private int close() {
        if (at >= end || bytes[at] != '"') {
            throw notPlain();
        }
        for (int i = at + 1; i < end; i++) {
            byte b = bytes[i];
            if (b == '"') {
                return i;
            }
            if (b < ' ' || b == '\\' || b == 0x7F) {
                return -1;
            }
        }
        throw notPlain();
    }

    /** What the text that begins here means, when it is one that was met lately; else null, and the position is the same. */
    @Nullable
    Object known(Shape shape) {
        int close = close();
        if (close < 0) {
            return null;
        }
        Code code = codes[slot(at + 1, close)];
        if (code == null
                || code.shape() != shape
                || !Arrays.equals(bytes, at + 1, close, code.text(), 0, code.text().length)) {
            return null;
        }
        at = close + 1;
        return code.value();
    }

    /** Codes and dates repeat: the text of ASCII that was just read need not be looked into again. */
    Object remember(Shape shape, String text, Object value) {
        int from = at - 1 - text.length();
        codes[slot(from, at - 1)] = new Code(shape, Arrays.copyOfRange(bytes, from, at - 1), value);
        return value;
    }

    private int slot(int from, int to) {
        int hash = to - from;
        for (int i = from; i < to; i++) {
            hash = hash * 31 + bytes[i];
        }
        return hash & CODES - 1;
    }

    /** The place among {@code words} of the text that is here; looked for from {@code guess} on, and then before it. */
    int word(byte[][] words, int guess) {
        for (int i = guess; i < words.length; i++) {
            if (skipText(words[i])) {
                return i;
            }
        }
        for (int i = 0; i < guess; i++) {
            if (skipText(words[i])) {
                return i;
            }
        }
        throw notPlain();
    }

    private boolean skipText(byte[] ascii) {
        int close = at + ascii.length + 1;
        if (close < end
                && bytes[at] == '"'
                && bytes[close] == '"'
                && Arrays.equals(bytes, at + 1, close, ascii, 0, ascii.length)) {
            at = close + 1;
            return true;
        }
        return false;
    }

    boolean truth() {
        if (skip(TRUE)) {
            return true;
        }
        if (skip(FALSE)) {
            return false;
        }
        throw notPlain();
    }

    /** An integer of up to nine digits. */
    int integer() {
        boolean negative = isAt('-');
        int from = negative ? ++at : at;
        int value = 0;
        while (at < end && isDigit(bytes[at]) && at - from <= 9) {
            value = value * 10 + bytes[at++] - '0';
        }
        checkDigits(from);
        if (at - from > 9 || isAt('.') || isExponent()) {
            throw notPlain();
        }
        return negative ? -value : value;
    }

    /** A number, the double that is nearest to it. */
    double number() {
        int start = at;
        boolean negative = isAt('-');
        int from = negative ? ++at : at;
        long digits = 0;
        int significant = 0;
        while (at < end && isDigit(bytes[at])) {
            digits = digits * 10 + bytes[at++] - '0';
            significant += digits == 0 ? 0 : 1;
        }
        checkDigits(from);
        int fraction = 0;
        if (isAt('.')) {
            from = ++at;
            while (at < end && isDigit(bytes[at])) {
                digits = digits * 10 + bytes[at++] - '0';
                significant += digits == 0 ? 0 : 1;
            }
            fraction = at - from;
            if (fraction == 0) {
                throw notPlain();
            }
        }
        boolean exponent = isExponent();
        if (exponent) {
            exponent();
        }
        boolean whole = fraction == 0 && !exponent;
        if (at - start > Json.MAX_NUMBER_LENGTH || whole && (significant > EXACT_DIGITS || negative && digits == 0)) {
            throw notPlain();
        }
        if (exponent || significant > EXACT_DIGITS || fraction >= POWERS_OF_TEN.length) {
            return Double.parseDouble(new String(bytes, start, at - start, StandardCharsets.ISO_8859_1));
        }
        double number = digits / POWERS_OF_TEN[fraction];
        return negative ? -number : number;
    }

    private void exponent() {
        at++;
        if (isAt('+') || isAt('-')) {
            at++;
        }
        int from = at;
        while (at < end && isDigit(bytes[at])) {
            at++;
        }
        if (at == from) {
            throw notPlain();
        }
    }

    private void checkDigits(int from) {
        if (at == from || bytes[from] == '0' && at - from > 1) {
            throw notPlain();
        }
    }

    private boolean isAt(char wanted) {
        return at < end && bytes[at] == wanted;
    }

    private boolean isExponent() {
        return isAt('e') || isAt('E');
    }

    private static boolean isDigit(byte b) {
        return b >= '0' && b <= '9';
    }
}
