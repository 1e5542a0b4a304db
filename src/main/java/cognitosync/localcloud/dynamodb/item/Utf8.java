package cognitosync.localcloud.dynamodb.item;

import java.nio.charset.StandardCharsets;

/** UTF-8 operations on strings. */
public final class Utf8 {
    private Utf8() {}

    /** The number of UTF-8 bytes. */
    public static int length(String text) {
        int length = text.length();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= 0x80) {
                // A surrogate pair takes four bytes.
                length += c < 0x800 || Character.isSurrogate(c) ? 1 : 2;
            }
        }
        return length;
    }

    /** Compares by bytes, which is by code points, unlike {@link String#compareTo}. */
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
     * Whether the text contains the part, in time linear in the sum of their lengths; {@link String#contains} can take time linear in their
     * product.
     */
    public static boolean contains(String text, String part) {
        return Binary.of(text.getBytes(StandardCharsets.UTF_8))
                .contains(Binary.of(part.getBytes(StandardCharsets.UTF_8)));
    }

    // Surrogates encode the highest code points.
    private static int rank(char c) {
        return Character.isSurrogate(c) ? c + 0x1_0000 : c;
    }

    /** Whether the text can be encoded: a lone surrogate cannot. */
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
