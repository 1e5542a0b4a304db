package cognitosync.localcloud.userpool.oauth;

import cognitosync.localcloud.http.FormEncoding;
import cognitosync.localcloud.http.Request;
import cognitosync.localcloud.http.Response;
import cognitosync.localcloud.protocol.Cors;
import cognitosync.localcloud.userpool.settings.Domains.PoolDomain;
import cognitosync.localcloud.userpool.settings.Pools.UserPool;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Answers requests at the domain of a user pool. */
@FunctionalInterface
public interface PoolEndpoint {
    /** The answer to one request. */
    Response respond(PoolCall call);

    /** Adds CORS: scripts of every origin may call this endpoint. */
    default PoolEndpoint open() {
        return call -> Cors.open(request -> respond(call)).respond(call.request());
    }

    /**
     * A request with the pool and the domain that it came to, which are looked up once.
     *
     * @param pool of the domain
     * @param domain that the request came to
     */
    record PoolCall(UserPool pool, PoolDomain domain, Request request) {
        /** The query, decoded. */
        Query query() {
            return new Query(FormEncoding.decode(request.rawQuery(), true));
        }
    }

    /**
     * The parameters of a request. OAuth encodes queries as forms are (RFC 6749, appendix B): browsers'
     * {@code URLSearchParams} write the space between two scopes as a plus sign.
     */
    record Query(Map<String, List<String>> parameters) {
        Optional<String> first(String name) {
            return Optional.ofNullable(parameters.get(name)).map(values -> values.get(0));
        }

        /** A parameter that came more than once, which RFC 6749, section 3.1, forbids. */
        Optional<String> repeated() {
            return parameters.entrySet().stream()
                    .filter(parameter -> parameter.getValue().size() > 1)
                    .map(Map.Entry::getKey)
                    .findFirst();
        }
    }

    /** Adds endpoints to the routes of a domain. */
    @FunctionalInterface
    interface Routing {
        /** Adds one. */
        void add(String method, String path, PoolEndpoint endpoint);
    }
}
