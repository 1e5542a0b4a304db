package cognitosync.localcloud.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import cognitosync.localcloud.dynamodb.DynamoDbFixture.Answer;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Concurrent clients: results are serializable. */
class ConcurrencyTest {
    private static final int WRITERS = 6;
    private static final int READERS = 2;
    private static final int TIMES = 60;
    private static final int ACCOUNTS = 5;
    private static final int EACH = 100;
    private static final String KEY =
            "\"TableName\": \"items\", \"Key\": {\"owner\": {\"S\": \"a\"}, \"entry\": {\"S\": \"%s\"}}";
    private static final String ADD = "{" + KEY
            + ", \"UpdateExpression\": \"ADD n :n\", \"ExpressionAttributeValues\": {\":n\": {\"N\": \"%d\"}}}";
    private static final String TAKE = "{" + KEY
            + ", \"UpdateExpression\": \"SET n = n - :n\", \"ConditionExpression\": \"n >= :n\","
            + " \"ExpressionAttributeValues\": {\":n\": {\"N\": \"%d\"}}}";
    private static final String PUT_IF = """
            {"TableName": "items", "Item": {"owner": {"S": "a"}, "entry": {"S": "%s"}, "n": {"N": "%d"}},
             "ConditionExpression": "n = :n", "ExpressionAttributeValues": {":n": {"N": "%d"}}}""";

    @AutoClose
    private final DynamoDbFixture fixture = new DynamoDbFixture();

    ConcurrencyTest() {
        fixture.table(DynamoDbFixture.COMPOSITE);
    }

    /** Runs the tasks concurrently and returns the sum of their results. */
    private static long together(List<Callable<Long>> work) throws Exception {
        CyclicBarrier start = new CyclicBarrier(work.size());
        ExecutorService threads = Executors.newFixedThreadPool(work.size());
        try {
            List<Future<Long>> running = new ArrayList<>();
            for (Callable<Long> one : work) {
                running.add(threads.submit(() -> {
                    start.await(30, TimeUnit.SECONDS);
                    return one.call();
                }));
            }
            long sum = 0;
            for (Future<Long> one : running) {
                sum += one.get(60, TimeUnit.SECONDS);
            }
            return sum;
        } finally {
            threads.shutdownNow();
        }
    }

    private long number(String entry) {
        return fixture.call("GetItem", "{" + KEY.formatted(entry) + "}")
                .ok()
                .at("/Item/n/N")
                .asLong();
    }

    private long incrementIfUnchanged() {
        long done = 0;
        for (int i = 0; i < TIMES; i++) {
            long before = number("swapped");
            Answer answer = fixture.call("PutItem", PUT_IF.formatted("swapped", before + 1, before));
            if (answer.response().status() == 200) {
                done++;
            } else {
                answer.refused("ConditionalCheckFailedException");
            }
        }
        return done;
    }

    @Test
    void conditionalIncrements_takeEffectExactlyIfTheySucceed() throws Exception {
        fixture.put("a", "swapped", ", \"n\": {\"N\": \"0\"}");
        List<Callable<Long>> work = new ArrayList<>();
        for (int i = 0; i < WRITERS; i++) {
            work.add(this::incrementIfUnchanged);
        }
        long done = together(work);
        assertThat(number("swapped")).isEqualTo(done).isGreaterThanOrEqualTo(TIMES);
    }

    // Retries after conflicts, and returns their number.
    private long add(boolean inTransaction) {
        long conflicts = 0;
        for (int done = 0; done < TIMES; ) {
            String add = ADD.formatted("sum", 1);
            Answer answer = inTransaction
                    ? fixture.call("TransactWriteItems", "{\"TransactItems\": [{\"Update\": " + add + "}]}")
                    : fixture.call("UpdateItem", add);
            if (answer.response().status() == 200) {
                done++;
            } else {
                conflicts++;
                String message =
                        answer.refused(inTransaction ? "TransactionCanceledException" : "TransactionConflictException");
                assertThat(message)
                        .endsWith(inTransaction ? "[TransactionConflict]" : "Transaction is ongoing for the item");
            }
        }
        return conflicts;
    }

