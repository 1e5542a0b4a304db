package cognitosync.localcloud.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PagesTest {
    private static final String QUERY = """
            {"TableName": "items", "KeyConditionExpression": "#o = :o", "ExpressionAttributeNames": {"#o": "owner"},
             "ExpressionAttributeValues": {":o": {"S": "a"}}, "ScanIndexForward": %s%s}""";
    private static final String SCAN =
            "{\"TableName\": \"items\", \"Segment\": %d, \"TotalSegments\": %d, \"Limit\": 3%s}";

    @AutoClose
    private final DynamoDbFixture fixture = new DynamoDbFixture();

    PagesTest() {
        fixture.table(DynamoDbFixture.COMPOSITE);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void query_ofMoreThanOneMegabyte_returnsPages(boolean forward) {
        String text = "x".repeat(300_000);
        List<String> expected = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            fixture.put("a", "entry" + i, ", \"text\": {\"S\": \"" + text + "\"}");
            expected.add(forward ? i : 0, "entry" + i);
        }
        List<String> found = new ArrayList<>();
        List<Integer> counts = new ArrayList<>();
        String start = "";
        do {
            ObjectNode page =
                    fixture.call("Query", QUERY.formatted(forward, start)).ok();
            counts.add(page.get("Count").asInt());
            page.get("Items").forEach(item -> found.add(item.at("/entry/S").asText()));
            start = page.has("LastEvaluatedKey") ? ", \"ExclusiveStartKey\": " + page.get("LastEvaluatedKey") : "";
        } while (!start.isEmpty());
        assertThat(found).isEqualTo(expected);
        assertThat(counts).containsExactly(3, 3, 2);
    }

    @Test
    void query_thatReachesItsLimit_hasALastEvaluatedKey() {
        fixture.put("a", "1", "");
        ObjectNode page =
                fixture.call("Query", QUERY.formatted(true, ", \"Limit\": 1")).ok();
        assertThat(page.get("LastEvaluatedKey").toString())
                .isEqualTo("{\"owner\":{\"S\":\"a\"},\"entry\":{\"S\":\"1\"}}");
        ObjectNode next = fixture.call(
                        "Query", QUERY.formatted(true, ", \"ExclusiveStartKey\": " + page.get("LastEvaluatedKey")))
                .ok();
        assertThat(next.get("Count").asInt()).isZero();
        assertThat(next.has("LastEvaluatedKey")).isFalse();
    }

    @Test
    void page_ofTinyItems_endsAfter16384() {
        for (int i = 0; i <= 16_384; i += 100) {
            fixture.call(
                            "TransactWriteItems",
                            IntStream.range(i, Math.min(i + 100, 16_385))
                                    .mapToObj(
                                            "{\"Put\": {\"TableName\": \"items\", \"Item\": {\"owner\": {\"S\": \"a\"}, \"entry\": {\"S\": \"%d\"}}}}"
                                                    ::formatted)
                                    .collect(Collectors.joining(",", "{\"TransactItems\": [", "]}")))
                    .ok();
        }
        ObjectNode page = fixture.call("Query", QUERY.formatted(true, "")).ok();
        assertThat(page.get("Items")).hasSize(16_384);
        ObjectNode next = fixture.call(
                        "Query", QUERY.formatted(true, ", \"ExclusiveStartKey\": " + page.get("LastEvaluatedKey")))
                .ok();
        assertThat(next.get("Items")).hasSize(1);
        assertThat(next.has("LastEvaluatedKey")).isFalse();
        ObjectNode count = fixture.call("Query", QUERY.formatted(true, ", \"Select\": \"COUNT\""))
                .ok();
        assertThat(count.get("Count").asInt()).isEqualTo(16_385);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7})
    void scan_inSegments_findsEachItemOnce(int segments) {
        IntStream.range(0, 40).forEach(i -> fixture.put("owner" + i % 20, "entry" + i, ""));
        Set<String> found = new HashSet<>();
        int count = 0;
        for (int segment = 0; segment < segments; segment++) {
            String start = "";
            do {
                ObjectNode page = fixture.call("Scan", SCAN.formatted(segment, segments, start))
                        .ok();
                for (JsonNode item : page.get("Items")) {
                    count++;
                    found.add(item.at("/entry/S").asText());
                }
                start = page.has("LastEvaluatedKey") ? ", \"ExclusiveStartKey\": " + page.get("LastEvaluatedKey") : "";
            } while (!start.isEmpty());
        }
        assertThat(found).hasSize(40);
        assertThat(count).isEqualTo(40);
    }

    @Test
    void scan_afterAKeyOfAnotherSegment_isRefused() {
        List<String> refused = new ArrayList<>();
        for (int segment = 0; segment < 2; segment++) {
            JsonNode body = fixture.call(
                            "Scan",
                            SCAN.formatted(
                                    segment,
                                    2,
                                    ", \"ExclusiveStartKey\": {\"owner\": {\"S\": \"a\"}, \"entry\": {\"S\": \"b\"}}"))
                    .body();
            if (body.has("message")) {
                refused.add(body.get("message").asText());
            }
        }
        assertThat(refused)
                .singleElement()
                .asString()
                .startsWith(
                        "The provided starting key is invalid: Invalid ExclusiveStartKey. Please use ExclusiveStartKey");
    }

    @Test
    void numericKeys_areInNumericOrder() {
        fixture.table("""
                {"TableName": "numbers", "BillingMode": "PAY_PER_REQUEST",
                 "AttributeDefinitions": [{"AttributeName": "a", "AttributeType": "S"}, {"AttributeName": "n", "AttributeType": "N"}],
                 "KeySchema": [{"AttributeName": "a", "KeyType": "HASH"}, {"AttributeName": "n", "KeyType": "RANGE"}]}""");
        for (String number : List.of("10", "-1", "9", "0", "0.5", "-20")) {
            fixture.call("PutItem", """
                    {"TableName": "numbers", "Item": {"a": {"S": "x"}, "n": {"N": "%s"}}}""".formatted(number)).ok();
        }
        JsonNode items = fixture.call("Query", """
                {"TableName": "numbers", "KeyConditionExpression": "a = :a AND n BETWEEN :from AND :to",
                 "ExpressionAttributeValues": {":a": {"S": "x"}, ":from": {"N": "-1"}, ":to": {"N": "10"}}}""").ok().get("Items");
        List<String> numbers = new ArrayList<>();
        items.forEach(item -> numbers.add(item.at("/n/N").asText()));
        assertThat(numbers).containsExactly("-1", "0", "0.5", "9", "10");
    }
}
