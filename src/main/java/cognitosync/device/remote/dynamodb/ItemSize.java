package cognitosync.device.remote.dynamodb;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The size of items as DynamoDB counts it, for limits and write units. The local cloud counts the same way.
 *
 * @see <a href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/CapacityUnitCalculations.html">Item sizes
 *     and formats</a>
 */
public final class ItemSize {
    private static final long WRITE_UNIT = 1024;
    private static final long DOCUMENT = 3;

    private ItemSize() {}

    /** The size of an item in bytes. */
    public static long of(Map<String, AttributeValue> item) {
        return item.entrySet().stream()
                .mapToLong(attribute -> utf8(attribute.getKey()) + of(attribute.getValue()))
                .sum();
    }

    /** The write units that an item of this size costs. */
    public static long writeUnits(long bytes) {
        return Math.max(1, (bytes + WRITE_UNIT - 1) / WRITE_UNIT);
    }

    /** The size of a value of a type that datasets use. */
    static long of(AttributeValue value) {
        return switch (value.type()) {
            case S -> utf8(value.s());
            case N -> number(new BigDecimal(value.n()));
            case BOOL, NUL -> 1;
            case M -> DOCUMENT + value.m().size() + of(value.m());
            case L ->
                DOCUMENT
                        + value.l().size()
                        + value.l().stream().mapToLong(ItemSize::of).sum();
            default -> throw new IllegalStateException("No dataset has a value of type " + value.type());
        };
    }

    // One byte for each pair of digits, with pairs aligned to the decimal point.
    private static long number(BigDecimal number) {
        if (number.signum() == 0) {
            return 1;
        }
        BigDecimal shortest = number.stripTrailingZeros();
        int exponent = shortest.precision() - 1 - shortest.scale();
        int before = Math.floorMod(exponent, 2) == 0 ? 1 : 0;
        return 1L + (before + shortest.precision() + 1) / 2 + (number.signum() < 0 ? 1 : 0);
    }

    static long utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
