package cognitosync.localcloud.access.policy;

import java.util.Arrays;

/** Text with wildcards, matched in time that grows with the product of the lengths at worst. */
final class Glob {
    private static final int ANY_TEXT = -1;
    private static final int ANY_CHARACTER = -2;

    private final int[] symbols;
    private final int count;

    private Glob(int[] symbols, int count) {
        this.symbols = symbols;
        this.count = count;
    }

    /**
     * Whether it matches a part of a text. Nothing is copied: every call to the cloud is judged, most by several of these.
     *
     * @param from where the part begins, not inside of a surrogate pair
     * @param to where it ends
     */
    boolean matches(String text, int from, int to) {
        int at = from;
        int symbol = 0;
        int lastAnyText = -1;
        int resumeAt = from;
        while (at < to) {
            int point = text.codePointAt(at);
            if (symbol < count && symbols[symbol] == ANY_TEXT) {
                lastAnyText = symbol++;
                resumeAt = at;
            } else if (symbol < count && (symbols[symbol] == ANY_CHARACTER || symbols[symbol] == point)) {
                symbol++;
                at += Character.charCount(point);
            } else if (lastAnyText >= 0) {
                // The last star takes one more character; earlier ones need not, because it could have taken theirs.
                symbol = lastAnyText + 1;
                resumeAt += Character.charCount(text.codePointAt(resumeAt));
                at = resumeAt;
            } else {
                return false;
            }
        }
        while (symbol < count && symbols[symbol] == ANY_TEXT) {
            symbol++;
        }
        return symbol == count;
    }

    Glob toLowerCase() {
        int[] lower = symbols.clone();
        for (int i = 0; i < count; i++) {
            lower[i] = lower[i] < 0 ? lower[i] : Character.toLowerCase(lower[i]);
        }
        return new Glob(lower, count);
    }

    /** Puts one together. */
    static final class Builder {
        private int[] symbols = new int[64];
        private int count;

        void literal(String text) {
            int point;
            for (int i = 0; i < text.length(); i += Character.charCount(point)) {
                point = text.codePointAt(i);
                add(point);
            }
        }

        void wildcard(boolean many) {
            add(many ? ANY_TEXT : ANY_CHARACTER);
        }

        private void add(int symbol) {
            if (count == symbols.length) {
                symbols = Arrays.copyOf(symbols, 2 * count);
            }
            symbols[count++] = symbol;
        }

        Glob build() {
            return new Glob(symbols, count);
        }
    }
}
