package cognitosync.localcloud.userpool.oauth;

import cognitosync.localcloud.http.FormEncoding;
import cognitosync.localcloud.http.Request;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The parameters of a request at the pool's domain. OAuth encodes queries as forms are (RFC 6749, appendix B): browsers'
 * {@code URLSearchParams} write the space between two scopes as a plus sign.
 */
record Query(Map<String, List<String>> parameters) {
    static Query of(Request request) {
        return new Query(FormEncoding.decode(request.rawQuery(), true));
    }

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
