package cognitosync.localcloud.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonBytesTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    /** Shorter and longer than the buffer of the generator, and about as long. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 100, 7_990, 7_991, 8_000, 16_000, 100_000})
    void of_anyLength_isTheWholeTree(int length) {
        ObjectNode tree = MAPPER.createObjectNode().put("a", "\u00e9".repeat(length));
        assertThat(JsonBytes.of(MAPPER, tree))
                .isEqualTo(("{\"a\":\"" + "\u00e9".repeat(length) + "\"}").getBytes(StandardCharsets.UTF_8));
    }
}
