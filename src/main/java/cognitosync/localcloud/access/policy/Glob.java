package cognitosync.localcloud.access.policy;

import java.util.Arrays;

/** Text with wildcards, matched in time that grows with the product of the lengths at worst. */
final class Glob {
    private static final int ANY_TEXT = -1;
    private static final int ANY_CHARACTER = -2;

    private final int[] symbols;

    private Glob(int[] symbols) {
        this.symbols = symbols;
    }

    boolean matches(String value) {
        int[] text = codePoints(value);
        int at = 0;
        int symbol = 0;
        int lastAnyText = -1;
        int resumeAt = 0;
        while (at < text.length) {
            if (symbol < symbols.length && symbols[symbol] == ANY_TEXT) {
                lastAnyText = symbol++;
                resumeAt = at;
            } else if (symbol < symbols.length && (symbols[symbol] == ANY_CHARACTER || symbols[symbol] == text[at])) {
                symbol++;
                at++;
            } else if (lastAnyText >= 0) {
                // The last star takes one more character; earlier ones need not, because it could have taken theirs.
                symbol = lastAnyText + 1;
                at = ++resumeAt;
            } else {
                return false;
            }
        }
        while (symbol < symbols.length && symbols[symbol] == ANY_TEXT) {
            symbol++;
        }
        return symbol == symbols.length;
    }

    // Without streams, here and below: every call to the cloud is judged, most by several of these.
    private static int[] codePoints(String text) {
        int[] points = new int[text.codePointCount(0, text.length())];
        int count = 0;
        for (int i = 0; i < text.length(); i += Character.charCount(points[count++])) {
            points[count] = text.codePointAt(i);
        }
        return points;
    }

    Glob toLowerCase() {
        int[] lower = symbols.clone();
        for (int i = 0; i < lower.length; i++) {
            lower[i] = lower[i] < 0 ? lower[i] : Character.toLowerCase(lower[i]);
        }
        return new Glob(lower);
    }

    /** Puts one together. */
    static final class Builder {
        private int[] symbols = new int[64];
        private int count;

        void literal(String text) {
            for (int point : codePoints(text)) {
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
            return new Glob(Arrays.copyOf(symbols, count));
        }
    }
}
