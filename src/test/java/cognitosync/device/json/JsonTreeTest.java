package cognitosync.device.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTreeTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{}",
                "[]",
                "null",
                "\"a\\u00e9\\n\"",
                "{\"a\": {\"b\": [\"c\", true, false, null, {\"d\": \"\"}]}, \"a2\": \"x\"}",
                "[[], [[]], {}]"
            })
    void tree_isTheOneOfTheMapper(String text) throws IOException {
        assertThat(JsonTree.of(bytes(text))).isEqualTo(MAPPER.readTree(bytes(text)));
    }

    @Test
    void numbers_keepTheirValue() throws IOException {
        assertThat(JsonTree.of(bytes("[1, -7, 12345678901, 1.5]")))
                .extracting(node -> node.asText())
                .containsExactly("1", "-7", "12345678901", "1.5");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "{\"a\"", "{\"a\":}", "[1,", "{} {}", "nothing", "\"open", "}"})
    void textThatIsNoJson_isRefused(String text) {
        assertThatExceptionOfType(JsonProcessingException.class).isThrownBy(() -> JsonTree.of(bytes(text)));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
