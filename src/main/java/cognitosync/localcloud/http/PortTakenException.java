package cognitosync.localcloud.http;

/** A port that another program holds already. */
public final class PortTakenException extends RuntimeException {
    /** Says which option moves the server elsewhere. */
    public PortTakenException(int port, String option, Throwable cause) {
        super(
                "Port %d of this machine is taken by another program; stop that program, or choose another port with -D%s=PORT (0 = any free port)."
                        .formatted(port, option),
                cause);
    }
}
