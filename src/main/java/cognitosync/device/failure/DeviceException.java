package cognitosync.device.failure;

import cognitosync.device.messages.Messages;

/**
 * A failure of a command, of a kind. The message is one sentence for the person at the terminal: what happened, and what to
 * do.
 */
public final class DeviceException extends RuntimeException {
    private final Kind kind;

    /** What failed; each kind has an exit code. */
    public enum Kind {
        /** The requested object does not exist. */
        NOT_FOUND,
        /** Invalid input: a name, a value, a combination of options. */
        INVALID_INPUT,
        /** Not signed in, or the sign-in has ended. */
        NOT_SIGNED_IN,
        /** The credentials do not allow it. */
        NOT_ALLOWED,
        /** No response, or one that is not from the service. */
        NETWORK,
        /** A limit of the service is exceeded: nothing was written. */
        LIMIT_EXCEEDED,
        /** Other devices kept writing to the same records: nothing was written. */
        WRITE_CONFLICT,
        /** This thread was interrupted. */
        INTERRUPTED,
        /** A file is missing, invalid, or cannot be read or written safely. */
        INVALID_FILE,
        /** Stored data has another format. */
        UNREADABLE,
        /** Service error, or AWS account refused by the service. */
        SERVICE
    }

    public DeviceException(Kind kind, String message) {
        this(kind, message, null);
    }

    public DeviceException(Kind kind, String message, Throwable cause) {
        super(message, cause);
        this.kind = kind;
    }

    /** A response that is not from the service, whatever its status: from a proxy, or the sign-in page of a network. */
    public static DeviceException foreignAnswer(String service, int status, Throwable cause) {
        return new DeviceException(Kind.NETWORK, Messages.text("aws.other-response", service, status), cause);
    }

    public Kind kind() {
        return kind;
    }

    /** An exception of this kind with another message. */
    public DeviceException withMessage(String message) {
        return new DeviceException(kind, message, this);
    }

    /** Whether the next attempt may succeed. */
    public boolean isTemporary() {
        return kind == Kind.NETWORK || kind == Kind.SERVICE;
    }
}
