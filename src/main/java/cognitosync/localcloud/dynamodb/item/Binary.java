package cognitosync.localcloud.dynamodb.item;

import java.util.Arrays;
import java.util.Base64;

/** An immutable sequence of bytes, ordered as unsigned numbers. */
public final class Binary implements Comparable<Binary> {
    private final byte[] bytes;

    private Binary(byte[] bytes) {
        this.bytes = bytes;
    }

    public static Binary of(byte... bytes) {
        return new Binary(bytes.clone());
    }

    static Binary fromBase64(String text) {
        return new Binary(Base64.getDecoder().decode(text));
    }

    public int length() {
        return bytes.length;
    }

    public byte[] toByteArray() {
        return bytes.clone();
    }

    public String toBase64() {
        return Base64.getEncoder().encodeToString(bytes);
    }

    public boolean startsWith(Binary prefix) {
        return matchesAt(0, prefix);
    }

    /** Whether the bytes of {@code part} occur contiguously in this one, in time linear in both lengths. */
    public boolean contains(Binary part) {
        int[] failure = failures(part.bytes);
        int matched = 0;
        for (int i = 0; i < bytes.length && matched < part.bytes.length; i++) {
            matched = next(part.bytes, failure, matched, bytes[i]);
        }
        return matched == part.bytes.length;
    }

    // The failure table of Knuth–Morris–Pratt: how much of the pattern still matches after a mismatch.
    private static int[] failures(byte[] pattern) {
        int[] failure = new int[pattern.length + 1];
        for (int i = 1, matched = 0; i < pattern.length; i++) {
            matched = next(pattern, failure, matched, pattern[i]);
            failure[i + 1] = matched;
        }
        return failure;
    }

    private static int next(byte[] pattern, int[] failure, int matched, byte value) {
        int length = matched;
        while (length > 0 && pattern[length] != value) {
            length = failure[length];
        }
        return pattern[length] == value ? length + 1 : 0;
    }

    private boolean matchesAt(int offset, Binary part) {
        int end = offset + part.bytes.length;
        return end <= bytes.length && Arrays.equals(bytes, offset, end, part.bytes, 0, part.bytes.length);
    }

    @Override
    public int compareTo(Binary other) {
        return Arrays.compareUnsigned(bytes, other.bytes);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Binary binary && Arrays.equals(bytes, binary.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    /** In Base64. */
    @Override
    public String toString() {
        return toBase64();
    }
}
