package cognitosync.localcloud.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cognitosync.OwnThread;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What happens to requests before and after an endpoint sees them. */
class LoopbackServerIT {
    private static final int MAX_BODY = 1_000;

    private final List<Request> seen = new CopyOnWriteArrayList<>();
    private final AtomicReference<Endpoint> answering = new AtomicReference<>(this::echo);

    @AutoClose
    private LoopbackServer server;

    @BeforeEach
    void start() {
        server = LoopbackServer.bind(0, "local.api.port");
        server.start(Set.of("localhost", "127.0.0.1"), MAX_BODY, request -> {
            seen.add(request);
            return answering.get().respond(request);
        });
    }

    private Response echo(Request request) {
        return Response.of(
                200,
                "text/plain",
                request + " " + request.rawQuery() + " " + new String(request.body(), StandardCharsets.UTF_8));
    }

    @Test
    void ownNames_areAnswered() throws Exception {
        for (String host : List.of("localhost", "127.0.0.1", "LOCALHOST")) {
            assertThat(get(host + ":" + server.port()))
                    .startsWith("HTTP/1.1 200 ")
                    .endsWith("GET /a%2Fb x=%3A ");
        }
        assertThat(seen).hasSize(3);
    }

    @Test
    void foreignNames_areRefusedBeforeAnyEndpoint() throws Exception {
        int port = server.port();
        for (String host : List.of(
                "evil.example:" + port,
                "localhost",
                "localhost:80",
                "localhost.evil.example:" + port,
                "evil.localhost:" + port,
                "127.0.0.1.evil.example:" + port,
                "127.0.0.2:" + port,
                "0.0.0.0:" + port,
                "[::1]:" + port,
                "localhost:" + port + "0")) {
            String answer = get(host);
            assertThat(answer).as(host).startsWith("HTTP/1.1 4");
            assertThat(answer).as(host).doesNotContain("Access-Control");
        }
        assertThat(get("evil.example:" + port)).startsWith("HTTP/1.1 403 ");
        assertThat(seen).isEmpty();
    }

    @Test
    void noNameOrTwo_isRefused() throws Exception {
        String own = "localhost:" + server.port();
        for (String request : List.of(
                "GET / HTTP/1.1\r\nConnection: close\r\n\r\n",
                "GET / HTTP/1.0\r\n\r\n",
                "GET / HTTP/1.1\r\nHost:\r\nConnection: close\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: " + own + "\r\nHost: evil.example\r\nConnection: close\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: evil.example\r\nHost: " + own + "\r\nConnection: close\r\n\r\n",
                "GET http://evil.example/ HTTP/1.1\r\nHost: " + own + "\r\nConnection: close\r\n\r\n",
                "GET http://" + own + "/ HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n")) {
            assertThat(RawClient.exchange(server.port(), request)).as(request).startsWith("HTTP/1.1 4");
        }
        assertThat(seen).isEmpty();
    }

    @Test
    void body_ofTheLongestLengthIsTakenAndOneByteMoreIsNot() throws Exception {
        assertThat(post("x".repeat(MAX_BODY))).startsWith("HTTP/1.1 200 ").endsWith(" " + "x".repeat(MAX_BODY));
        assertThat(post("x".repeat(MAX_BODY + 1))).startsWith("HTTP/1.1 413 ");
        assertThat(seen).hasSize(1);
    }

    @Test
    void body_inChunks_isLimitedToo() throws Exception {
        String chunk = "64\r\n" + "x".repeat(100) + "\r\n";
        assertThat(chunked(chunk.repeat(10))).startsWith("HTTP/1.1 200 ");
        assertThat(chunked(chunk.repeat(11))).startsWith("HTTP/1.1 413 ");
        assertThat(seen).hasSize(1);
    }

    /** Longer than the buffers of the connection: a client that may not send it to its end would see the connection reset. */
    @Test
    void refusal_ofABodyThatIsStillOnItsWay_isReadByTheClient() throws Exception {
        String megabyte = "x".repeat(1024 * 1024);
        for (String head : List.of(head("POST", "/"), head("POST", "/").replace("localhost", "evil.example"))) {
            try (RawClient client = new RawClient(server.port())) {
                client.send(head + "Content-Length: " + 32 * megabyte.length() + "\r\n\r\n");
                for (int i = 0; i < 32; i++) {
                    client.send(megabyte);
                }
                assertThat(client.readToEnd()).startsWith(head.contains("evil") ? "HTTP/1.1 403 " : "HTTP/1.1 413 ");
            }
        }
        try (RawClient client = new RawClient(server.port())) {
            client.send(head("POST", "/") + "Transfer-Encoding: chunked\r\n\r\n");
            for (int i = 0; i < 32; i++) {
                client.send("100000\r\n" + megabyte + "\r\n");
            }
            assertThat(client.send("0\r\n\r\n").readToEnd()).startsWith("HTTP/1.1 413 ");
        }
        assertThat(seen).isEmpty();
    }

