package cognitosync.localcloud.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import cognitosync.localcloud.dynamodb.CaseTable.Row;
import cognitosync.localcloud.dynamodb.DynamoDbFixture.Answer;
import cognitosync.localcloud.protocol.JsonProtocol;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Randomly mutated requests: each succeeds or fails with a client error. */
class BadInputTest {
    private static final int REQUESTS = 500;
    private static final List<String> PARTS = List.of(
            "null",
            "true",
            "0",
            "-1",
            "1e400",
            "0.5",
            "2147483648",
            "\"\"",
            "\"a\"",
            "\"#\"",
            "\":\"",
            "\"a[\"",
            "\"((((\"",
            "\"\\ud800\"",
            "[]",
            "{}",
            "[null]",
            "[[]]",
            "{\"\": null}",
            "{\"S\": \"a\"}",
            "{\"N\": \"x\"}",
            "{\"N\": \"1e999\"}",
            "{\"B\": \"=\"}",
            "{\"SS\": []}",
            "{\"L\": [{}]}",
            "{\"M\": {\"a\": {}}}",
            "{\"S\": \"a\", \"N\": \"1\"}",
            "{\"BOOL\": 1}");

    @AutoClose
    private final DynamoDbFixture fixture = new DynamoDbFixture();

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void mutatedRequest_neverCausesAServerError(long seed) throws IOException {
        fixture.table(DynamoDbFixture.COMPOSITE);
        fixture.table(DynamoDbFixture.SIMPLE);
        Random random = new Random(seed);
        List<Row> rows = CaseTable.rows("operations").toList();
        for (int i = 0; i < REQUESTS; i++) {
            Row row = rows.get(random.nextInt(rows.size()));
            JsonNode request = row.get("request").deepCopy();
            for (int change = random.nextInt(3); change >= 0; change--) {
                exchange(request, random);
            }
            Answer answer = fixture.call(row.get("operation").asText(), request.toString());
            assertThat(answer.response().status())
                    .as("%s %s: %s", row.get("operation").asText(), request, answer.body())
                    .isIn(200, 400);
            if (answer.response().status() == 400) {
                assertThat(answer.body().path("__type").asText()).startsWith("com.amazon");
            }
        }
    }

    private static void exchange(JsonNode request, Random random) throws IOException {
        List<JsonNode> containers = new ArrayList<>();
        collect(request, containers);
        JsonNode container = containers.get(random.nextInt(containers.size()));
        if (container.isEmpty()) {
            return;
        }
        JsonNode part = JsonProtocol.MAPPER.readTree(PARTS.get(random.nextInt(PARTS.size())));
        int place = random.nextInt(container.size());
        if (container instanceof ArrayNode array) {
            array.set(place, part);
        } else if (container instanceof ObjectNode object) {
            List<String> names = new ArrayList<>();
            object.fieldNames().forEachRemaining(names::add);
            object.set(names.get(place), part);
        }
    }

    private static void collect(JsonNode node, List<JsonNode> containers) {
        if (node.isContainerNode()) {
            containers.add(node);
            node.forEach(element -> collect(element, containers));
        }
    }

    @Test
    void item_nestedTooDeeply_isRefused_andTheDeepestIsStored() {
        fixture.table(DynamoDbFixture.COMPOSITE);
        fixture.put("a", "b", ", \"deep\": " + "{\"M\": {\"a\": ".repeat(31) + "{\"S\": \"x\"}" + "}}".repeat(31));
        assertThat(fixture.call(
                                "Scan",
                                "{\"TableName\": \"items\", \"Select\": \"COUNT\", \"FilterExpression\": \"attribute_exists(deep)\"}")
                        .ok()
                        .get("Count")
                        .asInt())
                .isEqualTo(1);
        for (int levels : new int[] {32, 99, 5_000}) {
            Answer refused = fixture.call(
                    "PutItem",
                    "{\"TableName\": \"items\", \"Item\": {\"owner\": {\"S\": \"a\"}, \"entry\": {\"S\": \"b\"}, \"deep\": "
                            + "{\"M\": {\"a\": ".repeat(levels) + "{\"S\": \"x\"}" + "}}".repeat(levels) + "}}");
            assertThat(refused.response().status()).isEqualTo(400);
        }
    }
}
