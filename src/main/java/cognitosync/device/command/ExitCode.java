package cognitosync.device.command;

/** How a command ends, for scripts; the table is in {@code docs/device.md}. */
public enum ExitCode {
    /** Success. */
    DONE(0),
    /** Not found, or a check of {@code doctor} failed. */
    NOT_FOUND(1),
    /** Invalid command line. */
    USAGE(2),
    /** Not signed in, or the sign-in has ended. */
    NOT_SIGNED_IN(3),
    /** Access denied. */
    NOT_ALLOWED(4),
    /** A network error. */
    NETWORK_ERROR(5),
    /** A conflict with other devices, or a limit exceeded: what the sentence names was not written. */
    NOT_WRITTEN(6),
    /** A file is missing, invalid or cannot be written. */
    FILE(7),
    /** Service error, stored data that cannot be read, or AWS account refused by the service. */
    SERVICE(8),
    /** An internal error. */
    INTERNAL_ERROR(70);

    private final int number;

    ExitCode(int number) {
        this.number = number;
    }

    /** What the process ends with. */
    public int number() {
        return number;
    }
}
