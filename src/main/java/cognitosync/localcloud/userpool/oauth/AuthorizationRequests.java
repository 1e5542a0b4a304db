package cognitosync.localcloud.userpool.oauth;

import cognitosync.localcloud.http.Response;
import cognitosync.localcloud.messages.Messages;
import cognitosync.localcloud.userpool.oauth.AuthorizationRequest.ResponseType;
import cognitosync.localcloud.userpool.oauth.PoolEndpoint.PoolCall;
import cognitosync.localcloud.userpool.oauth.PoolEndpoint.Query;
import cognitosync.localcloud.userpool.settings.AppClients;
import cognitosync.localcloud.userpool.settings.AppClients.AppClient;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * Reads authorization requests. Until client and redirect URI are known to belong together, an error is shown in the browser;
 * after that it goes to the app (RFC 6749, section 4.1.2.1).
 *
 * @param origins translates a registered address into this machine's
 * @see <a href="https://docs.aws.amazon.com/cognito/latest/developerguide/authorization-endpoint.html">Authorize endpoint</a>
 */
public record AuthorizationRequests(AppClients clients, UnaryOperator<String> origins) {
    // base64url of 32 bytes: a SHA-256 has no other length.
    private static final Pattern CHALLENGE = Pattern.compile("[A-Za-z0-9_-]{43}");
    private static final Set<String> PROMPTS = Set.of("none", "login", "select_account", "consent");

    /** Shows what is wrong with an address that the app sent the browser to. */
    @FunctionalInterface
    public interface ErrorPage {
        /**
         * A page.
         *
         * @param error code, such as {@code redirect_mismatch}
         * @param sentence what happened and what to do
         */
        Response show(int status, String error, String sentence);
    }

    /** A request that was read. */
    public sealed interface Reading {
        /** Answers an accepted request by {@code accepted}, any other with its error. */
        Response answer(ErrorPage page, Function<AuthorizationRequest, Response> accepted);

        /** It is valid. */
        record Accepted(AuthorizationRequest request) implements Reading {
            @Override
            public Response answer(ErrorPage page, Function<AuthorizationRequest, Response> accepted) {
                return accepted.apply(request);
            }
        }

        /** The error goes to the app, in this redirect. */
        record Returned(String location) implements Reading {
            @Override
            public Response answer(ErrorPage page, Function<AuthorizationRequest, Response> accepted) {
                return Response.found(location);
            }
        }

        /** The error is shown: nothing says that the redirect URI belongs to the app. */
        record Refused(String error, String sentence) implements Reading {
            @Override
            public Response answer(ErrorPage page, Function<AuthorizationRequest, Response> accepted) {
                return page.show(400, error, sentence);
            }
        }
    }

    /** Reads the query of a request at the pool's domain. */
    public Reading read(PoolCall call) {
        Query query = call.query();
        Optional<String> repeated = query.repeated();
        if (repeated.isPresent()) {
            return new Reading.Refused(
                    "invalid_request", Messages.text("sign-in.error.repeated-parameter", repeated.get()));
        }
        Optional<AppClient> client = query.first("client_id")
                .flatMap(id -> clients.find(id, call.pool().id()));
        if (client.isEmpty()) {
            return new Reading.Refused("invalid_client", Messages.text("sign-in.error.unknown-client"));
        }
        Optional<String> redirectUri = query.first("redirect_uri").filter(given -> client.get().callbackUrls().stream()
                .anyMatch(registered -> origins.apply(registered).equals(given)));
        if (redirectUri.isEmpty()) {
            return new Reading.Refused("redirect_mismatch", Messages.text("sign-in.error.redirect-mismatch"));
        }
        return read(client.get(), redirectUri.get(), query);
    }

    private static Reading read(AppClient client, String redirectUri, Query query) {
        Optional<ResponseType> type = query.first("response_type").flatMap(ResponseType::of);
        Optional<String> state = query.first("state");
        Errors errors = new Errors(redirectUri, state, type.orElse(ResponseType.CODE));
        if (type.isEmpty()) {
            return query.first("response_type").isEmpty()
                    ? errors.of("invalid_request", "response_type is missing.")
                    : errors.of("unsupported_response_type", "response_type is code or token.");
        }
        if (!type.get().isAllowedTo(client)) {
            return errors.of("unauthorized_client", "This app client may not use that response_type.");
        }
        Set<String> scopes = scopes(client, query.first("scope").orElse(""));
        if (!Set.copyOf(client.scopes()).containsAll(scopes)) {
            return errors.of("invalid_scope", "This app client may not ask for that scope.");
        }
        Optional<String> challenge = query.first("code_challenge");
        Optional<String> method = query.first("code_challenge_method");
        // RFC 7636 takes a missing method for "plain", which Cognito does not have.
        if ((challenge.isPresent() || method.isPresent()) && !method.equals(Optional.of("S256"))) {
            return errors.of("invalid_request", "code_challenge_method must be S256.");
        }
        if (method.isPresent()
                && challenge.filter(value -> CHALLENGE.matcher(value).matches()).isEmpty()) {
            return errors.of("invalid_request", "code_challenge is not the SHA-256 of a verifier in base64url.");
        }
        Optional<String> prompt = query.first("prompt");
        if (prompt.isPresent() && !PROMPTS.contains(prompt.get())) {
            return errors.of("invalid_request", "prompt is none, login, select_account or consent.");
        }
        return new Reading.Accepted(new AuthorizationRequest(
                client,
                redirectUri,
                type.get(),
                scopes,
                state,
                query.first("nonce"),
                challenge,
                prompt,
                query.first("login_hint")));
    }

    // A request without scopes means all that the client has.
    private static Set<String> scopes(AppClient client, String given) {
        return given.isBlank()
                ? new LinkedHashSet<>(client.scopes())
                : new LinkedHashSet<>(List.of(given.strip().split(" +", -1)));
    }

    private record Errors(String redirectUri, Optional<String> state, ResponseType type) {
        Reading of(String error, String description) {
            return new Reading.Returned(
                    AuthorizationResponse.errorLocation(redirectUri, type, error, description, state));
        }
    }
}
