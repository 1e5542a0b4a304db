package cognitosync.localcloud.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import cognitosync.localcloud.dynamodb.item.InputException;
import cognitosync.localcloud.protocol.JsonProtocol;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.Objects;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** Tables of test cases in {@code src/test/resources/dynamodb}. A new rule needs only a new row. */
public final class CaseTable {
    private CaseTable() {}

    /** A row; its name appears in test reports. */
    public record Row(JsonNode json) {
        public JsonNode get(String member) {
            return json.path(member);
        }

        public boolean has(String member) {
            return json.has(member);
        }

        /** Asserts that the action fails with exactly the error of the row. */
        public void isRefused(ThrowingCallable action) {
            InputException refused = catchThrowableOfType(InputException.class, action);
            assertThat(refused).as(toString()).isNotNull();
            assertThat(refused).hasMessage(get("refused").asText());
            assertThat(refused.code()).isEqualTo(get("code").asText("ValidationException"));
        }

        @Override
        public String toString() {
            return get("name").asText();
        }
    }

    /** The rows that are test cases. */
    public static Stream<Row> rows(String table) {
        return all(table).filter(row -> !row.has("common"));
    }

    /** The data shared by the cases of a table. */
    public static JsonNode common(String table) {
        return all(table)
                .filter(row -> row.has("common"))
                .findFirst()
                .orElseThrow()
                .get("common");
    }

    private static Stream<Row> all(String table) {
        try (InputStream json =
                Objects.requireNonNull(CaseTable.class.getResourceAsStream("/dynamodb/" + table + ".json"), table)) {
            Iterator<JsonNode> rows = JsonProtocol.MAPPER.readTree(json).elements();
            return StreamSupport.stream(Spliterators.spliteratorUnknownSize(rows, Spliterator.ORDERED), false)
                    .map(Row::new);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