    @Test
    void refusal_ofABodyThatWaitsToBeAskedFor_comesAtOnce() throws Exception {
        try (RawClient client = new RawClient(server.port())) {
            client.send(head("PUT", "/") + "Content-Length: 1001\r\nExpect: 100-continue\r\n\r\n");
            assertThat(client.readToEnd()).startsWith("HTTP/1.1 413 ");
        }
    }

    @Test
    void post_withoutLength_hasNoBody() throws Exception {
        assertThat(RawClient.exchange(server.port(), head("POST", "/") + "\r\n"))
                .startsWith("HTTP/1.1 200 ");
        assertThat(seen.get(0).body()).isEmpty();
    }

    @Test
    void get_withABody_isTaken() throws Exception {
        assertThat(RawClient.exchange(server.port(), head("GET", "/") + "Content-Length: 2\r\n\r\n{}"))
                .startsWith("HTTP/1.1 200 ")
                .endsWith("{}");
    }

    @Test
    void clientsThatStopInTheMiddle_reachNoEndpointAndHurtNobody() throws Exception {
        List<RawClient> clients = new ArrayList<>();
        for (String part : List.of(
                "",
                "GE",
                "GET / HTTP/1.1\r\nHos",
                head("POST", "/") + "Content-Length: 100\r\n\r\nhalf",
                head("POST", "/") + "Transfer-Encoding: chunked\r\n\r\n64\r\nhalf")) {
            RawClient client = new RawClient(server.port()).send(part);
            clients.add(client);
            client.endOfInput();
        }
        for (RawClient client : clients) {
            assertThat(client.readToEnd())
                    .doesNotContain("HTTP/1.1 2")
                    .doesNotContain("HTTP/1.1 5")
                    .doesNotContain("Exception");
            client.close();
        }
        assertThat(get("localhost:" + server.port())).startsWith("HTTP/1.1 200 ");
        assertThat(seen).hasSize(1);
    }

    @Test
    void slowClients_doNotHoldUpOthers() throws Exception {
        List<RawClient> slow = new ArrayList<>();
        // More than the server has threads.
        for (int i = 0; i < 100; i++) {
            RawClient client = new RawClient(server.port())
                    .send(head("POST", "/") + "Content-Length: 4\r\nExpect: 100-continue\r\n\r\n");
            // The server has begun to read this body.
            assertThat(client.readUntil("\r\n\r\n")).startsWith("HTTP/1.1 100 ");
            slow.add(client.send("sl"));
        }
        assertThat(get("localhost:" + server.port())).startsWith("HTTP/1.1 200 ");
        for (RawClient client : slow) {
            assertThat(client.send("ow").readToEnd()).endsWith("slow");
            client.close();
        }
    }

    @Test
    void brokenRequests_areRefusedWithoutATrace() throws Exception {
        for (String request : List.of(
                "\u0000\u0001\u0002\r\n\r\n",
                "GET\r\n\r\n",
                ":\r\n\r\n",
                "\r\n:" + head("GET", "/") + "\r\n",
                "GET / HTTP/9.9\r\n\r\n",
                head("GET", "/") + "X: " + "x".repeat(20_000) + "\r\n\r\n",
                head("GET", "/" + "x".repeat(20_000)) + "\r\n",
                head("GET", "/%") + "\r\n",
                head("GET", "/%zz") + "\r\n",
                head("GET", "/\u0000") + "\r\n",
                head("POST", "/") + "Content-Length: -1\r\n\r\n",
                head("POST", "/") + "Content-Length: 1\r\nContent-Length: 2\r\n\r\nxx",
                head("POST", "/") + "Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
                head("POST", "/") + "Transfer-Encoding: chunked\r\n\r\nzz\r\n\r\n",
                head("GET", "/") + " folded\r\n\r\n",
                head("GET", "/") + "No colon\r\n\r\n")) {
            assertThat(RawClient.exchange(server.port(), request))
                    .as(request.substring(0, Math.min(120, request.length())))
                    .matches("(?s)HTTP/1\\.1 (4\\d\\d|505) .*")
                    .doesNotContain("Exception", "jetty", "Jetty", "\tat ");
        }
    }

