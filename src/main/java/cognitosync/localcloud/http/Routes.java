package cognitosync.localcloud.http;

import cognitosync.localcloud.messages.Messages;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Exact paths and methods, read as the list of what a service answers. HEAD is answered as GET without the body. */
public final class Routes implements Endpoint {
    private final Map<String, Map<String, Endpoint>> paths = new LinkedHashMap<>();
    private final ErrorRenderer refusal;

    /** Routes whose errors are plain text. */
    public Routes() {
        this(ErrorRenderer.PLAIN);
    }

    /** Routes that render an unknown path or method as this does. */
    public Routes(ErrorRenderer refusal) {
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

    /**
     * What is answered.
     *
     * @param method such as {@code GET}
     * @param path which it is answered at
     */
    public record Address(String method, String path) {}

    /** Everything that is answered, in the order in which it was added. */
    public Set<Address> addresses() {
        Set<Address> addresses = new LinkedHashSet<>();
        paths.forEach((path, methods) -> methods.keySet().forEach(method -> addresses.add(new Address(method, path))));
        return addresses;
    }

    /** Whether an endpoint answers that request, rather than a refusal. */
    public boolean answer(Request request) {
        return paths.getOrDefault(request.path(), Map.of()).containsKey(method(request));
    }

    private static String method(Request request) {
        return request.method().equals("HEAD") ? "GET" : request.method();
    }

    @Override
    public Response respond(Request request) {
        Map<String, Endpoint> methods = paths.get(request.path());
        if (methods == null) {
            return refusal.of(404, Messages.text("http.no-page"), request);
        }
        Endpoint endpoint = methods.get(method(request));
        if (endpoint == null) {
            return refusal.of(405, Messages.text("http.no-method"), request)
                    .with("Allow", String.join(", ", new TreeSet<>(methods.keySet())));
        }
        return endpoint.respond(request);
    }
}
