package cognitosync.localcloud.s3.deployment;

import java.util.function.IntConsumer;

/**
 * Finds bytes within bytes in one pass: no byte is looked at more than twice, whatever both are.
 *
 * @see <a href="https://doi.org/10.1137/0206024">Knuth, Morris, Pratt: Fast pattern matching in strings</a>
 */
final class ByteSearch {
    private final byte[] wanted;
    // How much of what was wanted is still matched where the byte behind so many does not match.
    private final int[] fallback;

    /** For these bytes, one at least. */
    ByteSearch(byte[] wanted) {
        this.wanted = wanted.clone();
        this.fallback = new int[wanted.length];
        for (int i = 1, matched = 0; i < wanted.length; i++) {
            matched = advance(matched, wanted[i]);
            fallback[i] = matched;
        }
    }

    private int advance(int from, byte next) {
        int matched = from;
        while (matched > 0 && wanted[matched] != next) {
            matched = fallback[matched - 1];
        }
        return wanted[matched] == next ? matched + 1 : matched;
    }

    int length() {
        return wanted.length;
    }

    /** How often they are there, without overlaps. */
    int count(byte[] content) {
        int[] count = {0};
        each(content, end -> count[0]++);
        return count[0];
    }

    /** The content, of that size then, with the value in every place of theirs. */
    public byte[] replace(byte[] content, byte[] value, int size) {
        byte[] replaced = new byte[size];
        int[] at = {0, 0};
        each(content, end -> {
            int untouched = end - wanted.length - at[0];
            System.arraycopy(content, at[0], replaced, at[1], untouched);
            System.arraycopy(value, 0, replaced, at[1] + untouched, value.length);
            at[0] = end;
            at[1] += untouched + value.length;
        });
        System.arraycopy(content, at[0], replaced, at[1], content.length - at[0]);
        return replaced;
    }

    private void each(byte[] content, IntConsumer found) {
        int matched = 0;
        for (int i = 0; i < content.length; i++) {
            matched = advance(matched, content[i]);
            if (matched == wanted.length) {
                found.accept(i + 1);
                matched = 0;
            }
        }
    }
}
