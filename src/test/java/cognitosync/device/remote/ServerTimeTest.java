package cognitosync.device.remote;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** In milliseconds of one day; the header's are cut to the second. */
class ServerTimeTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                the clocks agree                                | 5000 | 5100  | 5200  | 0
                the clocks agree, at the end of the second      | 5000 | 5990  | 6010  | 0
                the clocks agree, and the answer is slow        | 5000 | 5500  | 12500 | 0
                the clocks agree, and the question was slow     | 9000 | 2500  | 9300  | 0
                this clock is an hour slow                      | 3605000 | 5500 | 5600 | 3599400
                this clock is an hour fast                      | 5000 | 3605500 | 3605600 | -3599500
                this clock is slow by less than the answer took | 9000 | 2000  | 9500  | 0
                """)
    void offset_isWhatTheHeaderProves_andNoMore(String what, long second, long sent, long received, long offset) {
        ServerTime time = new ServerTime(
                Instant.ofEpochMilli(second), Instant.ofEpochMilli(sent), Instant.ofEpochMilli(received));
        assertThat(time.offset().toMillis()).as(what).isEqualTo(offset);
    }
}
