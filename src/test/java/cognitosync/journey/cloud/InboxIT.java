package cognitosync.journey.cloud;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class InboxIT {

    private final AtomicInteger asked = new AtomicInteger();
    private HttpServer server;
    private Inbox inbox;

    @BeforeEach
    void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/_local/mail", exchange -> {
            try (exchange) {
                boolean known =
                        "to=a%2Bb%40example.com".equals(exchange.getRequestURI().getRawQuery());
                String messages = asked.incrementAndGet() < 3 ? "" : """
                          {"kind": "sign-up", "code": "111111"}, {"kind": "resend", "code": "222222"},
                          {"kind": "sign-up", "code": "333333"}, {"kind": "forgot-password", "code": "444444"}""";
                byte[] body = ("{\"messages\": [" + messages + "]}").getBytes(UTF_8);
                exchange.sendResponseHeaders(known ? 200 : 404, body.length);
                exchange.getResponseBody().write(body);
            }
        });
        server.start();
        inbox = new Inbox(URI.create("http://localhost:" + server.getAddress().getPort()));
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void code_waitsForTheMailAndTakesTheNewestOfItsKind() {
        assertThat(inbox.code("a+b@example.com", "sign-up")).isEqualTo("333333");
        assertThat(asked).hasValue(3);
        assertThat(inbox.code("a+b@example.com", "resend")).isEqualTo("222222");
    }

    @Test
    void messages_whereTheServerRefuses_failWithItsAnswer() {
        assertThatThrownBy(() -> inbox.messages("c@example.com")).hasMessageContaining("answered 404");
    }
}
