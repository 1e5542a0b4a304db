package cognitosync.localcloud.dynamodb.item;

import cognitosync.localcloud.dynamodb.item.AttributeValue.B;
import cognitosync.localcloud.dynamodb.item.AttributeValue.N;
import cognitosync.localcloud.dynamodb.item.AttributeValue.S;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/** Bytes of a key value, which as unsigned numbers stand in the order of the values of one type: what a store can sort by. */
public final class KeyBytes {
    private static final int NEGATIVE = 0;
    private static final int ZERO = 1;
    private static final int POSITIVE = 2;
    private static final int BIAS = 130;
    private static final int BYTE = 0xFF;

    private KeyBytes() {}

    /** The bytes of a value of type S, N or B. */
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

    // Sign, exponent, pairs of digits. All of a negative number is turned around, and an end that is larger than any
    // digit comes
    // after it, because the one with more digits is the smaller.
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
            // One more than the pair, so that no digit turned around is as large as the end.
            bytes.write((first * 10 + second + 1) ^ turn);
        }
        if (sign < 0) {
            bytes.write(BYTE);
        }
        return bytes.toByteArray();
    }

    /** The first bytes after all that begin with the prefix; empty where nothing comes after them. */
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
