package cognitosync.localcloud.http;

/**
 * Words what a port refuses before its endpoint sees it, in the shape that the clients of the port read: a body that is too
 * long, a head that breaks the grammar of HTTP, a client that is too slow.
 */
@FunctionalInterface
public interface ErrorRenderer {
    /** For ports whose clients read no shape of their own. */
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
