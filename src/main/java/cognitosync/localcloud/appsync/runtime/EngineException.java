package cognitosync.localcloud.appsync.runtime;

/** A run that an engine could not finish. */
final class EngineException extends RuntimeException {
    /** Which limit it exceeded. */
    enum Reason {
        TIME,
        MEMORY,
        STACK,
        /** Of this program, rather than of the engine. */
        HEAP
    }

    private final Reason reason;

    EngineException(Reason reason, Throwable cause) {
        super(reason.name(), cause);
        this.reason = reason;
    }

    Reason reason() {
        return reason;
    }
}
