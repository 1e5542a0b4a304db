package cognitosync.localcloud.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import cognitosync.localcloud.dynamodb.DynamoDbFixture.Answer;
import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Base64;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Small requests that could cause much work. The work is measured in allocated bytes, which are the same on every machine. Searches, which
 * can compare without allocating, must take less than a hundredth of the time of a quadratic search. Alone, because what is left on the
 * heap is measured as well.
 */
@Isolated
class BoundedWorkTest {
    private static final Duration BOUND = Duration.ofSeconds(20);
    private static final long MEGABYTE = 1024 * 1024;
    private static final String KEY = "\"owner\": {\"S\": \"a\"}, \"entry\": {\"S\": \"b\"}";
    private static final String UPDATE = """
            {"TableName": "items", "Key": {%s}, "UpdateExpression": "%s", "ReturnValues": "NONE"}""";
    private static final String SCAN = """
            {"TableName": "items", "Select": "COUNT", "FilterExpression": "%s", "ExpressionAttributeValues": {%s}}""";

    @AutoClose
    private final DynamoDbFixture fixture = new DynamoDbFixture();

    BoundedWorkTest() {
        fixture.table(DynamoDbFixture.COMPOSITE);
    }

    private static Answer allocating(long most, Supplier<Answer> work) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        Answer answer = work.get();
        assertThat(threads.getCurrentThreadAllocatedBytes() - before)
                .as("allocated bytes")
                .isLessThan(most);
        return answer;
    }

    private static String repeated(int times, String separator, String text) {
        return IntStream.range(0, times).mapToObj(text::formatted).collect(Collectors.joining(separator));
    }

    private int count(String filter, String values) {
        return Assertions.assertTimeoutPreemptively(BOUND, () -> fixture.call("Scan", SCAN.formatted(filter, values)))
                .ok()
                .get("Count")
                .asInt();
    }

    @Test
    void containsWithNearMatchesEverywhere_takesLinearTime() {
        fixture.put("a", "text", ", \"v\": {\"S\": \"" + "x".repeat(390_000) + "\"}");
        String bytes = Base64.getEncoder().encodeToString(new byte[390_000]);
        fixture.put("a", "bytes", ", \"v\": {\"B\": \"" + bytes + "\"}");
        byte[] part = new byte[180_000];
        part[part.length - 1] = 1;
        String filter = repeated(70, " OR ", "contains(v, :s) OR contains(v, :b)");
        assertThat(count(
                        filter,
                        "\":s\": {\"S\": \"" + "x".repeat(180_000) + "y\"}, \":b\": {\"B\": \""
                                + Base64.getEncoder().encodeToString(part) + "\"}"))
                .isZero();
        assertThat(count(
                        "begins_with(v, :s) OR begins_with(v, :b)",
                        "\":s\": {\"S\": \"" + "x".repeat(180_000) + "\"}, \":b\": {\"B\": \""
                                + Base64.getEncoder().encodeToString(new byte[180_000]) + "\"}"))
                .isEqualTo(2);
    }

    @Test
    void repeatedlyDoubledLists_areRefusedBeforeTheyAreBuilt() {
        String list = "{\"L\": [" + "{\"NULL\": true},".repeat(99_999) + "{\"NULL\": true}]}";
        fixture.put("a", "b", ", \"l\": " + list);
        String update = UPDATE.formatted(KEY, "SET " + repeated(140, ",", "l%d=list_append(l,l)"));
        assertThat(allocating(120 * MEGABYTE, () -> fixture.call("UpdateItem", update))
                        .refused("ValidationException"))
                .isEqualTo("Item size to update has exceeded the maximum allowed size");
    }

    @Test
    void itemOfManyTinyAttributes_isPutReadAndUpdated() {
        String attributes = repeated(60_000, ",", "\"%x\": {\"NULL\": true}");
        Answer put = allocating(
                150 * MEGABYTE,
                () -> fixture.call(
                        "PutItem",
                        "{\"TableName\": \"items\", \"Item\": {" + KEY + ", \"m\": {\"M\": {" + attributes + "}}}}"));
        put.ok();
        String update = UPDATE.formatted(KEY, "SET " + repeated(200, ",", "m.x%d=entry"));
        allocating(150 * MEGABYTE, () -> fixture.call("UpdateItem", update)).ok();
        allocating(
                        100 * MEGABYTE,
                        () -> fixture.call(
                                "GetItem",
                                "{\"TableName\": \"items\", \"Key\": {" + KEY
                                        + "}, \"ProjectionExpression\": \"m.x7, m.x8\"}"))
                .ok();
    }

    @Test
    void filterWithAHundredOperands_overAPage_readsEachItemOnce() {
        String attributes = repeated(500, ",", "\"k%d\": {\"N\": \"%<d\"}");
        for (int i = 0; i < 140; i++) {
            fixture.put("a", "item" + i, "," + attributes + ", \"v\": {\"S\": \"" + "x".repeat(3_000) + "\"}");
        }
        String in = "v IN (" + repeated(100, ",", ":v%d") + ")";
        String values = repeated(100, ",", "\":v%d\": {\"S\": \"x%<d\"}");
        long scan = 140 * MEGABYTE;
        Answer once = allocating(scan, () -> fixture.call("Scan", SCAN.formatted(in, values)));
        assertThat(once.ok().get("Count").asInt()).isZero();
        String often = repeated(6, " OR ", in.replace("%", "%%"));
        assertThat(allocating(scan, () -> fixture.call("Scan", SCAN.formatted(often, values)))
                        .ok()
                        .get("Count")
                        .asInt())
                .isZero();
    }

    private static long usedMemory() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    @Test
    void longAttributeNames_areNotKeptInMemory() {
        long before = usedMemory();
        for (int i = 0; i < 50; i++) {
            String attributes = repeated(20, ",", "\"" + i + "-%x-" + "n".repeat(40_000) + "\": {\"NULL\": true}");
            fixture.call("PutItem", "{\"TableName\": \"items\", \"Item\": {" + KEY + ", " + attributes + "}}")
                    .refused("ValidationException");
        }
        assertThat(usedMemory() - before).isLessThan(20 * MEGABYTE);
    }

    @Test
    void attributeName_of65535Bytes_isAccepted_andOneMoreIsNot() {
        String name = "n".repeat(65_535);
        fixture.put("a", "b", ", \"" + name + "\": {\"BOOL\": true}");
        fixture.call("UpdateItem", UPDATE.formatted(KEY, "SET x = entry")).ok();
        assertThat(fixture.call(
                                "Scan",
                                "{\"TableName\": \"items\", \"Select\": \"COUNT\", \"FilterExpression\": \"attribute_exists(#n)\","
                                        + " \"ExpressionAttributeNames\": {\"#n\": \"" + name + "\"}}")
                        .ok()
                        .get("Count")
                        .asInt())
                .isEqualTo(1);
        assertThat(fixture.call(
                                "PutItem",
                                "{\"TableName\": \"items\", \"Item\": {" + KEY + ", \"" + name
                                        + "n\": {\"BOOL\": true}}}")
                        .refused("ValidationException"))
                .isEqualTo("One or more parameter values were invalid: Attribute name is too large, must be less than"
                        + " 65536 bytes");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(",
                ")",
                "NOT ",
                "((a<b",
                "f(",
                "size(",
                "a<(",
                "a in (",
                "a.",
                "a[0]",
                "(a).",
                "a=b AND ",
                "#",
                ":v",
                "a[99999999999",
                "a BETWEEN ",
                "contains(a,",
                "a,",
                "SET ",
                "SET a=",
                "SET a=a+",
                "REMOVE a,",
                "ü"
            })
    void expressionThatRepeatsATerm_isRefusedWithLittleWork(String piece) {
        String expression = piece.repeat(4_000 / piece.length());
        for (String member : new String[] {"FilterExpression", "ProjectionExpression"}) {
            allocating(
                            20 * MEGABYTE,
                            () -> fixture.call(
                                    "Scan", "{\"TableName\": \"items\", \"" + member + "\": \"" + expression + "\"}"))
                    .refused("ValidationException");
        }
        allocating(20 * MEGABYTE, () -> fixture.call("UpdateItem", UPDATE.formatted(KEY, expression)))
                .refused("ValidationException");
    }

    @ParameterizedTest
    @ValueSource(strings = {"9", "0.1", "1e9", "-", "1.", "+1", "5e-"})
    void numberOfAMillionCharacters_isReadInOnePass(String piece) {
        String number = piece + piece.substring(piece.length() - 1).repeat(1_000_000);
        allocating(
                        60 * MEGABYTE,
                        () -> fixture.call(
                                "PutItem",
                                "{\"TableName\": \"items\", \"Item\": {" + KEY + ", \"n\": {\"N\": \"" + number
                                        + "\"}}}"))
                .refused("ValidationException");
    }
}
