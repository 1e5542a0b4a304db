package cognitosync.localcloud.http;

import static cognitosync.localcloud.http.RawWebSocket.BINARY;
import static cognitosync.localcloud.http.RawWebSocket.CLOSE;
import static cognitosync.localcloud.http.RawWebSocket.CONTINUATION;
import static cognitosync.localcloud.http.RawWebSocket.PING;
import static cognitosync.localcloud.http.RawWebSocket.PONG;
import static cognitosync.localcloud.http.RawWebSocket.TEXT;
import static org.assertj.core.api.Assertions.assertThat;

import cognitosync.localcloud.http.WebSocketEndpoint.Handshake;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What happens to frames, right or wrong, and to clients that do not read. */
class WebSocketIT {
    private static final WebSocketLimits LIMITS =
            new WebSocketLimits(3, 1_000, Duration.ofSeconds(20), 50, 100_000, 1L << 20);

    private final List<RawWebSocket> clients = new ArrayList<>();
    private final BlockingQueue<Echo> opened = new LinkedBlockingQueue<>();
    private LoopbackServer server;

    /** Answers each message with itself. */
    private static final class Echo implements WebSocketEndpoint.Listener {
        private final CountDownLatch closed = new CountDownLatch(1);
        private WebSocketSession session;

        @Override
        public void opened(WebSocketSession newSession) {
            session = newSession;
            session.send("hello");
        }

        @Override
        public void received(String text) {
            if (text.equals("fail")) {
                throw new IllegalStateException("asked to fail");
            }
            session.send(text);
        }

        @Override
        public void closed() {
            closed.countDown();
        }

        void awaitClosed() throws InterruptedException {
            assertThat(closed.await(10, TimeUnit.SECONDS)).as("closed").isTrue();
        }
    }

    @BeforeEach
    void start() {
        server = LoopbackServer.bind(0, "local.api.port");
        start(server, LIMITS);
    }

    private void start(LoopbackServer started, WebSocketLimits limits) {
        started.start(
                Set.of("localhost"),
                1_000,
                request -> Response.of(200, "text/plain", "answered " + request.rawPath()),
                new WebSocketUpgrades(this::open, limits),
                ErrorRenderer.PLAIN);
    }

    private Optional<Handshake> open(Request request) {
        return switch (request.rawPath()) {
            case "/socket" -> {
                Echo echo = new Echo();
                opened.add(echo);
                yield Optional.of(new Handshake.Accepted(Optional.of("echo"), echo));
            }
            case "/refused" -> Optional.of(new Handshake.Refused(Response.of(401, "text/plain", "no")));
            case "/failing" -> throw new IllegalStateException("asked to fail");
            default -> Optional.empty();
        };
    }

    @AfterEach
    void stop() throws IOException {
        for (RawWebSocket client : clients) {
            client.close();
        }
        server.close();
    }

    private RawWebSocket connect() throws IOException {
        RawWebSocket client = new RawWebSocket(server.port());
        clients.add(client);
        return client;
    }

    private String host() {
        return "localhost:" + server.port();
    }

    private RawWebSocket socket() throws IOException {
        RawWebSocket client = connect();
        assertThat(client.handshake("/socket", host(), "Sec-WebSocket-Protocol: other, echo"))
                .startsWith("HTTP/1.1 101 ");
        assertThat(client.read().text()).isEqualTo("hello");
        return client;
    }

    @Test
    void handshake_isAnsweredByTheEndpointOfItsAddress() throws Exception {
        assertThat(connect().handshake("/socket", host(), "Sec-WebSocket-Protocol: other, echo"))
                .startsWith("HTTP/1.1 101 ")
                .containsIgnoringCase("Sec-WebSocket-Protocol: echo")
                .contains("s3pPLMBiTxaQ9kYGzzhZRbK+xOo=");
        assertThat(connect().handshake("/refused", host())).startsWith("HTTP/1.1 401 ");
        assertThat(connect().handshake("/failing", host())).startsWith("HTTP/1.1 500 ");
        assertThat(connect().handshake("/page", host())).startsWith("HTTP/1.1 200 ");
    }

    @Test
    void handshake_forAForeignHost_isRefusedBeforeTheEndpoint() throws Exception {
        assertThat(connect().handshake("/socket", "evil.example:" + server.port()))
                .startsWith("HTTP/1.1 403 ");
        assertThat(opened).isEmpty();
    }

