package cognitosync.localcloud.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import cognitosync.localcloud.dynamodb.CaseTable.Row;
import cognitosync.localcloud.dynamodb.DynamoDbFixture.Answer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Single requests on tables with the items of the row. */
class OperationsTest {
    private static DynamoDbFixture fixture;

    @BeforeAll
    static void open() {
        fixture = new DynamoDbFixture();
        fixture.table(DynamoDbFixture.COMPOSITE);
        fixture.table(DynamoDbFixture.SIMPLE);
    }

    @AfterAll
    static void close() {
        fixture.close();
    }

    static Stream<Row> rows() {
        return CaseTable.rows("operations");
    }

    @ParameterizedTest
    @MethodSource("rows")
    void request_hasTheListedResponse(Row row) {
        empty();
        row.get("given").forEach(item -> put(item.has("owner") ? "items" : "simple", item));
        Answer answer =
                fixture.call(row.get("operation").asText(), row.get("request").toString());
        if (row.has("refused")) {
            assertThat(answer.refused(row.get("code").asText("ValidationException")))
                    .isEqualTo(row.get("refused").asText());
            row.get("with").properties().forEach(member -> assertThat(
                            answer.body().path(member.getKey()))
                    .isEqualTo(member.getValue()));
        } else {
            assertThat(answer.ok()).isEqualTo(row.get("answer"));
        }
        if (row.has("then")) {
            assertThat(fixture.call("Scan", "{\"TableName\": \"items\"}").ok().get("Items"))
                    .isEqualTo(row.get("then"));
        }
    }

    private static void put(String table, JsonNode item) {
        fixture.call("PutItem", "{\"TableName\": \"" + table + "\", \"Item\": " + item + "}")
                .ok();
    }

    private static void empty() {
        for (String table : new String[] {"items", "simple"}) {
            for (JsonNode item : fixture.call("Scan", "{\"TableName\": \"" + table + "\"}")
                    .ok()
                    .get("Items")) {
                ObjectNode key = ((ObjectNode) item).retain("owner", "entry", "id");
                fixture.call("DeleteItem", "{\"TableName\": \"" + table + "\", \"Key\": " + key + "}")
                        .ok();
            }
        }
    }
}
