package cognitosync.localcloud.http;

/** A body that cannot be taken, with the status that says so. */
final class RefusedBodyException extends RuntimeException {
    private final int status;

    RefusedBodyException(int status, String message) {
        super(message);
        this.status = status;
    }

    RefusedBodyException(int status, String message, Throwable cause) {
        super(message, cause);
        this.status = status;
    }

    int status() {
        return status;
    }
}
