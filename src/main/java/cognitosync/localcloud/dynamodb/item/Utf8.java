package cognitosync.localcloud.dynamodb.item;

import java.nio.charset.StandardCharsets;

/** Text as its UTF-8 bytes. */
public final class Utf8 {
    private Utf8() {}

    /** How many bytes the text has. */
    public static int length(String text) {
        int length = text.length();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= 0x80) {
                // A surrogate is half of four bytes.
                length += c < 0x800 || Character.isSurrogate(c) ? 1 : 2;
            }
        }
        return length;
    }

    /** The order of the bytes, which is that of the code points and not that of {@link String#compareTo}. */
    public static int compare(String a, String b) {
        int shorter = Math.min(a.length(), b.length());
        for (int i = 0; i < shorter; i++) {
            if (a.charAt(i) != b.charAt(i)) {
                return rank(a.charAt(i)) - rank(b.charAt(i));
            }
        }
        return a.length() - b.length();
    }

    /**
     * Whether the part stands in the text; in time that grows with the sum of their lengths, where {@link String#contains} can take as
     * much as their product.
     */
    public static boolean contains(String text, String part) {
        return Binary.of(text.getBytes(StandardCharsets.UTF_8))
                .contains(Binary.of(part.getBytes(StandardCharsets.UTF_8)));
    }

    // Surrogates stand for code points above every other.
    private static int rank(char c) {
        return Character.isSurrogate(c) ? c + 0x1_0000 : c;
    }

    /** Whether the text has UTF-8 bytes: half of a surrogate pair has none. */
    static boolean isWellFormed(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isSurrogate(c)) {
                boolean pair = Character.isHighSurrogate(c)
                        && i + 1 < text.length()
                        && Character.isLowSurrogate(text.charAt(i + 1));
                if (!pair) {
                    return false;
                }
                i++;
            }
        }
        return true;
    }
}
