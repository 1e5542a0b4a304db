package cognitosync.localcloud.protocol;

import cognitosync.localcloud.http.Endpoint;
import cognitosync.localcloud.http.Headers;
import cognitosync.localcloud.http.Request;
import cognitosync.localcloud.http.Response;

/**
 * Cross-origin access as AWS services grant it: any origin, no cookies
 * (<a href="https://fetch.spec.whatwg.org/#http-cors-protocol">CORS protocol</a>). Requests stay protected by their signature.
 */
public final class Cors {
    private static final String METHODS = "GET, POST, PUT, DELETE";
    private static final String HEADERS = "authorization, content-type, x-amz-date, x-amz-security-token,"
            + " x-amz-content-sha256, x-amz-user-agent, x-amz-target, x-amz-client-context, amz-sdk-invocation-id,"
            + " amz-sdk-request, cache-control";

    private Cors() {}

    /** Opens an endpoint to every origin. */
    public static Endpoint open(Endpoint endpoint) {
        return request -> isPreflight(request) ? preflight() : expose(endpoint.respond(request));
    }

    private static boolean isPreflight(Request request) {
        return request.method().equals("OPTIONS")
                && request.headers().first("Access-Control-Request-Method").isPresent();
    }

    private static Response preflight() {
        return new Response(
                200,
                Headers.of(
                        "Access-Control-Allow-Origin",
                        "*",
                        "Access-Control-Allow-Methods",
                        METHODS,
                        "Access-Control-Allow-Headers",
                        HEADERS,
                        "Access-Control-Max-Age",
                        "172800"),
                new byte[0]);
    }

    /** A response that pages of every origin may read. */
    public static Response expose(Response response) {
        return response.with("Access-Control-Allow-Origin", "*")
                .with("Access-Control-Expose-Headers", "x-amzn-ErrorType, x-amzn-RequestId, x-amzn-ErrorMessage, Date");
    }
}
