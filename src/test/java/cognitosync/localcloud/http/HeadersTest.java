package cognitosync.localcloud.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HeadersTest {
    private final Headers headers = Headers.of("Accept", "a", "X-One", "1", "accept", "b");

    @Test
    void names_compareWithoutCase() {
        assertThat(headers.first("ACCEPT")).contains("a");
        assertThat(headers.all("aCCept")).containsExactly("a", "b");
        assertThat(headers.first("none")).isEmpty();
        assertThat(headers.names()).containsExactly("accept", "x-one");
    }

    @Test
    void with_replacesEveryOneOfTheName() {
        assertThat(headers.with("ACCEPT", "c").all("accept")).containsExactly("c");
        assertThat(headers.with("New", "n").first("new")).contains("n");
        assertThat(headers.all("accept")).as("unchanged").hasSize(2);
    }

    @Test
    void and_adds() {
        assertThat(headers.and("Accept", "c").all("accept")).containsExactly("a", "b", "c");
    }
}
