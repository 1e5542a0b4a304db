package cognitosync.localcloud.gateway;

import cognitosync.localcloud.http.ErrorRenderer;
import cognitosync.localcloud.http.Request;
import cognitosync.localcloud.http.Response;
import cognitosync.localcloud.protocol.AwsException;
import cognitosync.localcloud.protocol.Cors;
import cognitosync.localcloud.protocol.JsonProtocol;
import java.util.Map;
import java.util.function.Predicate;

/**
 * What the API port answers to requests that reach no service.
 *
 * @param isLocal tells the pages of this machine from the APIs
 * @param local answers those
 * @see <a href="https://docs.aws.amazon.com/cognitosync/latest/APIReference/CommonErrors.html">Common errors</a>
 */
public record ApiErrorRenderer(Predicate<Request> isLocal, ErrorRenderer local) implements ErrorRenderer {
    private static final Map<Integer, String> CODES = Map.of(
            403, "AccessDeniedException",
            408, "RequestTimeoutException",
            413, "RequestEntityTooLargeException",
            429, "TooManyRequestsException",
            500, "InternalFailure");

    @Override
    public Response of(int status, String sentence, Request head) {
        if (isLocal.test(head)) {
            return local.of(status, sentence, head);
        }
        JsonProtocol protocol =
                head.headers().first("X-Amz-Target").isPresent() ? JsonProtocol.AWS_JSON : JsonProtocol.REST_JSON;
        Response answer = protocol.error(
                new AwsException(CODES.getOrDefault(status, "SerializationException"), status, sentence));
        // A foreign Host is a foreign page's trick: no page is to read what it is told.
        return status == 403 ? answer : Cors.expose(answer);
    }
}
