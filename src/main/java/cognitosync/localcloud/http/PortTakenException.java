package cognitosync.localcloud.http;

import cognitosync.localcloud.messages.Messages;
import java.net.Inet6Address;
import java.net.InetAddress;

/** A port that cannot be bound on both loopback addresses, usually because another program uses it. */
public final class PortTakenException extends RuntimeException {
    private PortTakenException(String message, Throwable cause) {
        super(message, cause);
    }

    /** Names the option that chooses another port. */
    static PortTakenException of(int port, InetAddress address, String option, Throwable cause) {
        return new PortTakenException(
                address instanceof Inet6Address
                        ? Messages.text("terminal.port.taken-ipv6", port, option)
                        : Messages.text("terminal.port.taken", port, option),
                cause);
    }

    /** Without IPv6 in this JVM, another program could take the port at the second address. */
    static PortTakenException withoutIpv6(String property) {
        return new PortTakenException(Messages.text("terminal.port.no-ipv6", property), null);
    }

    /** No free port was found. */
    static PortTakenException ofEach(int tries, String option, Throwable cause) {
        return new PortTakenException(Messages.text("terminal.port.none-free", tries, option), cause);
    }
}
