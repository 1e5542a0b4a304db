package cognitosync.localcloud.userpool.oauth;

import cognitosync.localcloud.http.FormEncoding;
import cognitosync.localcloud.userpool.oauth.AuthorizationRequest.ResponseType;
import cognitosync.localcloud.userpool.settings.Pools.UserPool;
import cognitosync.localcloud.userpool.users.User;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The addresses with which a browser returns to the app (RFC 6749, sections 4.1.2 and 4.2.2): a code in the query, tokens in the
 * fragment, errors where the answer would have been.
 */
public record AuthorizationResponse(AuthorizationCodes codes, ImplicitGrant implicit) {
    /**
     * Where the browser goes once the user has signed in.
     *
     * @param authTime when the password was given
     */
    public String location(UserPool pool, AuthorizationRequest request, User user, Instant authTime) {
        Map<String, String> answer = new LinkedHashMap<>();
        if (request.responseType() == ResponseType.CODE) {
            answer.put("code", codes.issue(request, user, authTime));
        } else {
            answer.putAll(implicit.tokens(pool, request, user, authTime));
        }
        request.state().ifPresent(state -> answer.put("state", state));
        return join(request.redirectUri(), request.responseType(), answer);
    }

    /** The redirect of a request with {@code prompt=none} and no session (OpenID Connect Core, section 3.1.2.6). */
    public String loginRequired(AuthorizationRequest request) {
        return errorLocation(
                request.redirectUri(),
                request.responseType(),
                "login_required",
                "Nobody is signed in in this browser.",
                request.state());
    }

    static String errorLocation(
            String redirectUri, ResponseType type, String error, String description, Optional<String> state) {
        Map<String, String> answer = new LinkedHashMap<>();
        answer.put("error", error);
        answer.put("error_description", description);
        state.ifPresent(value -> answer.put("state", value));
        return join(redirectUri, type, answer);
    }

    private static String join(String redirectUri, ResponseType type, Map<String, String> answer) {
        String separator = type == ResponseType.TOKEN ? "#" : redirectUri.contains("?") ? "&" : "?";
        return redirectUri + separator + FormEncoding.encode(answer);
    }
}