    @Test
    void additions_singleAndInTransactions_areAllApplied() throws Exception {
        List<Callable<Long>> work = new ArrayList<>();
        for (int i = 0; i < WRITERS; i++) {
            boolean inTransaction = i % 2 == 0;
            work.add(() -> add(inTransaction));
        }
        together(work);
        assertThat(number("sum")).isEqualTo((long) WRITERS * TIMES);
    }

    private static List<String> codes(Answer canceled) {
        canceled.refused("TransactionCanceledException");
        return StreamSupport.stream(canceled.body().get("CancellationReasons").spliterator(), false)
                .map(reason -> reason.get("Code").asText())
                .toList();
    }

    private long transfer(Random random) {
        long done = 0;
        for (int i = 0; i < TIMES; i++) {
            int from = random.nextInt(ACCOUNTS);
            int to = (from + 1 + random.nextInt(ACCOUNTS - 1)) % ACCOUNTS;
            int amount = 1 + random.nextInt(EACH);
            Answer answer = fixture.call(
                    "TransactWriteItems",
                    "{\"TransactItems\": [{\"Update\": %s}, {\"Update\": %s}]}"
                            .formatted(
                                    TAKE.formatted("account" + from, amount), ADD.formatted("account" + to, amount)));
            if (answer.response().status() == 200) {
                done++;
            } else {
                assertThat(codes(answer))
                        .isSubsetOf("None", "TransactionConflict", "ConditionalCheckFailed")
                        .hasSize(2)
                        .doesNotContainSequence("None", "None");
            }
        }
        return done;
    }

    private void requireSum(String operation, String request, String numbers) {
        Answer answer = fixture.call(operation, request);
        if (answer.response().status() != 200) {
            assertThat(codes(answer))
                    .hasSize(ACCOUNTS)
                    .contains("TransactionConflict")
                    .isSubsetOf("None", "TransactionConflict");
            return;
        }
        List<JsonNode> found = answer.ok().findValues(numbers);
        assertThat(found).hasSize(ACCOUNTS);
        assertThat(found.stream().mapToLong(number -> number.at("/N").asLong()).sum())
                .as("%s: %s", operation, found)
                .isEqualTo((long) ACCOUNTS * EACH);
        assertThat(found)
                .allSatisfy(number -> assertThat(number.at("/N").asLong()).isNotNegative());
    }

    private long read(AtomicInteger writing) {
        String gets = IntStream.range(0, ACCOUNTS)
                .mapToObj(i -> "{\"Get\": {" + KEY.formatted("account" + i) + "}}")
                .collect(Collectors.joining(", ", "{\"TransactItems\": [", "]}"));
        String query = """
                {"TableName": "items", "KeyConditionExpression": "#o = :o AND begins_with(entry, :e)",
                 "ExpressionAttributeNames": {"#o": "owner"},
                 "ExpressionAttributeValues": {":o": {"S": "a"}, ":e": {"S": "account"}}}""";
        do {
            requireSum("TransactGetItems", gets, "n");
            requireSum("Query", query, "n");
        } while (writing.get() > 0);
        return 0;
    }

    @Test
    void transfers_keepTheSum_forEveryReader() throws Exception {
        for (int i = 0; i < ACCOUNTS; i++) {
            fixture.put("a", "account" + i, ", \"n\": {\"N\": \"" + EACH + "\"}");
        }
        AtomicInteger writing = new AtomicInteger(WRITERS);
        List<Callable<Long>> work = new ArrayList<>();
        for (int i = 0; i < WRITERS; i++) {
            Random random = new Random(i);
            work.add(() -> {
                try {
                    return transfer(random);
                } finally {
                    writing.decrementAndGet();
                }
            });
        }
        for (int i = 0; i < READERS; i++) {
            work.add(() -> read(writing));
        }
        assertThat(together(work)).as("transfers").isPositive();
        read(new AtomicInteger());
    }
}
