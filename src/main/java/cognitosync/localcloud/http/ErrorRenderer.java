package cognitosync.localcloud.http;

/**
 * Renders the errors of requests that never reach the endpoint of a port, in the format that its clients read: a body that is too
 * long, a head that breaks the grammar of HTTP, a client that is too slow.
 */
@FunctionalInterface
public interface ErrorRenderer {
    /** Plain text, for ports whose clients read no other format. */
    ErrorRenderer PLAIN = (status, sentence, head) -> Response.of(status, "text/plain; charset=utf-8", sentence + "\n");

    /**
     * The answer.
     *
     * @param status HTTP status
     * @param sentence what is wrong, for a person
     * @param head the request without its body, as far as it could be read
     */
    Response of(int status, String sentence, Request head);
}
