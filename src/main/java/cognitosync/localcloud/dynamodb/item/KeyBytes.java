package cognitosync.localcloud.dynamodb.item;

import cognitosync.localcloud.dynamodb.item.AttributeValue.B;
import cognitosync.localcloud.dynamodb.item.AttributeValue.N;
import cognitosync.localcloud.dynamodb.item.AttributeValue.S;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/** Encodes key values so that the unsigned order of the bytes is the order of the values of one type, for sorting in the database. */
public final class KeyBytes {
    private static final int NEGATIVE = 0;
    private static final int ZERO = 1;
    private static final int POSITIVE = 2;
    private static final int BIAS = 130;
    private static final int BYTE = 0xFF;

    private KeyBytes() {}

    /** Encodes a value of type S, N or B. */
    public static byte[] of(AttributeValue value) {
        if (value instanceof S s) {
            return s.text().getBytes(StandardCharsets.UTF_8);
        } else if (value instanceof B b) {
            return b.bytes().toByteArray();
        } else if (value instanceof N n) {
            return number(n.number());
        }
        throw new IllegalArgumentException("No key is of type " + value.type());
    }

    // Sign, exponent, pairs of digits. In a negative number all bits are inverted, and a terminator above any digit
    // follows, because more digits make a smaller number.
    private static byte[] number(Decimal number) {
        int sign = number.value().signum();
        if (sign == 0) {
            return new byte[] {ZERO};
        }
        int turn = sign < 0 ? BYTE : 0;
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write(sign < 0 ? NEGATIVE : POSITIVE);
        bytes.write((number.exponent() + BIAS) ^ turn);
        String digits = number.digits();
        for (int i = 0; i < digits.length(); i += 2) {
            int first = digits.charAt(i) - '0';
            int second = i + 1 < digits.length() ? digits.charAt(i + 1) - '0' : 0;
            // Plus one, so that no inverted pair equals the terminator.
            bytes.write((first * 10 + second + 1) ^ turn);
        }
        if (sign < 0) {
            bytes.write(BYTE);
        }
        return bytes.toByteArray();
    }

    /** The smallest bytes greater than all that begin with the prefix; empty if there are none. */
    public static Optional<byte[]> after(byte[] prefix) {
        for (int i = prefix.length - 1; i >= 0; i--) {
            if ((prefix[i] & BYTE) != BYTE) {
                byte[] next = Arrays.copyOf(prefix, i + 1);
                next[i]++;
                return Optional.of(next);
            }
        }
        return Optional.empty();
    }
}
