package cognitosync.localcloud.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.SocketException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A port is this program's on both loopback addresses, or not at all. */
class LoopbackPortIT {
    private static final String OPTION = "local.api.port";

    private final List<ServerSocket> others = new ArrayList<>();

    @BeforeEach
    void needsIpv6() throws IOException {
        try {
            other("::1", 0).close();
            others.clear();
        } catch (SocketException e) {
            Assumptions.abort("This machine has no IPv6: " + e.getMessage());
        }
    }

    @AfterEach
    void letGo() throws IOException {
        for (ServerSocket other : others) {
            other.close();
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void bind_servesTheSameNumberOnBothAddresses(boolean fixed) throws IOException {
        int port = fixed ? freePort() : 0;
        try (LoopbackServer server = LoopbackServer.bind(port, OPTION)) {
            server.start(Set.of("localhost", "[::1]"), 0, request -> Response.of(200, "text/plain", "here"));
            for (String address : List.of("127.0.0.1", "::1")) {
                for (String host : List.of("localhost", "[::1]")) {
                    try (RawClient client = new RawClient(InetAddress.getByName(address), server.port())) {
                        client.send("GET / HTTP/1.1\r\nHost: " + host + ":" + server.port()
                                + "\r\nConnection: close\r\n\r\n");
                        assertThat(client.readToEnd())
                                .as("%s at %s", host, address)
                                .endsWith("here");
                    }
                }
            }
        }
    }

    @Test
    void javaThatWasToldToUseIpv4Only_bind_refusesInASentence() {
        String property = "java.net.preferIPv4Stack";
        System.setProperty(property, "true");
        try {
            assertThatThrownBy(() -> LoopbackServer.bind(0, OPTION))
                    .isInstanceOf(PortTakenException.class)
                    .hasMessageContainingAll("-D" + property + "=true", "[::1]", "Start Java without that option.");
        } finally {
            System.clearProperty(property);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "::1", "::", "0.0.0.0"})
    void bind_leavesNoAddressToOthers_untilTheEnd(String address) throws IOException {
        int port;
        try (LoopbackServer server = LoopbackServer.bind(0, OPTION)) {
            port = server.port();
            assertThatThrownBy(() -> other(address, port)).isInstanceOf(BindException.class);
        }
        other(address, port);
    }

    @Test
    void close_ofAServerThatAnswered_givesBothAddressesBack() throws IOException {
        LoopbackServer server = LoopbackServer.bind(0, OPTION);
        server.start(Set.of("localhost"), 0, request -> Response.empty(204));
        server.close();
        other("127.0.0.1", server.port());
        other("::1", server.port());
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "::1", "::"})
    void bind_whereOneAddressIsTaken_isRefusedWithASentence_andKeepsNeither(String address) throws IOException {
        ServerSocket other = other(address, 0);
        int port = other.getLocalPort();
        assertThatThrownBy(() -> LoopbackServer.bind(port, OPTION))
                .isInstanceOf(PortTakenException.class)
                .hasMessageStartingWith("Port " + port + " is in use by another program.")
                .hasMessageContaining("-Dlocal.api.port=PORT");
        other.close();
        LoopbackServer.bind(port, OPTION).close();
    }

    @Test
    void bind_whereOnlyTheAddressOfIpv6IsTaken_saysWhere() throws IOException {
        int port = other("::1", 0).getLocalPort();
        assertThatThrownBy(() -> LoopbackServer.bind(port, OPTION)).hasMessageContaining("[::1]");
    }

    @Test
    void take_ofAnyPort_whoseNumberIsTakenOnTheOtherAddress_takesAnother() {
        Taker taker = new Taker(3);
        LoopbackPort taken = LoopbackPort.take(0, OPTION, taker);
        try {
            assertThat(others).extracting(ServerSocket::getLocalPort).hasSize(3).doesNotContain(taken.number());
            assertThat(taken.connectors())
                    .extracting(ServerConnector::getLocalPort)
                    .containsExactly(taken.number(), taken.number());
        } finally {
            taken.close();
        }
    }

    @Test
    void take_ofAnyPort_whereSomebodyIsAlwaysFaster_endsWithASentence() {
        Taker taker = new Taker(Integer.MAX_VALUE);
        assertThatThrownBy(() -> LoopbackPort.take(0, OPTION, taker))
                .isInstanceOf(PortTakenException.class)
                .hasMessageContainingAll("127.0.0.1", "[::1]", "-Dlocal.api.port=PORT");
        assertThat(taker.made).allMatch(connector -> !connector.isOpen());
    }

    private ServerSocket other(String address, int port) throws IOException {
        ServerSocket other = new ServerSocket();
        others.add(other);
        other.bind(new InetSocketAddress(InetAddress.getByName(address), port));
        return other;
    }

    private int freePort() throws IOException {
        try (LoopbackServer free = LoopbackServer.bind(0, OPTION)) {
            return free.port();
        }
    }

    /** Whenever a port was found free on the one address, another process takes it on the other, so many times. */
    private final class Taker implements Supplier<ServerConnector> {
        private final Server server = new Server();
        private final List<ServerConnector> made = new ArrayList<>();
        private int times;

        private Taker(int times) {
            this.times = times;
        }

        @Override
        public ServerConnector get() {
            ServerConnector before = made.isEmpty() ? null : made.get(made.size() - 1);
            if (before != null && before.isOpen() && times-- > 0) {
                takeOnTheOtherAddress(before.getLocalPort());
            }
            made.add(new ServerConnector(server));
            return made.get(made.size() - 1);
        }

        // The kernel may give a number twice, which is held then.
        private void takeOnTheOtherAddress(int port) {
            if (others.stream().noneMatch(other -> other.getLocalPort() == port)) {
                try {
                    other("::1", port);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        }
    }
}
