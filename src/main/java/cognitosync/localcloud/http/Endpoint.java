package cognitosync.localcloud.http;

/** Answers requests. Blocking; called on many threads at once. */
@FunctionalInterface
public interface Endpoint {
    /** The answer to one request. */
    Response respond(Request request);
}
