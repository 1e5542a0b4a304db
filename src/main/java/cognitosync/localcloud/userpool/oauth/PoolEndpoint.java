package cognitosync.localcloud.userpool.oauth;

import cognitosync.localcloud.http.Request;
import cognitosync.localcloud.http.Response;
import cognitosync.localcloud.protocol.Cors;
import cognitosync.localcloud.userpool.settings.PoolDomain;
import cognitosync.localcloud.userpool.settings.UserPool;

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
    record PoolCall(UserPool pool, PoolDomain domain, Request request) {}

    /** Adds endpoints to the routes of a domain. */
    @FunctionalInterface
    interface Routing {
        /** Adds one. */
        void add(String method, String path, PoolEndpoint endpoint);
    }
}
