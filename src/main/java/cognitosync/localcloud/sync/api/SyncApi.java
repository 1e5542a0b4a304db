package cognitosync.localcloud.sync.api;

import cognitosync.localcloud.access.credentials.Caller;
import cognitosync.localcloud.gateway.ErrorProtocol;
import cognitosync.localcloud.gateway.Gate;
import cognitosync.localcloud.http.Request;
import cognitosync.localcloud.http.Response;
import cognitosync.localcloud.names.Account;
import cognitosync.localcloud.protocol.JsonProtocol;
import cognitosync.localcloud.sync.api.Call.Labels;
import cognitosync.localcloud.sync.dataset.SyncLimits;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The API, checked in this order: signature, operation, form of the names in the path, policy, own identity, and only then what
 * the operation itself checks.
 *
 * @param account whose pools they are
 * @param limits such as {@link SyncLimits#AWS}
 * @param callers whose data a caller may address
 * @param clock the time
 * @param routes in the order in which they are tried
 */
public record SyncApi(Account account, SyncLimits limits, CallerCheck callers, InstantSource clock, List<Route> routes)
        implements Gate.Api {
    /** Takes a copy. */
    public SyncApi {
        routes = List.copyOf(routes);
    }

    @Override
    public String signingName() {
        return Labels.SERVICE;
    }

    @Override
    public ErrorProtocol errors() {
        return new ErrorProtocol.Json(JsonProtocol.REST_JSON, "InternalErrorException");
    }

    @Override
    public Gate.Call call(Caller caller, Request request) {
        requireNoDotSegments(request);
        List<String> segments = request.segments();
        for (Route route : routes) {
            Optional<Map<String, String>> values = route.match(request.method(), segments);
            if (values.isPresent()) {
                Labels labels = new Labels(account, values.get());
                labels.verify(limits);
                SyncOperation operation = route.operation();
                return Gate.Call.of(operation, labels, () -> answer(operation, caller, request, labels));
            }
        }
        throw SyncErrors.unknown(request.method(), request.rawPath());
    }

    // The signature covers the path without them (RFC 3986, section 6.2.2.3): it would hold for another operation too.
    private static void requireNoDotSegments(Request request) {
        for (String segment : request.rawPath().split("/", -1)) {
            if (segment.equals(".") || segment.equals("..")) {
                throw SyncErrors.unknown(request.method(), request.rawPath());
            }
        }
    }

    private Response answer(SyncOperation operation, Caller caller, Request request, Labels labels) {
        callers.verify(caller, operation, labels);
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        return JsonProtocol.REST_JSON.success(operation.answer(new Call(request, caller, labels, now)));
    }

    /**
     * Which requests an operation answers.
     *
     * @param method of HTTP
     * @param segments of the path; those in braces are labels
     * @param operation that answers
     * @see <a href="https://smithy.io/2.0/spec/http-bindings.html#uri">URI patterns</a>
     */
    public record Route(String method, List<String> segments, SyncOperation operation) {
        /** Takes a copy. */
        public Route {
            segments = List.copyOf(segments);
        }

        /** For {@code GET} of a path such as <code>/identitypools/{IdentityPoolId}</code>. */
        public static Route get(String path, SyncOperation operation) {
            return of("GET", path, operation);
        }

        /** For {@code POST}. */
        public static Route post(String path, SyncOperation operation) {
            return of("POST", path, operation);
        }

        /** For {@code DELETE}. */
        public static Route delete(String path, SyncOperation operation) {
            return of("DELETE", path, operation);
        }

        private static Route of(String method, String path, SyncOperation operation) {
            return new Route(method, List.of(path.substring(1).split("/", -1)), operation);
        }

        /** The values of the labels; empty where the request is another operation's. */
        Optional<Map<String, String>> match(String method, List<String> path) {
            if (!method.equals(this.method) || path.size() != segments.size()) {
                return Optional.empty();
            }
            Map<String, String> labels = new HashMap<>();
            for (int i = 0; i < path.size(); i++) {
                String segment = segments.get(i);
                if (segment.startsWith("{")) {
                    labels.put(segment.substring(1, segment.length() - 1), path.get(i));
                } else if (!segment.equals(path.get(i))) {
                    return Optional.empty();
                }
            }
            return Optional.of(labels);
        }
    }
}
