package cognitosync.journey.browser;

/** There is no browser to drive; the message says what to install and how. */
public final class BrowsersMissingException extends IllegalStateException {

    private static final long serialVersionUID = 1L;

    BrowsersMissingException(String sentence) {
        super(sentence);
    }

    BrowsersMissingException(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
