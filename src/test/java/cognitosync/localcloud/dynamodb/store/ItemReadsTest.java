package cognitosync.localcloud.dynamodb.store;

import static org.assertj.core.api.Assertions.assertThat;

import cognitosync.localcloud.dynamodb.DynamoDb;
import cognitosync.localcloud.dynamodb.expression.KeyConditions.KeyComparison;
import cognitosync.localcloud.dynamodb.expression.KeyConditions.KeyOperator;
import cognitosync.localcloud.dynamodb.expression.KeyConditions.KeyRange;
import cognitosync.localcloud.dynamodb.item.AttributeValue;
import cognitosync.localcloud.dynamodb.item.AttributeValue.S;
import cognitosync.localcloud.dynamodb.item.Item;
import cognitosync.localcloud.dynamodb.item.KeySchema;
import cognitosync.localcloud.dynamodb.item.KeySchema.KeyAttribute;
import cognitosync.localcloud.dynamodb.store.ItemOrder.Partition;
import cognitosync.localcloud.dynamodb.table.Table;
import cognitosync.localcloud.dynamodb.table.Table.BillingMode;
import cognitosync.localcloud.dynamodb.table.Table.Settings;
import cognitosync.localcloud.dynamodb.table.Table.Throughput;
import cognitosync.localcloud.store.DatabaseFixture;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Cached reads return what the database contains. */
class ItemReadsTest {
    private static final int ROUNDS = 1_500;
    private static final int KEYS = 40;
    private static final List<KeyOperator> OPERATORS = List.of(KeyOperator.values());
    private static final Table TABLE = new Table(
            1,
            "items",
            "id",
            Instant.EPOCH,
            new Settings(
                    new KeySchema(
                            new KeyAttribute("owner", AttributeValue.Type.S),
                            Optional.of(new KeyAttribute("entry", AttributeValue.Type.S))),
                    new Throughput(BillingMode.PAY_PER_REQUEST, OptionalLong.empty(), OptionalLong.empty()),
                    Optional.empty(),
                    false));

    @AutoClose
    private final DatabaseFixture disk = new DatabaseFixture(DynamoDb.schema());

    private final ItemCache cache = new ItemCache();
    private final Items items = new Items(cache);
    private final ItemReads reads = new ItemReads(disk.database(), cache, items);

    ItemReadsTest() {
        disk.database()
                .write(transaction ->
                        transaction.update("INSERT INTO dynamodb_table VALUES (1, 'items', 'id', '{}', 0)"));
    }

    private static ItemKey key(int number) {
        return ItemKey.of(TABLE, new KeySchema.Key(new S("a"), Optional.of(new S("key" + number))));
    }

    private void put(int number, String text) {
        Item item = new Item(Map.of(
                "owner", new S("a"), "entry", new S("key" + number), "text", new S(text), "n", new S("" + number)));
        disk.database().write(transaction -> {
            items.put(transaction, TABLE, key(number), item, StoredItem.of(item));
            return null;
        });
    }

    private void delete(int number) {
        disk.database().write(transaction -> {
            items.delete(transaction, key(number));
            return null;
        });
    }

    private List<StoredItem> read(ItemOrder order, int limit) {
        List<StoredItem> found = new ArrayList<>();
        reads.each(order, item -> found.add(item) && found.size() < limit);
        return found;
    }

    private List<StoredItem> inDatabase(ItemOrder order, int limit) {
        List<StoredItem> found = new ArrayList<>();
        disk.database().read(transaction -> {
            order.each(transaction, item -> found.add(item) && found.size() < limit);
            return null;
        });
        return found;
    }

    private static Partition somewhere(Random random) {
        List<AttributeValue> bounds = List.of(new S("key" + random.nextInt(KEYS)), new S("key" + random.nextInt(KEYS)));
        KeyOperator operator = OPERATORS.get(random.nextInt(OPERATORS.size()));
        Optional<KeyRange> range =
                random.nextInt(5) == 0 ? Optional.empty() : Optional.of(new KeyComparison(operator, bounds).range());
        Optional<ItemKey> after = random.nextInt(3) == 0 ? Optional.of(key(random.nextInt(KEYS))) : Optional.empty();
        return new Partition(key(0), range, random.nextBoolean(), after);
    }

    @ParameterizedTest
    @ValueSource(ints = {20, 700})
    void readsBetweenWrites_matchTheDatabase(int longest) {
        Random random = new Random(longest);
        for (int i = 0; i < ROUNDS; i++) {
            int number = random.nextInt(KEYS);
            if (random.nextInt(4) == 0) {
                put(number, "x".repeat(random.nextInt(longest)));
            } else if (random.nextInt(6) == 0) {
                delete(number);
            }
            ItemKey key = key(random.nextInt(KEYS));
            assertThat(reads.find(key)).isEqualTo(disk.database().read(transaction -> items.find(transaction, key)));
            Partition order = somewhere(random);
            int limit = 1 + random.nextInt(KEYS);
            assertThat(read(order, limit)).as("%s", order).isEqualTo(inDatabase(order, limit));
        }
    }

    @Test
    void emptyPartitionsWithLongKeys_areBoundedByTheBytesOfTheirKeys() {
        List<Integer> read = new ArrayList<>();
        for (int i = 0; i <= 4_000; i++) {
            int number = i % 4_000;
            ItemKey key =
                    ItemKey.of(TABLE, new KeySchema.Key(new S("x".repeat(2_000) + number), Optional.of(new S("b"))));
            cache.partition(key, () -> {
                read.add(number);
                return new ItemCache.CachedPartition(true, List.of());
            });
        }
        assertThat(read).as("the first has been evicted").hasSize(4_001);
    }

    @Test
    void failedWrite_leavesTheCachedItem() {
        put(1, "before");
        Optional<StoredItem> before = reads.find(key(1));
        Partition all = new Partition(key(0), Optional.empty(), true, Optional.empty());
        assertThat(read(all, KEYS)).hasSize(1);
        try {
            disk.database().write(transaction -> {
                items.delete(transaction, key(1));
                throw new IllegalArgumentException("fails");
            });
        } catch (IllegalArgumentException e) {
            assertThat(e).hasMessage("fails");
        }
        assertThat(reads.find(key(1))).isPresent().isEqualTo(before);
        assertThat(read(all, KEYS)).hasSize(1);
    }

    @Test
    void itemsOfADeletedTable_leaveTheCache() {
        put(1, "x");
        Partition all = new Partition(key(0), Optional.empty(), true, Optional.empty());
        assertThat(read(all, KEYS)).hasSize(1);
        assertThat(reads.find(key(1))).isPresent();
        disk.database().write(transaction -> {
            items.deleteAll(transaction, TABLE);
            return null;
        });
        assertThat(reads.find(key(1))).isEmpty();
        assertThat(read(all, KEYS)).isEmpty();
    }
}
