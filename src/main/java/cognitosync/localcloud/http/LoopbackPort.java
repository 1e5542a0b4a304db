package cognitosync.localcloud.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.UnsupportedAddressTypeException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.eclipse.jetty.server.ServerConnector;

/**
 * One port on every loopback address of this machine. Browsers try {@code ::1} first for {@code localhost}: an address that is
 * left free could be taken by another user of the machine, who would then be reached in place of this program.
 *
 * @param number of the port
 * @param connectors one for each address, open
 * @see <a href="https://www.rfc-editor.org/rfc/rfc6761#section-6.3">RFC 6761, section 6.3: localhost</a>
 */
record LoopbackPort(int number, List<ServerConnector> connectors) {
    private static final InetAddress IPV4 = address(127, 0, 0, 1);
    private static final InetAddress IPV6 = address(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1);

    /** With this property, Java has no IPv6 addresses and cannot tell whether the machine has any. */
    private static final String IPV4_ONLY = "java.net.preferIPv4Stack";

    /** A port that is free on one address is rarely taken on the other; this many in a row mean that another program holds them. */
    private static final int MOST_TRIES = 100;

    /**
     * Takes the port on every address, or on none.
     *
     * @param port 0 for any one that is free on them all
     * @param option the option that the sentence about a taken port names
     * @param connectors makes one that is not open yet
     * @throws PortTakenException where that cannot be had
     */
    static LoopbackPort take(int port, String option, Supplier<ServerConnector> connectors) {
        if (Boolean.getBoolean(IPV4_ONLY)) {
            throw PortTakenException.withoutIpv6(IPV4_ONLY);
        }
        List<InetAddress> addresses = hasIpv6() ? List.of(IPV4, IPV6) : List.of(IPV4);
        for (int tries = 1; ; tries++) {
            try {
                return take(port, addresses, connectors);
            } catch (TakenException e) {
                if (port != 0) {
                    throw PortTakenException.of(port, e.address, option, e);
                }
                if (tries == MOST_TRIES) {
                    throw PortTakenException.ofEach(tries, option, e);
                }
            }
        }
    }

    private static LoopbackPort take(int port, List<InetAddress> addresses, Supplier<ServerConnector> connectors)
            throws TakenException {
        List<ServerConnector> open = new ArrayList<>();
        int number = port;
        for (InetAddress address : addresses) {
            ServerConnector connector = connectors.get();
            connector.setHost(address.getHostAddress());
            connector.setPort(number);
            try {
                connector.open();
            } catch (IOException e) {
                open.forEach(ServerConnector::close);
                throw new TakenException(address, e);
            }
            open.add(connector);
            number = connector.getLocalPort();
        }
        return new LoopbackPort(number, List.copyOf(open));
    }

    // Tries to bind, because lists of addresses do not tell what the kernel allows.
    private static boolean hasIpv6() {
        try (ServerSocketChannel probe = ServerSocketChannel.open()) {
            return isBound(probe);
        } catch (IOException e) {
            throw new UncheckedIOException("No socket can be had: " + e.getMessage(), e);
        }
    }

    private static boolean isBound(ServerSocketChannel probe) {
        try {
            probe.bind(new InetSocketAddress(IPV6, 0));
            return true;
        } catch (IOException | UnsupportedAddressTypeException e) {
            // No address of that kind, or no such kind of address: no program can listen there.
            return false;
        }
    }

    private static InetAddress address(int... bytes) {
        byte[] raw = new byte[bytes.length];
        for (int i = 0; i < raw.length; i++) {
            raw[i] = (byte) bytes[i];
        }
        try {
            return InetAddress.getByAddress(raw);
        } catch (UnknownHostException e) {
            throw new IllegalStateException("An address of " + raw.length + " bytes", e);
        }
    }

    /** Closes the connectors, which frees the port. */
    void close() {
        connectors.forEach(ServerConnector::close);
    }

    /** Another program listens there. */
    private static final class TakenException extends IOException {
        private final transient InetAddress address;

        TakenException(InetAddress address, IOException cause) {
            super(cause.getMessage(), cause);
            this.address = address;
        }
    }
}
