package cognitosync.localcloud.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Idle connections give way to new ones, and there are never more connections than the limit. */
class ConnectionLimitIT {
    private static final int LIMIT = 8;

    private final List<Socket> idle = new ArrayList<>();
    private LoopbackServer server;

    @BeforeEach
    void start() {
        server = LoopbackServer.bind(0, "local.api.port", LIMIT);
        server.start(
                Set.of("localhost"), 1_000, request -> Response.of(200, "text/plain", "answered " + request.rawPath()));
    }

    @AfterEach
    void stop() throws IOException {
        for (Socket socket : idle) {
            socket.close();
        }
        server.close();
    }

    @Test
    void oneMoreConnectionThanThereArePlaces_endsIdleOnesAndIsAnswered() throws Exception {
        for (int i = 0; i < LIMIT; i++) {
            Socket socket = connect();
            idle.add(socket);
            ask(socket, "/" + i, "keep-alive");
            assertThat(read(socket, "answered /" + i)).startsWith("HTTP/1.1 200 ");
        }
        try (Socket further = connect()) {
            ask(further, "/further", "close");
            assertThat(idle.get(0).getInputStream().read())
                    .as("the end of a connection that was idle, long before it would have ended by itself")
                    .isEqualTo(-1);
            assertThat(read(further, "answered /further")).startsWith("HTTP/1.1 200 ");
        }
    }

    private void ask(Socket socket, String path, String connection) throws IOException {
        String head = "GET " + path + " HTTP/1.1\r\nHost: localhost:" + server.port() + "\r\nConnection: " + connection
                + "\r\n\r\n";
        socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
    }

    private static String read(Socket socket, String end) throws IOException {
        StringBuilder answer = new StringBuilder();
        while (answer.indexOf(end) < 0) {
            int next = socket.getInputStream().read();
            assertThat(next).as("after %s", answer).isNotNegative();
            answer.append((char) next);
        }
        return answer.toString();
    }

    private Socket connect() throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port());
        socket.setSoTimeout(20_000);
        return socket;
    }
}
