package cognitosync.device.sync;

import static org.assertj.core.api.Assertions.assertThat;

import cognitosync.device.remote.Patch;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The table of cases that this device and the site's library share; its README says what the members mean. */
class MergeCasesTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path TABLE =
            Path.of("packages", "cognito-sync-datasets", "test", "tables", "merge-cases.json");

    static Stream<Arguments> cases() throws IOException {
        return StreamSupport.stream(JSON.readTree(TABLE.toFile()).spliterator(), false)
                .map(row -> Arguments.of(row.path("name").asText(), row));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void turn_ofASynchronization_isTheOneOfTheTable(String name, JsonNode row) {
        JsonNode listing = row.path("listing");
        State before = CaseTable.state(row.path("local"));
        boolean full = before.syncCount() == 0
                || listing.path("full").asBoolean()
                || listing.path("deleted").asBoolean();
        State merged = Merge.merge(
                before,
                CaseTable.records(listing.path("records")),
                listing.path("syncCount").asLong(),
                full,
                Map.of());
        assertThat(Conflict.openConflicts(merged).stream().map(Conflict::key))
                .as(name)
                .containsExactlyElementsOf(CaseTable.texts(row.path("conflicts")));

        State decided = decided(merged, row);
        assertThat(decided.values()).isEqualTo(CaseTable.values(row.path("values")));
        assertThat(decided.waiting()).isEqualTo(CaseTable.texts(row.path("waiting")));
        List<Patch> patches = Push.patches(decided);
        assertThat(CaseTable.shown(patches)).isEqualTo(row.path("patches"));
        if (row.has("answer")) {
            Push.Answered after =
                    Push.answered(Push.sent(decided, patches), patches, CaseTable.records(row.path("answer")));
            JsonNode expected = row.path("after");
            assertThat(after.state().values()).isEqualTo(CaseTable.values(expected.path("values")));
            assertThat(after.state().waiting()).isEqualTo(CaseTable.texts(expected.path("waiting")));
            assertThat(after.state().syncCount())
                    .isEqualTo(expected.path("syncCount").asLong());
            assertThat(after.again()).isEqualTo(expected.path("again").asBoolean());
        }
    }

    private static State decided(State merged, JsonNode row) {
        Duration clock = Duration.ofMillis(row.path("clock").asLong());
        State state = merged;
        for (Conflict conflict : Conflict.openConflicts(merged)) {
            JsonNode how = row.path("resolve").path(conflict.key());
            Instant at = conflict.edit().at();
            if (how.has("value")) {
                Optional<String> value = Optional.ofNullable(how.path("value").textValue());
                state = conflict.resolved(state, new Edit(value, at));
            } else if (!how.asText().equals("later")) {
                boolean local =
                        policy(how).keepsLocal(at.plus(clock), conflict.theirs().lastModifiedDate());
                state = conflict.resolved(
                        state,
                        local ? conflict.edit() : new Edit(conflict.theirs().value(), at));
            }
        }
        return state;
    }

    private static ConflictPolicy policy(JsonNode how) {
        return ConflictPolicy.valueOf(how.asText("newer").toUpperCase(Locale.ROOT));
    }
}
