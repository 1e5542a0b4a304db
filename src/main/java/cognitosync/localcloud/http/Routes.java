package cognitosync.localcloud.http;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeSet;

/** Exact paths and methods, read as the list of what a service answers. HEAD is answered as GET without the body. */
public final class Routes implements Endpoint {
    private final Map<String, Map<String, Endpoint>> paths = new LinkedHashMap<>();

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
            return Response.of(404, "text/plain; charset=utf-8", "There is no page at this address.\n");
        }
        Endpoint endpoint = methods.get(request.method().equals("HEAD") ? "GET" : request.method());
        if (endpoint == null) {
            return Response.of(405, "text/plain; charset=utf-8", "This address does not answer that method.\n")
                    .with("Allow", String.join(", ", new TreeSet<>(methods.keySet())));
        }
        return endpoint.respond(request);
    }
}