    @Test
    void anEndpointThatFails_isAnsweredWithoutATrace() throws Exception {
        answering.set(request -> {
            throw new IllegalStateException("a secret of the inside");
        });
        assertThat(get("localhost:" + server.port()))
                .startsWith("HTTP/1.1 500 ")
                .doesNotContain("secret")
                .doesNotContain("Exception");
        answering.set(request -> {
            throw new MalformedRequestException("What is wrong with it.");
        });
        assertThat(get("localhost:" + server.port()))
                .startsWith("HTTP/1.1 400 ")
                .endsWith("What is wrong with it.\n");
    }

    @Test
    void anEndpointThatRunsOutOfStack_isAnsweredAndTheServerGoesOn() throws Exception {
        answering.set(request -> {
            throw new StackOverflowError();
        });
        assertThat(get("localhost:" + server.port()))
                .startsWith("HTTP/1.1 500 ")
                .doesNotContain("StackOverflow");
        answering.set(this::echo);
        assertThat(get("localhost:" + server.port())).startsWith("HTTP/1.1 200 ");
    }

    @Test
    void anEndpointThatRunsOutOfStackOverALateBody_isAnsweredToo() throws Exception {
        answering.set(request -> {
            throw new StackOverflowError();
        });
        try (RawClient late = new RawClient(server.port())) {
            late.send(head("POST", "/") + "Content-Length: 4\r\n\r\nla");
            assertThat(get("localhost:" + server.port())).startsWith("HTTP/1.1 500 ");
            assertThat(late.send("te").readToEnd()).startsWith("HTTP/1.1 500 ").doesNotContain("StackOverflow");
        }
    }

    @Test
    void aQueryOfTheLongestLength_encodedAnew_fitsIntoARedirect() throws Exception {
        answering.set(request -> Response.found("/?" + PercentEncoding.encode(request.rawQuery())));
        String query = "!".repeat(15_000);
        assertThat(RawClient.exchange(server.port(), head("GET", "/?" + query) + "\r\n"))
                .startsWith("HTTP/1.1 302 ")
                .contains("Location: /?" + "%21".repeat(15_000));
    }

    @Test
    void head_hasTheLengthAndNoBody() throws Exception {
        assertThat(RawClient.exchange(server.port(), head("HEAD", "/") + "\r\n"))
                .startsWith("HTTP/1.1 200 ")
                .containsIgnoringCase("Content-Length: 8")
                .endsWith("\r\n\r\n");
    }

    @Test
    void twoRequests_onOneConnection_areBothAnswered() throws Exception {
        String keep = "GET /one HTTP/1.1\r\nHost: localhost:" + server.port() + "\r\n\r\n";
        assertThat(RawClient.exchange(server.port(), keep + head("GET", "/two") + "\r\n"))
                .contains("GET /one")
                .endsWith("GET /two  ");
    }

    @Test
    void aLargeUpload_mayAskFirst() throws Exception {
        try (RawClient client = new RawClient(server.port())) {
            client.send(head("PUT", "/") + "Expect: 100-continue\r\nContent-Length: 4\r\n\r\n");
            assertThat(client.readUntil("\r\n\r\n")).startsWith("HTTP/1.1 100 ");
            assertThat(client.send("body").readToEnd())
                    .startsWith("HTTP/1.1 200 ")
                    .endsWith("body");
        }
    }

    @Test
    void otherInterfaces_areNotListenedOn() throws Exception {
        for (NetworkInterface network : Collections.list(NetworkInterface.getNetworkInterfaces())) {
            for (InetAddress address : Collections.list(network.getInetAddresses())) {
                if (!address.isLoopbackAddress()) {
                    assertThatThrownBy(() -> new Socket(address, server.port()).close())
                            .as("%s", address)
                            .isInstanceOf(ConnectException.class);
                }
            }
        }
    }

