package cognitosync.localcloud.iam;

import java.util.Arrays;
import java.util.stream.IntStream;

/** Text with wildcards, matched in time that grows with the product of the lengths at worst. */
final class Glob {
    private static final int ANY_TEXT = -1;
    private static final int ANY_CHARACTER = -2;

    private final int[] symbols;

    private Glob(int[] symbols) {
        this.symbols = symbols;
    }

    boolean matches(String value) {
        int[] text = value.codePoints().toArray();
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

    Glob toLowerCase() {
        return new Glob(Arrays.stream(symbols)
                .map(symbol -> symbol < 0 ? symbol : Character.toLowerCase(symbol))
                .toArray());
    }

    /** Puts one together. */
    static final class Builder {
        private final IntStream.Builder symbols = IntStream.builder();

        void literal(String text) {
            text.codePoints().forEach(symbols::add);
        }

        void wildcard(boolean many) {
            symbols.add(many ? ANY_TEXT : ANY_CHARACTER);
        }

        Glob build() {
            return new Glob(symbols.build().toArray());
        }
    }
}
