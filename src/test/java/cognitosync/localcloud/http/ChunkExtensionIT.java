package cognitosync.localcloud.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Where a chunk ends is said by its size alone. A line end in its extension, quoted or not, begins no request that a proxy in front
 * would not have seen.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9112#section-7.1.1">RFC 9112, section 7.1.1: chunk extensions</a>
 * @see <a href="https://github.com/advisories/GHSA-355h-qmc2-wpwf">CVE-2026-2332</a>
 */
class ChunkExtensionIT {
    private final List<String> seen = new CopyOnWriteArrayList<>();

    @AutoClose
    private LoopbackServer server;

    @BeforeEach
    void start() {
        server = LoopbackServer.bind(0, "local.api.port");
        server.start(Set.of("localhost"), 10_000, request -> {
            seen.add(request + " " + new String(request.body(), StandardCharsets.UTF_8));
            return Response.of(200, "text/plain", "answered");
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                // One that takes the quotes seriously sees a single chunk, of which all this is the extension.
                "1;a=\"\r\nX\r\n0\r\n\r\n%s\"\r\nY\r\n0\r\n\r\n",
                "1;a=\"b\r\nX\r\n0\r\n\r\n%s",
                "1;a=b;c=\"\r\nX\r\n0\r\n\r\n%s\"\r\nY\r\n0\r\n\r\n",
                "1;a=\"\\\"\r\nX\r\n0\r\n\r\n%s\"\r\nY\r\n0\r\n\r\n",
                "1;a=\"\nX\r\n0\r\n\r\n%s\"\r\nY\r\n0\r\n\r\n",
                "1;a=\"\rX\r\n0\r\n\r\n%s\"\r\nY\r\n0\r\n\r\n",
                // The extension of the last chunk.
                "1\r\nX\r\n0;a=\"\r\n\r\n%s\"\r\n\r\n",
                // A bare line feed ends the line for some, and for others does not.
                "1;a\nX\r\n0\r\n\r\n%s",
                "1;\nX\r\n0\r\n\r\n%s",
            })
    void aLineEndInsideAnExtension_smugglesNoSecondRequest(String body) throws IOException {
        String smuggled = "GET /smuggled HTTP/1.1\r\nHost: localhost:" + server.port() + "\r\n\r\n";
        String answer = RawClient.exchange(server.port(), head() + body.formatted(smuggled));
        assertThat(answer).startsWith("HTTP/1.1 400 ").doesNotContain("answered");
        assertThat(answer.split("HTTP/1\\.1 ", -1)).as("one answer").hasSize(2);
        assertThat(seen).isEmpty();
    }

    @Test
    void extensionsAsTheyShouldBe_arePassedOver() throws IOException {
        try (RawClient client = new RawClient(server.port())) {
            client.send(head() + "1;a=\"b \\\" c\";d=e\r\nX\r\n1;f\r\nY\r\n0;g=\"h\"\r\n\r\n");
            assertThat(client.readUntil("answered")).startsWith("HTTP/1.1 200 ");
        }
        assertThat(seen).containsExactly("POST / XY");
    }

    private String head() {
        return "POST / HTTP/1.1\r\nHost: localhost:" + server.port() + "\r\nTransfer-Encoding: chunked\r\n\r\n";
    }
}
