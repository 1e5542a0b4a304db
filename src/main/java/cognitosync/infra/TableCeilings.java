package cognitosync.infra;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;

/**
 * The most request units that a table takes in a second, and so the most that its requests cost. DynamoDB may exceed them for a
 * short time.
 *
 * @param readsPerSecond read request units
 * @param writesPerSecond write request units
 * @see <a href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/on-demand-capacity-mode-max-throughput.html">Maximum throughput for on-demand tables</a>
 */
record TableCeilings(int readsPerSecond, int writesPerSecond) {
    // One dataset of the largest size, 351,232 bytes, at 4 KB a consistent read unit and 1 KB a write unit. Members
    // of a shared one use transactions, which cost double: for them the largest size needs twice as much.
    static final int LOWEST_READS = 86;
    static final int LOWEST_WRITES = 343;

    /** Default quota of a table for either, which AWS raises on request. */
    static final int HIGHEST = 40_000;

    // USD for a million units in us-east-1: https://aws.amazon.com/dynamodb/pricing/on-demand/
    private static final BigDecimal READ_PRICE = new BigDecimal("0.125");
    private static final BigDecimal WRITE_PRICE = new BigDecimal("0.625");
    private static final int HOURS_PER_MONTH = 730;
    private static final int SECONDS_PER_HOUR = 3_600;

    /** The sentence about costs in the output with the table's name. */
    String cost() {
        return String.format(
                Locale.ROOT,
                "Requests cost at most USD %,d a month in us-east-1, if they reach the ceilings of %d read and %d write units in"
                        + " every second.",
                dollarsPerMonth(),
                readsPerSecond,
                writesPerSecond);
    }

    long dollarsPerMonth() {
        BigDecimal perMillionSeconds = READ_PRICE
                .multiply(BigDecimal.valueOf(readsPerSecond))
                .add(WRITE_PRICE.multiply(BigDecimal.valueOf(writesPerSecond)));
        return perMillionSeconds
                .multiply(BigDecimal.valueOf((long) HOURS_PER_MONTH * SECONDS_PER_HOUR))
                .movePointLeft(6)
                .setScale(0, RoundingMode.CEILING)
                .longValueExact();
    }
}
