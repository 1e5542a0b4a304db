package cognitosync.localcloud.http;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeSet;

/** Exact paths and methods, read as the list of what a service answers. HEAD is answered as GET without the body. */
public final class Routes implements Endpoint {
    private final Map<String, Map<String, Endpoint>> paths = new LinkedHashMap<>();
    private final Refusal refusal;

    /** Routes that refuse in plain text. */
    public Routes() {
        this(Refusal.PLAIN);
    }

    /** Routes that refuse an unknown path or method in these words. */
    public Routes(Refusal refusal) {
        this.refusal = refusal;
    }

    /** Adds an endpoint. */
    public Routes add(String method, String path, Endpoint endpoint) {
        paths.computeIfAbsent(path, key -> new LinkedHashMap<>()).put(method, endpoint);
        return this;
    }

    /** Adds an endpoint for GET. */
    public Routes get(String path, Endpoint endpoint) {
        return add("GET", path, endpoint);
    }

    /** Adds an endpoint for POST. */
    public Routes post(String path, Endpoint endpoint) {
        return add("POST", path, endpoint);
    }

    @Override
    public Response respond(Request request) {
        Map<String, Endpoint> methods = paths.get(request.path());
        if (methods == null) {
            return refusal.of(404, "There is no page at this address.", request);
        }
        Endpoint endpoint = methods.get(request.method().equals("HEAD") ? "GET" : request.method());
        if (endpoint == null) {
            return refusal.of(405, "This address does not answer that method.", request)
                    .with("Allow", String.join(", ", new TreeSet<>(methods.keySet())));
        }
        return endpoint.respond(request);
    }
}
