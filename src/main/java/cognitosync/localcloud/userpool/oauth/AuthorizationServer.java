package cognitosync.localcloud.userpool.oauth;

import cognitosync.localcloud.http.Endpoint;
import cognitosync.localcloud.http.Response;
import cognitosync.localcloud.http.Routes;
import cognitosync.localcloud.protocol.Cors;
import cognitosync.localcloud.store.Database;
import cognitosync.localcloud.token.IdToken;
import cognitosync.localcloud.token.SigningKeys;
import cognitosync.localcloud.token.TokenIssuer;
import cognitosync.localcloud.token.TokenVerifier;
import cognitosync.localcloud.userpool.settings.AppClients;
import cognitosync.localcloud.userpool.settings.Domains;
import cognitosync.localcloud.userpool.settings.Pools;
import cognitosync.localcloud.userpool.settings.UserPool;
import cognitosync.localcloud.userpool.users.BrowserSessions;
import cognitosync.localcloud.userpool.users.User;
import cognitosync.localcloud.userpool.users.Users;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** The endpoints of every pool, composed; each pool's domain and issuer get their own routes. */
public final class AuthorizationServer {
    /** Its tables, in the order of their references. */
    public static final List<String> TABLES =
            List.of(AuthorizationCodes.TABLE, SignIns.TABLE, RefreshTokens.TABLE, RefreshTokens.INDEX);

    private static final String TOKEN = "/oauth2/token";
    private static final String REVOKE = "/oauth2/revoke";
    private static final String USER_INFO = "/oauth2/userInfo";
    private static final Set<String> PROGRAMS = Set.of(TOKEN, REVOKE, USER_INFO);

    /**
     * What it works with.
     *
     * @param origins translates AWS's addresses into this machine's
     */
    public record Dependencies(
            Database database,
            InstantSource clock,
            SecureRandom random,
            SigningKeys keys,
            Pools pools,
            AppClients clients,
            Domains domains,
            Users users,
            BrowserSessions sessions,
            UnaryOperator<String> origins) {}

    private final Dependencies dependencies;
    private final SignIns signIns;
    private final RefreshTokens refreshTokens;
    private final AuthorizationRequests requests;
    private final AuthorizationResponse responses;
    private final ClientAuthentication authentication;
    private final Map<String, Grant> grants;

    /** Composes the endpoints. */
    public AuthorizationServer(Dependencies dependencies) {
        this.dependencies = dependencies;
        TokenIssuer issuer = new TokenIssuer(dependencies.keys());
        AuthorizationCodes codes =
                new AuthorizationCodes(dependencies.database(), dependencies.clock(), dependencies.random());
        signIns = new SignIns(dependencies.database(), dependencies.clock());
        refreshTokens = new RefreshTokens(dependencies.random());
        requests = new AuthorizationRequests(dependencies.clients(), dependencies.origins());
        responses = new AuthorizationResponse(
                codes,
                new ImplicitGrant(
                        dependencies.database(), dependencies.pools(), signIns, issuer, dependencies.clock()));
        authentication = new ClientAuthentication(dependencies.clients());
        grants = Map.of(
                "authorization_code",
                new AuthorizationCodeGrant(
                        dependencies.database(),
                        codes,
                        signIns,
                        refreshTokens,
                        dependencies.users(),
                        issuer,
                        dependencies.clock()),
                "refresh_token",
                new RefreshTokenGrant(
                        dependencies.database(),
                        signIns,
                        refreshTokens,
                        dependencies.users(),
                        issuer,
                        dependencies.clock()));
    }

    /** Reads what apps ask for. */
    public AuthorizationRequests requests() {
        return requests;
    }

    /** Answers what apps ask for. */
    public AuthorizationResponse responses() {
        return responses;
    }

    /** Whether the user of a verified token still exists and may sign in, and its sign-in was not revoked. */
    public boolean isStillValid(IdToken token) {
        return dependencies
                        .users()
                        .find(token.issuer().substring(token.issuer().lastIndexOf('/') + 1), token.subject())
                        .filter(User::enabled)
                        .isPresent()
                && signIns.isUnrevoked(String.valueOf(token.claims().get("origin_jti")));
    }

    /** Adds what a pool's domain answers. */
    public void addDomainRoutes(Routes routes, Supplier<UserPool> pool, AuthorizationErrorPage refusal) {
        BearerTokens bearerTokens =
                new BearerTokens(new TokenVerifier(dependencies.keys(), dependencies.clock()), signIns);
        routes.get(
                "/oauth2/authorize",
                new AuthorizeEndpoint(
                        pool, requests, responses, dependencies.sessions(), dependencies.users(), refusal));
        routes.get(
                "/logout",
                new LogoutEndpoint(
                        pool,
                        dependencies.clients(),
                        dependencies.sessions(),
                        requests,
                        dependencies.origins(),
                        refusal));
        open(routes, "POST", TOKEN, new TokenEndpoint(pool, authentication, grants));
        open(
                routes,
                "POST",
                REVOKE,
                new RevokeEndpoint(pool, authentication, dependencies.database(), signIns, refreshTokens));
        Endpoint userInfo = new UserInfoEndpoint(pool, bearerTokens, dependencies.clients(), dependencies.users());
        open(routes, "GET", USER_INFO, userInfo);
        routes.post(USER_INFO, Cors.open(userInfo));
    }

    /** What programs are told where a request to one of their endpoints cannot be taken; empty for any other path. */
    public static Optional<Response> refusal(String path, int status, String sentence) {
        if (!PROGRAMS.contains(path)) {
            return Optional.empty();
        }
        Response answer =
                Json.error(new OauthException(status < 500 ? "invalid_request" : "server_error", status, sentence));
        // A foreign Host is a foreign page's trick: no page is to read what it is told.
        return Optional.of(status == 403 ? answer : Cors.expose(answer));
    }

    /** Adds what a pool's issuer answers, below {@code prefix}. */
    public void addIssuerRoutes(Routes routes, String prefix, Supplier<UserPool> pool) {
        open(routes, "GET", prefix + "/.well-known/jwks.json", new JwksEndpoint(pool, dependencies.keys()));
        open(
                routes,
                "GET",
                prefix + "/.well-known/openid-configuration",
                new DiscoveryEndpoint(pool, dependencies.domains(), dependencies.origins()));
    }

    private static void open(Routes routes, String method, String path, Endpoint endpoint) {
        Endpoint open = Cors.open(endpoint);
        routes.add(method, path, open).add("OPTIONS", path, open);
    }
}
