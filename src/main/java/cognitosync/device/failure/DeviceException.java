package cognitosync.device.failure;

import cognitosync.device.messages.Messages;

/**
 * A failure of a command, by kind. The message is one sentence for the person at the terminal: what happened, and what to
 * do.
 */
public abstract sealed class DeviceException extends RuntimeException {
    private DeviceException(String message, Throwable cause) {
        super(message, cause);
    }

    /** An exception of this kind with another message. */
    public abstract DeviceException withMessage(String message);

    /** Whether the next attempt may succeed. */
    public boolean isTemporary() {
        return this instanceof NetworkFailure || this instanceof ServiceFailure;
    }

    /** The requested object does not exist. */
    public static final class NotFound extends DeviceException {
        public NotFound(String message) {
            this(message, null);
        }

        public NotFound(String message, Throwable cause) {
            super(message, cause);
        }

        @Override
        public NotFound withMessage(String message) {
            return new NotFound(message, this);
        }
    }

    /** Invalid input: a name, a value, a combination of options. */
    public static final class InvalidInput extends DeviceException {
        public InvalidInput(String message) {
            this(message, null);
        }

        public InvalidInput(String message, Throwable cause) {
            super(message, cause);
        }

        @Override
        public InvalidInput withMessage(String message) {
            return new InvalidInput(message, this);
        }
    }

    /** Not signed in, or the sign-in has ended. */
    public static final class NotSignedIn extends DeviceException {
        public NotSignedIn(String message) {
            this(message, null);
        }

        public NotSignedIn(String message, Throwable cause) {
            super(message, cause);
        }

        @Override
        public NotSignedIn withMessage(String message) {
            return new NotSignedIn(message, this);
        }
    }

    /** The credentials do not allow it. */
    public static final class NotAllowed extends DeviceException {
        public NotAllowed(String message) {
            this(message, null);
        }

        public NotAllowed(String message, Throwable cause) {
            super(message, cause);
        }

        @Override
        public NotAllowed withMessage(String message) {
            return new NotAllowed(message, this);
        }
    }

    /** No response, or one that is not from the service. */
    public static final class NetworkFailure extends DeviceException {
        public NetworkFailure(String message) {
            this(message, null);
        }

        public NetworkFailure(String message, Throwable cause) {
            super(message, cause);
        }

        /** A response that is not from the service, whatever its status: from a proxy, or the sign-in page of a network. */
        public static NetworkFailure foreignAnswer(String service, int status, Throwable cause) {
            return new NetworkFailure(Messages.text("aws.other-response", service, status), cause);
        }

        @Override
        public NetworkFailure withMessage(String message) {
            return new NetworkFailure(message, this);
        }
    }

    /** A limit of the service is exceeded: nothing was written. */
    public static final class LimitExceeded extends DeviceException {
        public LimitExceeded(String message) {
            this(message, null);
        }

        public LimitExceeded(String message, Throwable cause) {
            super(message, cause);
        }

        @Override
        public LimitExceeded withMessage(String message) {
            return new LimitExceeded(message, this);
        }
    }

    /** Other devices kept writing to the same records: nothing was written. */
    public static final class WriteConflict extends DeviceException {
        public WriteConflict(String message) {
            this(message, null);
        }

        public WriteConflict(String message, Throwable cause) {
            super(message, cause);
        }

        @Override
        public WriteConflict withMessage(String message) {
            return new WriteConflict(message, this);
        }
    }

    /** This thread was interrupted. */
    public static final class Interrupted extends DeviceException {
        public Interrupted(String message) {
            this(message, null);
        }

        public Interrupted(String message, Throwable cause) {
            super(message, cause);
        }

        @Override
        public Interrupted withMessage(String message) {
            return new Interrupted(message, this);
        }
    }

    /** A file is missing, invalid, or cannot be read or written safely. */
    public static final class InvalidFile extends DeviceException {
        public InvalidFile(String message) {
            this(message, null);
        }

        public InvalidFile(String message, Throwable cause) {
            super(message, cause);
        }

        @Override
        public InvalidFile withMessage(String message) {
            return new InvalidFile(message, this);
        }
    }

    /** Service error, or AWS account refused by the service. */
    public static final class ServiceFailure extends DeviceException {
        public ServiceFailure(String message) {
            this(message, null);
        }

        public ServiceFailure(String message, Throwable cause) {
            super(message, cause);
        }

        @Override
        public ServiceFailure withMessage(String message) {
            return new ServiceFailure(message, this);
        }
    }
}
