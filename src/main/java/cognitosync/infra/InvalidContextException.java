package cognitosync.infra;

/** Invalid context value, or a file that one names; the message is one sentence that says how to fix it. */
public final class InvalidContextException extends IllegalArgumentException {
    InvalidContextException(String sentence) {
        super(sentence);
    }

    InvalidContextException(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
