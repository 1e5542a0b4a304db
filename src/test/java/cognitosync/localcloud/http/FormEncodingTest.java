package cognitosync.localcloud.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FormEncodingTest {
    @Test
    void decode_keepsOrderAndRepetitions() {
        assertThat(FormEncoding.decode("b=1&a=2&b=3&empty=&bare&&=x", false))
                .containsExactly(
                        entry("b", List.of("1", "3")),
                        entry("a", List.of("2")),
                        entry("empty", List.of("")),
                        entry("bare", List.of("")),
                        entry("", List.of("x")));
        assertThat(FormEncoding.decode("", true)).isEmpty();
    }

    @Test
    void decode_takesPlusForASpaceInFormsOnly() {
        assertThat(FormEncoding.decode("a=1+2%2B", true)).containsEntry("a", List.of("1 2+"));
        assertThat(FormEncoding.decode("a=1+2%2B", false)).containsEntry("a", List.of("1+2+"));
    }

    @Test
    void decode_splitsBeforeItDecodes() {
        assertThat(FormEncoding.decode("a=1%26b%3D2&c=x=y", false))
                .containsExactly(entry("a", List.of("1&b=2")), entry("c", List.of("x=y")));
    }

    @Test
    void decode_ofBrokenEncoding_isRefused() {
        assertThatThrownBy(() -> FormEncoding.decode("a=%", true)).isInstanceOf(MalformedRequestException.class);
    }

    @Test
    void encode_isUndoneByDecodeEitherWay() {
        Map<String, String> pairs = new LinkedHashMap<>();
        pairs.put("redirect_uri", "http://localhost:8080/?a=b&c d+é");
        pairs.put("state", "");
        String encoded = FormEncoding.encode(pairs);
        assertThat(encoded).isEqualTo("redirect_uri=http%3A%2F%2Flocalhost%3A8080%2F%3Fa%3Db%26c%20d%2B%C3%A9&state=");
        for (boolean plusIsSpace : new boolean[] {true, false}) {
            assertThat(FormEncoding.decode(encoded, plusIsSpace))
                    .containsExactly(
                            entry("redirect_uri", List.of("http://localhost:8080/?a=b&c d+é")),
                            entry("state", List.of("")));
        }
    }

    @Test
    void decode_ofAsManyPairsAsAllowed_givesThem() {
        assertThat(FormEncoding.decode("a&".repeat(FormEncoding.MOST_PAIRS - 1) + "a", true)
                        .get("a"))
                .hasSize(FormEncoding.MOST_PAIRS);
    }

    @Test
    void decode_ofOnePairMore_isRefusedBeforeAnythingIsTakenApart() {
        assertThatThrownBy(() -> FormEncoding.decode("a&".repeat(FormEncoding.MOST_PAIRS) + "a", true))
                .isInstanceOf(MalformedRequestException.class)
                .hasMessageContaining("more than 1000 fields");
    }
}
