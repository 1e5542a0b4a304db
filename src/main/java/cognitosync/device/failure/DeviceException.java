package cognitosync.device.failure;

import cognitosync.device.messages.Messages;
/**
 * What a command cannot go on after, by kind. The message is one sentence for the person at the terminal: what happened, and
 * what to do about it.
 */
public abstract sealed class DeviceException extends RuntimeException {
    private DeviceException(String sentence, Throwable cause) {
        super(sentence, cause);
    }

    /** An exception of this kind with another sentence. */
    public abstract DeviceException restated(String sentence);

    /** Whether it may be gone at the next attempt, without anybody's doing. */
    public boolean isTemporary() {
        return this instanceof NetworkFailure || this instanceof ServiceFailure;
    }

    /** What was asked for is not there. */
    public static final class NotFound extends DeviceException {
        public NotFound(String sentence) {
            this(sentence, null);
        }

        public NotFound(String sentence, Throwable cause) {
            super(sentence, cause);
        }

        @Override
        public NotFound restated(String sentence) {
            return new NotFound(sentence, this);
        }
    }

    /** What was given cannot be what was meant: a name, a value, a choice of options. */
    public static final class InvalidInput extends DeviceException {
        public InvalidInput(String sentence) {
            this(sentence, null);
        }

        public InvalidInput(String sentence, Throwable cause) {
            super(sentence, cause);
        }

        @Override
        public InvalidInput restated(String sentence) {
            return new InvalidInput(sentence, this);
        }
    }

    /** No user is signed in here, or the sign-in has ended. */
    public static final class NotSignedIn extends DeviceException {
        public NotSignedIn(String sentence) {
            this(sentence, null);
        }

        public NotSignedIn(String sentence, Throwable cause) {
            super(sentence, cause);
        }

        @Override
        public NotSignedIn restated(String sentence) {
            return new NotSignedIn(sentence, this);
        }
    }

    /** The credentials do not allow it. */
    public static final class NotAllowed extends DeviceException {
        public NotAllowed(String sentence) {
            this(sentence, null);
        }

        public NotAllowed(String sentence, Throwable cause) {
            super(sentence, cause);
        }

        @Override
        public NotAllowed restated(String sentence) {
            return new NotAllowed(sentence, this);
        }
    }

    /** No answer came, or one that is not the service's. */
    public static final class NetworkFailure extends DeviceException {
        public NetworkFailure(String sentence) {
            this(sentence, null);
        }

        public NetworkFailure(String sentence, Throwable cause) {
            super(sentence, cause);
        }

        /** An answer that is not the service's, whatever its status says: of a proxy, or of the sign-in page of a network. */
        public static NetworkFailure foreignAnswer(String service, int status, Throwable cause) {
            return new NetworkFailure(Messages.text("aws.other-response", service, status), cause);
        }

        @Override
        public NetworkFailure restated(String sentence) {
            return new NetworkFailure(sentence, this);
        }
    }

    /** A limit of the service stands in the way: nothing was written. */
    public static final class LimitExceeded extends DeviceException {
        public LimitExceeded(String sentence) {
            this(sentence, null);
        }

        public LimitExceeded(String sentence, Throwable cause) {
            super(sentence, cause);
        }

        @Override
        public LimitExceeded restated(String sentence) {
            return new LimitExceeded(sentence, this);
        }
    }

    /** Other devices kept writing to the same records: nothing was written. */
    public static final class WriteConflict extends DeviceException {
        public WriteConflict(String sentence) {
            this(sentence, null);
        }

        public WriteConflict(String sentence, Throwable cause) {
            super(sentence, cause);
        }

        @Override
        public WriteConflict restated(String sentence) {
            return new WriteConflict(sentence, this);
        }
    }

    /** This thread was interrupted while it waited. */
    public static final class Interrupted extends DeviceException {
        public Interrupted(String sentence) {
            this(sentence, null);
        }

        public Interrupted(String sentence, Throwable cause) {
            super(sentence, cause);
        }

        @Override
        public Interrupted restated(String sentence) {
            return new Interrupted(sentence, this);
        }
    }

    /** A file is missing, broken, or cannot be read or written safely. */
    public static final class InvalidFile extends DeviceException {
        public InvalidFile(String sentence) {
            this(sentence, null);
        }

        public InvalidFile(String sentence, Throwable cause) {
            super(sentence, cause);
        }

        @Override
        public InvalidFile restated(String sentence) {
            return new InvalidFile(sentence, this);
        }
    }

    /** The service refuses this AWS account, or has a fault. */
    public static final class ServiceFailure extends DeviceException {
        public ServiceFailure(String sentence) {
            this(sentence, null);
        }

        public ServiceFailure(String sentence, Throwable cause) {
            super(sentence, cause);
        }

        @Override
        public ServiceFailure restated(String sentence) {
            return new ServiceFailure(sentence, this);
        }
    }
}
