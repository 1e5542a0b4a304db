package cognitosync.localcloud.sync.api;

import cognitosync.localcloud.access.credentials.Caller;
import cognitosync.localcloud.http.Request;
import cognitosync.localcloud.protocol.Constraints;
import cognitosync.localcloud.protocol.JsonProtocol;
import cognitosync.localcloud.sync.dataset.SyncLimits;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;

/**
 * A request to one operation, its caller known and allowed.
 *
 * @param request as it came
 * @param caller who signed it
 * @param labels what its path names
 * @param at the time of the service, in whole milliseconds, as it is stored
 */
public record Call(Request request, Caller caller, Labels labels, Instant at) {

    public ObjectNode body() {
        return JsonProtocol.REST_JSON.body(request);
    }

    Optional<String> query(String name) {
        return request.query(name);
    }

    /** A query parameter of type long. */
    Optional<Long> queryLong(String name) {
        try {
            return query(name).map(Long::valueOf);
        } catch (NumberFormatException e) {
            throw SyncErrors.malformed("The query parameter " + name + " is not a whole number.");
        }
    }

    /** The last name of the page before, for a list by name: that is what its tokens are, in base64, as in AWS's examples. */
    String lastName() {
        try {
            return query("nextToken")
                    .map(token -> new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8))
                    .orElse("");
        } catch (IllegalArgumentException e) {
            throw SyncErrors.invalidNextToken();
        }
    }

    /** The token of the page after the one that ends with this name. */
    static String nextToken(String lastName) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(lastName.getBytes(StandardCharsets.UTF_8));
    }

    /** How many results to give: what {@code maxResults} asks for, but no more than a page holds. */
    int pageSize(SyncLimits limits) {
        int asked;
        try {
            asked = query("maxResults").map(Integer::valueOf).orElse(limits.pageSize());
        } catch (NumberFormatException e) {
            throw SyncErrors.malformed("The query parameter maxResults is not a whole number.");
        }
        new Constraints(SyncErrors::invalidParameter)
                .between("maxResults", asked, 1, Integer.MAX_VALUE)
                .verify();
        return Math.min(asked, limits.pageSize());
    }
}