    @Test
    void aTakenPort_isASentenceWithTheOption() {
        assertThatThrownBy(() -> LoopbackServer.bind(server.port(), "local.api.port"))
                .isInstanceOf(PortTakenException.class)
                .hasMessageStartingWith("Port " + server.port() + " is in use by another program.")
                .hasMessageContaining("-Dlocal.api.port=PORT");
    }

    @Test
    void connectionsMadeBeforeStart_wait() throws Exception {
        try (LoopbackServer early = LoopbackServer.bind(0, "local.api.port");
                RawClient client = new RawClient(early.port())) {
            client.send("GET / HTTP/1.1\r\nHost: localhost:" + early.port() + "\r\nConnection: close\r\n\r\n");
            early.start(Set.of("localhost"), MAX_BODY, this::echo);
            assertThat(client.readToEnd()).startsWith("HTTP/1.1 200 ");
        }
    }

    @Test
    void close_givesThePortBackAndLetsARunningAnswerFinish() throws Exception {
        CountDownLatch running = new CountDownLatch(1);
        answering.set(lasting(Duration.ofMillis(500), running));
        int port = server.port();
        CompletableFuture<Void> closed;
        try (RawClient client = new RawClient(port)) {
            client.send(head("GET", "/") + "\r\n");
            assertThat(running.await(10, TimeUnit.SECONDS)).isTrue();
            closed = CompletableFuture.runAsync(server::close, OwnThread.EACH);
            assertThat(client.readToEnd()).endsWith("finished");
        }
        closed.get(5, TimeUnit.SECONDS);
        LoopbackServer.bind(port, "local.api.port").close();
    }

    @Test
    void close_doesNotWaitForIdleConnectionsNorForEverOnBusyOnes() throws Exception {
        CountDownLatch running = new CountDownLatch(1);
        int port = server.port();
        try (RawClient silent = new RawClient(port);
                RawClient idle = new RawClient(port)) {
            idle.send("GET / HTTP/1.1\r\nHost: localhost:" + port + "\r\n\r\n");
            assertThat(idle.readUntil("GET /")).startsWith("HTTP/1.1 200 ");
            long start = System.nanoTime();
            server.close();
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofMillis(900));
            assertThat(silent.readToEnd()).isEmpty();
        }
        server = LoopbackServer.bind(0, "local.api.port");
        server.start(Set.of("localhost"), MAX_BODY, lasting(Duration.ofSeconds(10), running));
        try (RawClient busy = new RawClient(server.port())) {
            busy.send(head("GET", "/") + "\r\n");
            assertThat(running.await(10, TimeUnit.SECONDS)).isTrue();
            long start = System.nanoTime();
            server.close();
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofMillis(1_900));
        }
    }

    @Test
    void close_connectionsAcceptedAtThatMoment_areNotWaitedForEither() throws Exception {
        for (int round = 0; round < 30; round++) {
            LoopbackServer closing = LoopbackServer.bind(0, "local.api.port");
            closing.start(Set.of("localhost"), MAX_BODY, this::echo);
            List<RawClient> arriving = new ArrayList<>();
            try {
                for (int i = 0; i < 3; i++) {
                    arriving.add(new RawClient(closing.port()));
                }
                long start = System.nanoTime();
                closing.close();
                assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofMillis(900));
            } finally {
                for (RawClient client : arriving) {
                    client.close();
                }
            }
        }
    }

    private static Endpoint lasting(Duration time, CountDownLatch running) {
        return request -> {
            running.countDown();
            try {
                assertThat(new CountDownLatch(1).await(time.toMillis(), TimeUnit.MILLISECONDS))
                        .isFalse();
            } catch (InterruptedException e) {
                return Response.of(503, "text/plain", "interrupted");
            }
            return Response.of(200, "text/plain", "finished");
        };
    }

    private String get(String host) throws Exception {
        return RawClient.exchange(
                server.port(), "GET /a%2Fb?x=%3A HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n");
    }

    private String post(String body) throws Exception {
        return RawClient.exchange(
                server.port(), head("POST", "/") + "Content-Length: " + body.length() + "\r\n\r\n" + body);
    }

    private String chunked(String chunks) throws Exception {
        return RawClient.exchange(
                server.port(), head("POST", "/") + "Transfer-Encoding: chunked\r\n\r\n" + chunks + "0\r\n\r\n");
    }

    private String head(String method, String path) {
        return method + " " + path + " HTTP/1.1\r\nHost: localhost:" + server.port() + "\r\nConnection: close\r\n";
    }
}
