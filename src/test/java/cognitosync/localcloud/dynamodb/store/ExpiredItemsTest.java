package cognitosync.localcloud.dynamodb.store;

import static org.assertj.core.api.Assertions.assertThat;

import cognitosync.localcloud.dynamodb.DynamoDb;
import cognitosync.localcloud.dynamodb.item.AttributeValue;
import cognitosync.localcloud.dynamodb.item.KeySchema;
import cognitosync.localcloud.dynamodb.item.KeySchema.KeyAttribute;
import cognitosync.localcloud.dynamodb.table.Table;
import cognitosync.localcloud.dynamodb.table.Table.BillingMode;
import cognitosync.localcloud.dynamodb.table.Table.Settings;
import cognitosync.localcloud.dynamodb.table.Table.Throughput;
import cognitosync.localcloud.store.DatabaseFixture;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class ExpiredItemsTest {
    @AutoClose
    private final DatabaseFixture disk = new DatabaseFixture(DynamoDb.schema());

    private Instant now = Instant.EPOCH;
    private final ExpiredItems expired = new ExpiredItems(disk.database(), new Items(new ItemCache()), () -> now);

    private static Table table(long id) {
        return new Table(
                id,
                "table" + id,
                "id",
                Instant.EPOCH,
                new Settings(
                        new KeySchema(new KeyAttribute("id", AttributeValue.Type.S), Optional.empty()),
                        new Throughput(BillingMode.PAY_PER_REQUEST, OptionalLong.empty(), OptionalLong.empty()),
                        Optional.of("end"),
                        false));
    }

    @Test
    void checksThatAreDue_areForgotten_whenAnotherTableIsChecked() {
        for (int id = 0; id < 100; id++) {
            expired.delete(table(id));
            now = now.plus(ExpiredItems.INTERVAL);
        }
        assertThat(expired.size()).isEqualTo(1);
    }

    @Test
    void checksThatAreNotDue_areRemembered() {
        expired.delete(table(1));
        expired.delete(table(2));
        assertThat(expired.size()).isEqualTo(2);
    }
}