    @Test
    void handshake_thatBreaksTheProtocol_isRefusedAndFreesItsPlace() throws Exception {
        for (int i = 0; i <= LIMITS.sockets(); i++) {
            String refused = RawClient.exchange(
                    server.port(),
                    "GET /socket HTTP/1.1\r\nHost: " + host() + "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                            + "Sec-WebSocket-Version: 13\r\n\r\n");
            assertThat(refused).startsWith("HTTP/1.1 400 ");
        }
        assertThat(socket()).isNotNull();
    }

    @Test
    void compression_isNotNegotiated() throws Exception {
        assertThat(connect()
                        .handshake(
                                "/socket",
                                host(),
                                "Sec-WebSocket-Protocol: echo",
                                "Sec-WebSocket-Extensions: permessage-deflate"))
                .startsWith("HTTP/1.1 101 ")
                .doesNotContainIgnoringCase("permessage-deflate");
    }

    @Test
    void message_inFragmentsWithAPingBetween_isAssembled() throws Exception {
        RawWebSocket client = socket().send(TEXT, false, "one ".getBytes(StandardCharsets.UTF_8))
                .send(PING, true, "are you there".getBytes(StandardCharsets.UTF_8))
                .send(CONTINUATION, true, "message".getBytes(StandardCharsets.UTF_8));
        RawWebSocket.Frame pong = client.read();
        assertThat(pong.opCode()).isEqualTo(PONG);
        assertThat(pong.text()).isEqualTo("are you there");
        assertThat(client.read().text()).isEqualTo("one message");
    }

    @Test
    void message_ofTheLongestLength_isTaken_andALongerOneClosesTheSocket() throws Exception {
        RawWebSocket client = socket().send("é".repeat(500));
        assertThat(client.read().text()).isEqualTo("é".repeat(500));
        client.send("x".repeat(1_001));
        assertClosed(client, 1009);
    }

    @Test
    void message_inEndlessFragments_closesTheSocketAtTheLimit() throws Exception {
        RawWebSocket client = socket().send(TEXT, false, new byte[600]).send(CONTINUATION, false, new byte[600]);
        assertClosed(client, 1009);
    }

    @Test
    void binaryMessage_closesTheSocket() throws Exception {
        assertClosed(socket().send(BINARY, true, new byte[] {1}), 1003);
    }

    @Test
    void textThatIsNotUtf8_closesTheSocket() throws Exception {
        assertClosed(socket().send(TEXT, true, new byte[] {(byte) 0xC3}), 1007);
    }

    @Test
    void failingListener_closesTheSocket() throws Exception {
        assertClosed(socket().send("fail"), 1011);
    }

    @Test
    void closeFrame_isAnswered_andFreesThePlace() throws Exception {
        for (int i = 0; i < 2 * LIMITS.sockets(); i++) {
            try (RawWebSocket client = socket()) {
                client.send(CLOSE, true, new byte[] {0x03, (byte) 0xE8});
                assertClosed(client, 1000);
                opened.take().awaitClosed();
            }
        }
    }

    @Test
    void connectionThatEndsWithoutACloseFrame_freesThePlace() throws Exception {
        for (int i = 0; i < 2 * LIMITS.sockets(); i++) {
            socket().close();
            opened.take().awaitClosed();
        }
    }

    @Test
    void oneMoreSocketThanThereArePlaces_isRefused_andRequestsAreStillAnswered() throws Exception {
        for (int i = 0; i < LIMITS.sockets(); i++) {
            socket();
        }
        assertThat(connect().handshake("/socket", host(), "Sec-WebSocket-Protocol: echo"))
                .startsWith("HTTP/1.1 429 ");
        assertThat(RawClient.exchange(
                        server.port(), "GET /page HTTP/1.1\r\nHost: " + host() + "\r\nConnection: close\r\n\r\n"))
                .endsWith("answered /page");
    }

    @Test
    void clientThatDoesNotRead_isDisconnected_andNothingIsKept() throws Exception {
        RawWebSocket client = socket();
        Echo echo = opened.take();
        String message = "x".repeat(90_000);
        // What the buffers of the two ends take is unknown, but finite.
        for (int i = 0; i < 1_000 && echo.closed.getCount() > 0; i++) {
            echo.session.send(message);
            assertThat(echo.session.backlog().bytes()).isLessThanOrEqualTo(LIMITS.queuedBytes());
        }
        echo.awaitClosed();
        assertThat(echo.session.backlog()).isEqualTo(new WebSocketSession.Backlog(0, 0));
        assertThat(client.framesUntilEnd()).isLessThan(1_000);
    }

    @Test
    void socketsOnACrowdedPort_doNotGiveWayLikeIdleConnections() throws Exception {
        server.close();
        server = LoopbackServer.bind(0, "local.api.port", LIMITS.sockets());
        start(server, LIMITS);
        List<RawWebSocket> crowd = List.of(socket(), socket(), socket());
        try (RawClient further = new RawClient(server.port())) {
            further.send("GET /page HTTP/1.1\r\nHost: " + host() + "\r\nConnection: close\r\n\r\n");
            // Longer than an idle connection of a crowded port lives.
            assertThat(further.hasAnswer(1_500)).isFalse();
            for (RawWebSocket client : crowd) {
                assertThat(client.send("still here").read().text()).isEqualTo("still here");
            }
            crowd.get(0).close();
            assertThat(further.readToEnd()).endsWith("answered /page");
        }
    }

    @Test
    void silentSocket_isClosedAfterItsIdleTime() throws Exception {
        server.close();
        server = LoopbackServer.bind(0, "local.api.port");
        start(server, new WebSocketLimits(3, 1_000, Duration.ofMillis(300), 50, 100_000, 1L << 20));
        RawWebSocket client = socket();
        Echo echo = opened.take();
        assertThat(client.framesUntilEnd()).isLessThanOrEqualTo(1);
        echo.awaitClosed();
    }

    @Test
    void shutdown_closesSocketsAtOnce_alsoOfAClientThatDoesNotRead() throws Exception {
        RawWebSocket reading = socket();
        socket();
        opened.take();
        Echo stuck = opened.take();
        while (stuck.session.backlog().bytes() == 0) {
            stuck.session.send("x".repeat(50_000));
        }
        long before = System.nanoTime();
        server.close();
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(2));
        assertClosed(reading, 1001);
        stuck.awaitClosed();
    }

    private static void assertClosed(RawWebSocket client, int status) throws IOException {
        RawWebSocket.Frame frame = client.read();
        assertThat(frame.opCode()).isEqualTo(CLOSE);
        assertThat(frame.status()).isEqualTo(status);
    }
}
