package cognitosync.localcloud.appsync.realtime;

import static cognitosync.localcloud.appsync.realtime.RealtimeFixture.API_ID;
import static cognitosync.localcloud.appsync.realtime.RealtimeFixture.base64;
import static cognitosync.localcloud.appsync.realtime.RealtimeFixture.base64Url;
import static cognitosync.localcloud.appsync.realtime.RealtimeFixture.json;
import static org.assertj.core.api.Assertions.assertThat;

import cognitosync.localcloud.http.ErrorRenderer;
import cognitosync.localcloud.http.LoopbackServer;
import cognitosync.localcloud.http.PercentEncoding;
import cognitosync.localcloud.http.RawWebSocket;
import cognitosync.localcloud.http.Response;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Subscriptions over real sockets: of a client that keeps to the protocol, and of ones that do not. */
class RealtimeIT {
    private static final String REALTIME = "/appsync-realtime-api/endpointid/graphql";
    private static final String OF_DOMAIN = "/appsync-api/endpointid/graphql/realtime";
    private static final int SUBSCRIBERS = 100;

    private final HttpClient http = HttpClient.newHttpClient();
    private final List<AutoCloseable> opened = new ArrayList<>();
    private LoopbackServer server;
    private RealtimeFixture fixture;

    /** What a client receives. */
    private static final class Received implements WebSocket.Listener {
        private final BlockingQueue<String> messages = new LinkedBlockingQueue<>();
        private final StringBuilder partial = new StringBuilder();

        @Override
        public CompletionStage<?> onText(WebSocket socket, CharSequence text, boolean last) {
            partial.append(text);
            if (last) {
                messages.add(partial.toString());
                partial.setLength(0);
            }
            socket.request(1);
            return null;
        }

        @Override
        public CompletionStage<?> onClose(WebSocket socket, int status, String reason) {
            messages.add("closed " + status);
            return null;
        }

        String next() throws InterruptedException {
            String message = messages.poll(10, TimeUnit.SECONDS);
            assertThat(message).as("a message within ten seconds").isNotNull();
            return message;
        }
    }

    private record Client(WebSocket socket, Received received) {
        Client send(String text) {
            socket.sendText(text, true).join();
            return this;
        }
    }

    @BeforeEach
    void start() {
        server = LoopbackServer.bind(0, "local.api.port");
        fixture = new RealtimeFixture(
                "localhost:" + server.port(),
                new HeartbeatThread(() -> fixture.now, id -> fixture.apiIds.contains(id)));
        server.start(Set.of("localhost"), 1_000, request -> Response.empty(404), fixture.endpoint, ErrorRenderer.PLAIN);
    }

    @AfterEach
    void stop() throws Exception {
        for (AutoCloseable one : opened) {
            one.close();
        }
        server.close();
    }

    private Client connect(String target, String... moreProtocols) {
        Received received = new Received();
        WebSocket socket = http.newWebSocketBuilder()
                .subprotocols("graphql-ws", moreProtocols)
                .buildAsync(URI.create("ws://" + fixture.host + target), received)
                .join();
        opened.add(socket::abort);
        return new Client(socket, received);
    }

    private Client connect() {
        return connect(REALTIME, "header-" + base64Url(fixture.connectHeaders()));
    }

    private RawWebSocket raw() throws IOException {
        RawWebSocket socket = new RawWebSocket(server.port());
        opened.add(socket);
        assertThat(socket.handshake(
                        REALTIME,
                        fixture.host,
                        "Sec-WebSocket-Protocol: graphql-ws, header-" + base64Url(fixture.connectHeaders())))
                .startsWith("HTTP/1.1 101 ");
        return socket;
    }

    private void publish(String result) {
        fixture.subscriptions.published(API_ID, "update", (ObjectNode) json(result));
    }

    @Test
    void client_atEitherAddressInEitherForm_isServed() throws Exception {
        String header = "header-" + base64Url(fixture.connectHeaders());
        String query = "?header=" + PercentEncoding.encode(base64(fixture.connectHeaders())) + "&payload=e30%3D";
        for (Client client : List.of(
                connect(REALTIME, header),
                connect(OF_DOMAIN, header),
                connect(REALTIME + query),
                connect(OF_DOMAIN + query))) {
            assertThat(client.socket().getSubprotocol()).isEqualTo("graphql-ws");
            assertThat(client.send("{\"type\":\"connection_init\"}").received().next())
                    .contains("connection_ack", "300000");
            assertThat(client.send(fixture.start("1", "{'arguments': {'owner': 'me'}}"))
                            .received()
                            .next())
                    .isEqualTo("{\"type\":\"start_ack\",\"id\":\"1\"}");
            publish("{'owner':'other','count':1}");
            publish("{'owner':'me','count':2}");
            assertThat(client.received().next()).contains("\"data\"", "\"count\":2");
            assertThat(client.send("{\"type\":\"stop\",\"id\":\"1\"}")
                            .received()
                            .next())
                    .contains("complete");
            client.socket().sendClose(1000, "").join();
            assertThat(client.received().next()).isEqualTo("closed 1000");
        }
    }

