package cognitosync.device.sync;

import static org.assertj.core.api.Assertions.assertThat;

import cognitosync.device.remote.RemoteRecord;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The table of what becomes of a merged identity's data, which this device and the site's library share. */
class FoldCasesTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path TABLE = Path.of("packages", "cognito-sync-datasets", "test", "tables", "fold-cases.json");
    private static final Instant NOW = Instant.ofEpochMilli(1_767_230_000_000L);

    static Stream<Arguments> cases() throws IOException {
        return StreamSupport.stream(JSON.readTree(TABLE.toFile()).spliterator(), false)
                .map(row -> Arguments.of(row.path("name").asText(), row));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void copy_ofAMergedIdentity_isFoldedAsTheTableSays(String name, JsonNode row) {
        State before = CaseTable.state(row.path("local"));
        List<RemoteRecord> copied = CaseTable.records(row.path("copy"));
        Fold.Folded folded = folded(before, copied, row);
        assertThat(folded.differing()).as(name).containsExactlyElementsOf(CaseTable.texts(row.path("differing")));
        State after = folded.state();
        assertThat(after.values()).isEqualTo(CaseTable.values(row.path("values")));
        assertThat(after.waiting()).isEqualTo(CaseTable.texts(row.path("waiting")));
        assertThat(CaseTable.shown(Push.patches(after))).isEqualTo(row.path("patches"));
        assertThat(folded(after, copied, row).state()).as("%s, twice", name).isEqualTo(after);
    }

    private static Fold.Folded folded(State state, List<RemoteRecord> copied, JsonNode row) {
        return Fold.fold(
                state,
                copied,
                ConflictPolicy.valueOf(row.path("resolve").asText("newer").toUpperCase(Locale.ROOT)),
                Duration.ofMillis(row.path("clock").asLong()),
                NOW);
    }
}
