package cognitosync.localcloud.dynamodb.table;

import static org.assertj.core.api.Assertions.assertThat;

import cognitosync.localcloud.access.trail.ConsumedCapacity;
import cognitosync.localcloud.dynamodb.item.AttributeValue;
import cognitosync.localcloud.dynamodb.item.KeySchema;
import cognitosync.localcloud.dynamodb.item.KeySchema.KeyAttribute;
import cognitosync.localcloud.dynamodb.table.Table.BillingMode;
import cognitosync.localcloud.dynamodb.table.Table.Settings;
import cognitosync.localcloud.dynamodb.table.Table.Throughput;
import cognitosync.localcloud.dynamodb.table.ThroughputLimits.Use;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class ThroughputLimitsTest {
    private Instant now = Instant.EPOCH;
    private final ThroughputLimits limits = new ThroughputLimits(() -> now, ConsumedCapacity.Listener.NOBODY);

    private static Table table(long id, long rate) {
        return new Table(
                id,
                "table" + id,
                "id",
                Instant.EPOCH,
                new Settings(
                        new KeySchema(new KeyAttribute("id", AttributeValue.Type.S), Optional.empty()),
                        new Throughput(BillingMode.PAY_PER_REQUEST, OptionalLong.of(rate), OptionalLong.empty()),
                        Optional.empty(),
                        false));
    }

    @Test
    void fullBuckets_areDropped_whenAnotherIsAdded() {
        for (int id = 0; id < 1_000; id++) {
            limits.consumed(table(id, 10), Use.READ, 5);
            now = now.plus(Duration.ofSeconds(1));
        }
        assertThat(limits.size()).isEqualTo(1);
    }

    @Test
    void bucketThatIsNotFull_isKept_whenAnotherIsAdded() {
        limits.consumed(table(1, 10), Use.READ, 25);
        now = now.plus(Duration.ofSeconds(1));
        limits.consumed(table(2, 10), Use.READ, 5);
        assertThat(limits.admits(table(1, 10), Use.READ)).isFalse();
        now = now.plus(Duration.ofSeconds(1));
        assertThat(limits.admits(table(1, 10), Use.READ)).isTrue();
    }

    @Test
    void newRate_startsWithAFullBucket() {
        limits.consumed(table(1, 10), Use.READ, 25);
        assertThat(limits.admits(table(1, 20), Use.READ)).isTrue();
        limits.consumed(table(1, 20), Use.READ, 5);
        assertThat(limits.size()).isEqualTo(1);
    }

    @Test
    void unlimitedUse_isAdmitted_andNeedsNoBucket() {
        limits.consumed(table(1, 10), Use.WRITE, 1_000);
        assertThat(limits.admits(table(1, 10), Use.WRITE)).isTrue();
        assertThat(limits.size()).isZero();
    }
}
