package cognitosync.conformance.dynamodb;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** The table of conversations. */
final class Conversations {
    private static final Path TABLE = Path.of("src", "test", "resources", "dynamodb", "conversations.json");

    private Conversations() {}

    /** All rows, for a user with this identity. */
    static List<Conversation> of(String me) {
        try {
            List<Conversation> all = new ArrayList<>();
            for (JsonNode row : new ObjectMapper().readTree(TABLE.toFile())) {
                all.add(new Conversation(new Expansion(me, UUID.randomUUID().toString()).of(row)));
            }
            return all;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
