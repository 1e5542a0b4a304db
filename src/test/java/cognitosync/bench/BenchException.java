package cognitosync.bench;

/** What keeps a measurement from being one, in a sentence. */
final class BenchException extends RuntimeException {
    BenchException(String message) {
        super(message);
    }

    BenchException(String message, Throwable cause) {
        super(message, cause);
    }
}
