package cognitosync.durability;

import static org.assertj.core.api.Assertions.assertThat;

import cognitosync.infra.TestTable;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.BooleanSupplier;

/**
 * Writes numbers to the items of one partition and records acknowledged writes. After any crash, the items must have the state after the
 * last acknowledged write, or after the one unacknowledged write.
 */
final class TableWriter {
    private static final String PLACE = "\"TableName\": \"" + TestTable.NAME + "\", ";
    private static final String KEY = PLACE + "\"Key\": {\"owner\": {\"S\": \"%s\"}, \"item\": {\"S\": \"%s\"}}";
    private static final String ITEM =
            PLACE + "\"Item\": {\"owner\": {\"S\": \"%s\"}, \"item\": {\"S\": \"%s\"}, \"number\": {\"N\": \"%d\"}}";
    private static final String ADD = KEY
            + ", \"UpdateExpression\": \"ADD #n :n\", \"ExpressionAttributeNames\": {\"#n\": \"number\"},"
            + " \"ExpressionAttributeValues\": {\":n\": {\"N\": \"%d\"}}";
    private static final String IF_NEW = ", \"ConditionExpression\": \"attribute_not_exists(#o)\","
            + " \"ExpressionAttributeNames\": {\"#o\": \"owner\"}";
    private static final String IF_NUMBER = ", \"ConditionExpression\": \"#n = :n\","
            + " \"ExpressionAttributeNames\": {\"#n\": \"number\"}, \"ExpressionAttributeValues\": {\":n\": {\"N\": \"%d\"}}";

    private final String partition = "writer-" + UUID.randomUUID();

    private Map<String, Long> answered = new TreeMap<>();
    private Optional<Map<String, Long>> unanswered = Optional.empty();
    private Optional<Write> lastTransaction = Optional.empty();
    private long writes;

    /** A request, and what it adds to each item. */
    private record Write(String operation, String body, Map<String, Long> added) {}

    /** The number of acknowledged writes. */
    long writes() {
        return writes;
    }

    /**
     * Writes until the cloud is killed.
     *
     * @param sent called before each write
     * @param mayEnd whether the cloud was killed, so that a missing response is expected
     */
    void write(TableClient table, Runnable sent, BooleanSupplier mayEnd) {
        try {
            while (true) {
                write(table, next(), sent);
            }
        } catch (UncheckedIOException e) {
            if (!mayEnd.getAsBoolean()) {
                throw e;
            }
        }
    }

    private void write(TableClient table, Write write, Runnable sent) {
        unanswered = Optional.of(after(write));
        sent.run();
        table.call(write.operation(), write.body());
        answered = unanswered.orElseThrow();
        unanswered = Optional.empty();
        writes++;
    }

    private Map<String, Long> after(Write write) {
        Map<String, Long> after = new TreeMap<>(answered);
        write.added().forEach((item, number) -> after.merge(item, number, Long::sum));
        return after;
    }

    /** The next write; kinds alternate. */
    private Write next() {
        long put = answered.getOrDefault("put", 0L);
        Optional<Long> swapped = Optional.ofNullable(answered.get("swap"));
        return switch ((int) (writes % 4)) {
            case 0 -> new Write("PutItem", "{" + ITEM.formatted(partition, "put", put + 1) + "}", Map.of("put", 1L));
            case 1 ->
                new Write(
                        "PutItem",
                        "{" + ITEM.formatted(partition, "swap", swapped.orElse(0L) + 1)
                                + swapped.map(IF_NUMBER::formatted).orElse(IF_NEW) + "}",
                        Map.of("swap", 1L));
            case 2 -> new Write("UpdateItem", "{" + ADD.formatted(partition, "sum", 3) + "}", Map.of("sum", 3L));
            default -> transaction();
        };
    }

    private Write transaction() {
        Write transaction = new Write(
                "TransactWriteItems",
                "{\"ClientRequestToken\": \"%s\", \"TransactItems\": [{\"Update\": {%s}}, {\"Update\": {%s}}]}"
                        .formatted(
                                UUID.randomUUID(),
                                ADD.formatted(partition, "left", 5),
                                ADD.formatted(partition, "right", -5)),
                Map.of("left", 5L, "right", -5L));
        lastTransaction = Optional.of(transaction);
        return transaction;
    }

    /** Compares stored items with acknowledged writes. Then repeats the last transaction, which must take effect only once. */
    void verify(TableClient table) {
        Map<String, Long> found = stored(table);
        if (!found.equals(answered)) {
            assertThat(unanswered)
                    .as("items of %s, after acknowledged writes %s: %s", partition, answered, found)
                    .contains(found);
        }
        boolean isLost = unanswered.isPresent()
                && !found.equals(unanswered.get())
                && lastTransaction
                        .filter(last -> after(last).equals(unanswered.get()))
                        .isPresent();
        answered = found;
        lastTransaction.ifPresent(last -> {
            table.call(last.operation(), last.body());
            answered = isLost ? after(last) : answered;
            assertThat(stored(table))
                    .as("items of %s after the repeated request", partition)
                    .isEqualTo(answered);
        });
        unanswered = Optional.empty();
    }

    private Map<String, Long> stored(TableClient table) {
        List<String> gets = new ArrayList<>();
        List<String> items = List.of("put", "swap", "sum", "left", "right");
        items.forEach(item -> gets.add("{\"Get\": {" + KEY.formatted(partition, item) + "}}"));
        JsonNode answer = table.call("TransactGetItems", "{\"TransactItems\": [" + String.join(", ", gets) + "]}");
        Map<String, Long> stored = new TreeMap<>();
        for (int i = 0; i < items.size(); i++) {
            JsonNode number = answer.at("/Responses/" + i + "/Item/number/N");
            if (!number.isMissingNode()) {
                stored.put(items.get(i), Long.parseLong(number.textValue()));
            }
        }
        return stored;
    }
}
