package cognitosync.localcloud.store;

/** The database could not be opened, read or written. */
public class StoreException extends RuntimeException {
    /** With a sentence that says what to do. */
    public StoreException(String message) {
        super(message);
    }

    /** With a sentence and what SQLite said. */
    public StoreException(String message, Throwable cause) {
        super(message, cause);
    }
}
