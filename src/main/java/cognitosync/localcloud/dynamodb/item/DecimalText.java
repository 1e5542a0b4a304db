package cognitosync.localcloud.dynamodb.item;

import cognitosync.localcloud.dynamodb.item.InputException.ValidationException;

/** Parses a number: sign, digits with a point, exponent. Keeps only the digits that matter, however long the text. */
final class DecimalText {
    private static final int KEPT_DIGITS = 40;
    // Far beyond any number in range, and far below the limits of a long.
    private static final long EXPONENT_BOUND = 1_000_000_000L;

    private final String text;
    private int position;

    private final StringBuilder digits = new StringBuilder();
    private boolean anyDigit;
    private long pendingZeros;
    // The power of ten of the first significant digit, without the exponent in the text.
    private long exponent = -1;

    DecimalText(String text) {
        this.text = text;
    }

    Decimal parse() {
        boolean negative = take('-');
        if (!negative) {
            take('+');
        }
        readDigits(false);
        if (take('.')) {
            readDigits(true);
        }
        long written = take('e') || take('E') ? readExponent() : 0;
        if (!anyDigit || position < text.length()) {
            throw notNumeric();
        }
        return Decimal.of(negative, digits.toString(), exponent + written);
    }

    // Zeros are significant only between other digits, so they are pending until one follows.
    private void readDigits(boolean fraction) {
        for (; position < text.length() && isDigit(text.charAt(position)); position++) {
            anyDigit = true;
            char digit = text.charAt(position);
            boolean leading = digits.isEmpty();
            if (!fraction && !(leading && digit == '0')) {
                exponent++;
            }
            if (digit == '0') {
                pendingZeros += leading ? 0 : 1;
                exponent -= leading && fraction ? 1 : 0;
                continue;
            }
            while (pendingZeros > 0 && digits.length() < KEPT_DIGITS) {
                digits.append('0');
                pendingZeros--;
            }
            pendingZeros = 0;
            if (digits.length() < KEPT_DIGITS) {
                digits.append(digit);
            }
        }
    }

    private long readExponent() {
        boolean negative = take('-');
        if (!negative) {
            take('+');
        }
        int start = position;
        long value = 0;
        for (; position < text.length() && isDigit(text.charAt(position)); position++) {
            value = Math.min(EXPONENT_BOUND, value * 10 + text.charAt(position) - '0');
        }
        if (position == start) {
            throw notNumeric();
        }
        return negative ? -value : value;
    }

    private boolean take(char expected) {
        if (position < text.length() && text.charAt(position) == expected) {
            position++;
            return true;
        }
        return false;
    }

    private static boolean isDigit(char character) {
        return character >= '0' && character <= '9';
    }

    private ValidationException notNumeric() {
        return new ValidationException(
                "The parameter cannot be converted to a numeric value" + (text.isEmpty() ? "" : ": " + text));
    }
}
