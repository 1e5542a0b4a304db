package cognitosync.localcloud.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.junit.jupiter.api.Test;

class PercentEncodingTest {
    @Test
    void encode_leavesTheUnreservedAlone() {
        String unreserved = "ABCXYZabcxyz0189-._~";
        assertThat(PercentEncoding.encode(unreserved)).isEqualTo(unreserved);
    }

    @Test
    void encode_writesUtf8InUpperCaseHex() {
        assertThat(PercentEncoding.encode("a/b:c d+é\uD83D\uDE00*'()"))
                .isEqualTo("a%2Fb%3Ac%20d%2B%C3%A9%F0%9F%98%80%2A%27%28%29");
    }

    @Test
    void decode_takesEitherCaseAndLeavesPlusAlone() {
        assertThat(PercentEncoding.decode("%2f%2F+%c3%A9")).isEqualTo("//+é");
        assertThat(PercentEncoding.decode("é%20")).isEqualTo("é ");
    }

    @Test
    void decode_decodesOnce() {
        assertThat(PercentEncoding.decode("%253A")).isEqualTo("%3A");
    }

    @Test
    void decode_ofAnythingElse_isRefused() {
        for (String broken :
                new String[] {"%", "%2", "a%", "%zz", "%2g", "%-1", "%+1", "%%", "%ff", "%c3", "%ed%a0%80", "%c0%af"}) {
            assertThatThrownBy(() -> PercentEncoding.decode(broken))
                    .as(broken)
                    .isInstanceOf(MalformedRequestException.class);
        }
    }

    @Test
    void decode_undoesEncode() {
        Random random = new Random(7);
        for (int i = 0; i < 2_000; i++) {
            String text = random.ints(random.nextInt(12), 0, 0x10ffff)
                    .filter(c -> c < 0xd800 || c > 0xdfff)
                    .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                    .toString();
            assertThat(PercentEncoding.decode(PercentEncoding.encode(text))).isEqualTo(text);
        }
    }
}
