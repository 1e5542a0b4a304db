package cognitosync.localcloud.http;

import java.net.Inet6Address;
import java.net.InetAddress;

/** A port that cannot be held on both loopback addresses, mostly since another program holds it already. */
public final class PortTakenException extends RuntimeException {
    private PortTakenException(String message, Throwable cause) {
        super(message, cause);
    }

    /** Says which option moves the server elsewhere, and where to look for the program if that is not where people look first. */
    static PortTakenException of(int port, InetAddress address, String option, Throwable cause) {
        return new PortTakenException(
                "Port %d of this machine is taken by another program; stop that program, or choose another port with -D%s=PORT (0 = any free port).%s"
                        .formatted(
                                port,
                                option,
                                address instanceof Inet6Address
                                        ? " That program listens on the address [::1], which browsers try first for localhost."
                                        : ""),
                cause);
    }

    /** Says that this Java would leave the second address to others. */
    static PortTakenException withoutIpv6(String property) {
        return new PortTakenException(
                "Java was started with -D%s=true and cannot hold the address [::1], which browsers try first for localhost: another user of this machine could take the site over there. Start Java without that option."
                        .formatted(property),
                null);
    }

    /** Says that free ports were tried in vain. */
    static PortTakenException ofEach(int tries, String option, Throwable cause) {
        return new PortTakenException(
                "No port was found that is free on 127.0.0.1 and on [::1], in %d tries; stop the program that holds so many of them, or choose a port with -D%s=PORT."
                        .formatted(tries, option),
                cause);
    }
}
