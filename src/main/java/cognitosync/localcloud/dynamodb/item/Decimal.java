package cognitosync.localcloud.dynamodb.item;

import cognitosync.localcloud.dynamodb.item.InputException.ValidationException;
import java.math.BigDecimal;
import java.math.BigInteger;

/**
 * A DynamoDB number: up to 38 significant digits, with a magnitude from 1E-130 to 9.99…E+125.
 *
 * @param value without trailing zeros
 * @see <a href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/HowItWorks.NamingRulesDataTypes.html#HowItWorks.DataTypes.Number">Number</a>
 */
public record Decimal(BigDecimal value) implements Comparable<Decimal> {
    /** Zero. */
    public static final Decimal ZERO = new Decimal(BigDecimal.ZERO);

    private static final int DIGITS = 38;
    private static final int LARGEST_EXPONENT = 125;
    private static final int SMALLEST_EXPONENT = -130;
    private static final int LARGEST_PAIRS = 20;

    public Decimal {
        value = value.signum() == 0 ? BigDecimal.ZERO : value.stripTrailingZeros();
    }

    /** Parses a number in one pass, however long the text; refuses text that is not a number or out of range. */
    public static Decimal parse(String text) {
        return new DecimalText(text).parse();
    }

    static Decimal of(boolean negative, String digits, long exponent) {
        if (digits.isEmpty()) {
            return ZERO;
        }
        if (exponent > LARGEST_EXPONENT) {
            throw overflow();
        }
        if (exponent < SMALLEST_EXPONENT) {
            throw new ValidationException(
                    "Number underflow. Attempting to store a number with magnitude smaller than supported range");
        }
        if (digits.length() > DIGITS) {
            throw new ValidationException("Attempting to store more than 38 significant digits in a Number");
        }
        BigInteger unscaled = new BigInteger(digits);
        return new Decimal(
                new BigDecimal(negative ? unscaled.negate() : unscaled, digits.length() - 1 - (int) exponent));
    }

    private static ValidationException overflow() {
        return new ValidationException(
                "Number overflow. Attempting to store a number with magnitude larger than supported range");
    }

    /** The sum. Like DynamoDB, refuses a sum with too many digits as an overflow. */
    public Decimal plus(Decimal other) {
        return inRange(value.add(other.value));
    }

    /** The difference, refused like a sum. */
    public Decimal minus(Decimal other) {
        return inRange(value.subtract(other.value));
    }

    private static Decimal inRange(BigDecimal result) {
        Decimal exact = new Decimal(result);
        if (exact.value.precision() > DIGITS) {
            throw overflow();
        }
        return of(result.signum() < 0, exact.value.signum() == 0 ? "" : exact.digits(), exact.exponent());
    }

    /** The significant digits, without the sign. */
    String digits() {
        return value.unscaledValue().abs().toString();
    }

    /** The power of ten of the first digit. */
    int exponent() {
        return value.precision() - 1 - value.scale();
    }

    /**
     * Size in bytes, as counted in an item: one, plus one for each pair of digits, with pairs aligned to the decimal point, plus one for a
     * negative number of fewer than 20 pairs.
     *
     * @see <a href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/CapacityUnitCalculations.html">Item sizes and formats</a>
     */
    public int size() {
        if (value.signum() == 0) {
            return 1;
        }
        int before = Math.floorMod(exponent(), 2) == 0 ? 1 : 0;
        int pairs = (before + value.precision() + 1) / 2;
        return 1 + pairs + (value.signum() < 0 && pairs < LARGEST_PAIRS ? 1 : 0);
    }

    @Override
    public int compareTo(Decimal other) {
        return value.compareTo(other.value);
    }

    /** As DynamoDB prints it: without exponent, plus sign, or leading and trailing zeros. */
    @Override
    public String toString() {
        return value.toPlainString();
    }
}
