package cognitosync.infra;

/** A context value or a file that no stack can be made of; the message is one sentence that says what to do. */
public final class RefusedInput extends IllegalArgumentException {
    /** Refuses with a sentence for the person who runs the synthesis. */
    public RefusedInput(String sentence) {
        super(sentence);
    }

    /** Refuses with a sentence and what lies beneath it. */
    public RefusedInput(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