    @Test
    void client_withoutAValidSignature_isToldSoAndDisconnected() throws Exception {
        ObjectNode foreign = RealtimeFixture.headers(fixture.signer()
                .to("http://evil.example" + RealtimeFixture.PATH + "/connect")
                .post("{}"));
        for (Client client : List.of(connect(REALTIME), connect(REALTIME, "header-" + base64Url(foreign)))) {
            assertThat(client.received().next()).contains("connection_error", "UnauthorizedException", "401");
            assertThat(client.received().next()).isEqualTo("closed 1008");
        }
    }

    @Test
    void messageLongerThanAppSyncTakes_andBinaryOnes_endTheConnection() throws Exception {
        Client client = connect();
        client.send("x".repeat(240 * 1024));
        assertThat(client.received().next()).contains("not a JSON object");
        client.send("x".repeat(240 * 1024 + 1));
        assertThat(client.received().next()).isEqualTo("closed 1009");
        RawWebSocket binary = raw();
        binary.send(RawWebSocket.BINARY, true, new byte[] {1});
        assertThat(binary.read().status()).isEqualTo(1003);
    }

    @Test
    void floodOfStarts_isAnsweredInOrder_andBounded() throws Exception {
        RawWebSocket flood = raw();
        for (int i = 0; i < 300; i++) {
            flood.send(fixture.start("" + i, "{'arguments': {}}"));
        }
        for (int i = 0; i < 300; i++) {
            assertThat(flood.read().text())
                    .contains(i < 100 ? "start_ack" : "MaxSubscriptionsReachedError", "\"id\":\"" + i + "\"");
        }
    }

    @Test
    void subscriberThatDoesNotRead_isDisconnected_whileAnotherReceivesEverything() throws Exception {
        RawWebSocket stuck = raw();
        stuck.send(fixture.start("1", "{'arguments': {}}"));
        assertThat(stuck.read().text()).contains("start_ack");
        Client reading = connect().send(fixture.start("1", "{'arguments': {}}"));
        assertThat(reading.received().next()).contains("start_ack");
        String text = "x".repeat(60_000);
        int published = 0;
        while (fixture.subscriptions.inventory().size() == 2) {
            assertThat(published).as("messages before it is disconnected").isLessThan(1_000);
            publish("{'count':" + published + ",'text':'" + text + "'}");
            assertThat(reading.received().next()).contains("\"count\":" + published + ",");
            published++;
        }
        assertThat(stuck.framesUntilEnd()).isLessThan(published);
        assertThat(fixture.subscriptions.inventory()).hasSize(1);
    }

    @Test
    void hundredSubscribers_receiveEveryMutationInOrder() throws Exception {
        long memory = usedMemory();
        List<Client> clients = new ArrayList<>();
        for (int i = 0; i < SUBSCRIBERS; i++) {
            clients.add(connect().send(fixture.start("1", "{'arguments': {'owner': 'me'}}")));
        }
        for (Client client : clients) {
            assertThat(client.received().next()).contains("start_ack");
        }
        long perSubscriber = (usedMemory() - memory) / SUBSCRIBERS / 1024;
        long before = System.nanoTime();
        for (int count = 0; count < 20; count++) {
            publish("{'owner':'me','count':" + count + "}");
        }
        Duration publishing = Duration.ofNanos(System.nanoTime() - before);
        for (Client client : clients) {
            for (int count = 0; count < 20; count++) {
                assertThat(client.received().next()).contains("\"count\":" + count + "}");
            }
        }
        Duration served = Duration.ofNanos(System.nanoTime() - before);
        // Both ends of each connection are in this process.
        System.out.printf(
                "%d subscribers: %d KiB each with the client, 20 mutations published in %d ms, received after %d ms%n",
                SUBSCRIBERS, perSubscriber, publishing.toMillis(), served.toMillis());
    }

    private static long usedMemory() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }

    @Test
    void shutdown_tellsSubscribers_andEndsTheHeartbeat() throws Exception {
        Client client = connect().send(fixture.start("1", "{'arguments': {}}"));
        assertThat(client.received().next()).contains("start_ack");
        assertThat(heartbeats()).isOne();
        long before = System.nanoTime();
        server.close();
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(2));
        assertThat(client.received().next()).isEqualTo("closed 1001");
        assertThat(fixture.subscriptions.inventory()).isEmpty();
        for (Thread thread : threads()) {
            thread.join(10_000);
        }
        assertThat(heartbeats()).isZero();
    }

    private static long heartbeats() {
        return threads().size();
    }

    private static List<Thread> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals("appsync-realtime"))
                .toList();
    }
}
