package cognitosync.localcloud.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import cognitosync.localcloud.dynamodb.CaseTable.Row;
import cognitosync.localcloud.dynamodb.DynamoDbFixture.Answer;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Requests of a user under the statements of a role. Rows refer to statements in {@code common} by name. */
class AccessTest {
    private static final JsonNode STATEMENTS = CaseTable.common("access");

    @AutoClose
    private final DynamoDbFixture fixture = new DynamoDbFixture();

    static Stream<Row> rows() {
        return CaseTable.rows("access");
    }

    @ParameterizedTest
    @MethodSource("rows")
    void request_isAllowedOrDenied_asListed(Row row) {
        fixture.table(DynamoDbFixture.COMPOSITE);
        fixture.table(DynamoDbFixture.SIMPLE);
        fixture.put(DynamoDbFixture.ME, "mine", "");
        fixture.put(DynamoDbFixture.OTHER, "theirs", "");
        JsonNode before =
                fixture.call("Scan", "{\"TableName\": \"items\"}").ok().get("Items");
        fixture.asUser(STATEMENTS.path(row.get("role").asText()).toString());
        String request = row.get("request")
                .toString()
                .replace("MINE", DynamoDbFixture.ME)
                .replace("THEIRS", DynamoDbFixture.OTHER);
        Answer answer = fixture.call(row.get("operation").asText(), request);
        if (row.get("denied").isMissingNode()) {
            answer.ok();
            return;
        }
        assertThat(answer.refused("AccessDeniedException"))
                .isEqualTo(
                        "User: arn:aws:sts::123456789012:assumed-role/user/CognitoIdentityCredentials is not authorized to"
                                + " perform: dynamodb:" + row.get("denied").asText()
                                + " on resource: arn:aws:dynamodb:eu-west-1:123456789012:table/"
                                + row.get("table").asText("items")
                                + " because no identity-based policy allows the dynamodb:"
                                + row.get("denied").asText() + " action");
        fixture.asOwner();
        assertThat(fixture.call("Scan", "{\"TableName\": \"items\"}").ok().get("Items"))
                .isEqualTo(before);
    }

    @Test
    void request_withoutASignature_isRefusedWith400() {
        fixture.unsigned();
        assertThat(fixture.call("GetItem", "{}").refused("MissingAuthenticationTokenException"))
                .isEqualTo("Request is missing Authentication Token");
        assertThat(fixture.call("Nonsense", "{}").refused("MissingAuthenticationTokenException"))
                .as("unknown operations are not revealed either")
                .isEqualTo("Request is missing Authentication Token");
    }
}
