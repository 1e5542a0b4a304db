package cognitosync.localcloud.userpool.oauth;

import cognitosync.localcloud.http.Endpoint;
import cognitosync.localcloud.http.Response;
import cognitosync.localcloud.protocol.Cors;
import cognitosync.localcloud.store.Database;
import cognitosync.localcloud.store.Transaction;
import cognitosync.localcloud.token.IdTokenVerifier.IdToken;
import cognitosync.localcloud.token.SigningKeys;
import cognitosync.localcloud.token.TokenIssuer;
import cognitosync.localcloud.token.TokenVerifier;
import cognitosync.localcloud.userpool.groups.Groups;
import cognitosync.localcloud.userpool.settings.AppClients;
import cognitosync.localcloud.userpool.settings.Domains;
import cognitosync.localcloud.userpool.settings.Pools;
import cognitosync.localcloud.userpool.settings.Pools.UserPool;
import cognitosync.localcloud.userpool.users.BrowserSessions;
import cognitosync.localcloud.userpool.users.User;
import cognitosync.localcloud.userpool.users.Users;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/** The endpoints of every pool, composed; each pool's domain and issuer get their own routes. */
public final class AuthorizationServer {
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
            AppClients clients,
            Domains domains,
            Users users,
            Groups groups,
            BrowserSessions sessions,
            UnaryOperator<String> origins) {}

    private final Dependencies dependencies;
    private final SignIns signIns;
    private final RefreshTokens refreshTokens;
    private final AuthorizationRequests requests;
    private final AuthorizationResponse responses;
    private final ClientAuthentication authentication;
    private final Map<String, TokenEndpoint.Grant> grants;

    /** Composes the endpoints. */
    public AuthorizationServer(Dependencies dependencies) {
        this.dependencies = dependencies;
        TokenIssuer issuer = new TokenIssuer(dependencies.keys());
        AuthorizationCodes codes =
                new AuthorizationCodes(dependencies.database(), dependencies.clock(), dependencies.random());
        signIns = new SignIns(dependencies.database(), dependencies.clock());
        refreshTokens = new RefreshTokens(dependencies.random());
        requests = new AuthorizationRequests(dependencies.clients(), dependencies.origins());
        responses =
                new AuthorizationResponse(codes, new ImplicitGrant(dependencies.database(), signIns, issuer, claims()));
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
                        claims(),
                        dependencies.clock()),
                "refresh_token",
                new RefreshTokenGrant(refresh(), issuer, claims()));
    }

    private TokenClaims claims() {
        return new TokenClaims(dependencies.groups(), dependencies.clock());
    }

    private TokenRefresh refresh() {
        return new TokenRefresh(
                dependencies.database(), signIns, refreshTokens, dependencies.users(), dependencies.clock());
    }

    /** Issues, refreshes and revokes the tokens of sign-ins through the API. */
    public UserTokens userTokens() {
        return new UserTokens(
                dependencies.database(),
                signIns,
                refreshTokens,
                refresh(),
                new TokenIssuer(dependencies.keys()),
                claims(),
                dependencies.clock());
    }

    /** Reads what apps ask for. */
    public AuthorizationRequests requests() {
        return requests;
    }

    /** Answers what apps ask for. */
    public AuthorizationResponse responses() {
        return responses;
    }

    /** Reads access tokens of users who call the API. */
    public AccessTokens accessTokens(Pools pools) {
        return new AccessTokens(
                new TokenVerifier(dependencies.keys(), dependencies.clock()),
                signIns,
                pools,
                dependencies.clients(),
                dependencies.users());
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

    /** Ends every token of a user. */
    public void revokeAll(Transaction transaction, User user) throws SQLException {
        signIns.revokeAll(transaction, user);
    }

    /** Adds what the domain of a pool answers. */
    public void addDomainRoutes(PoolEndpoint.Routing routes, AuthorizationRequests.ErrorPage refusal) {
        TokenVerifier verifier = new TokenVerifier(dependencies.keys(), dependencies.clock());
        routes.add(
                "GET",
                "/oauth2/authorize",
                new AuthorizeEndpoint(requests, responses, dependencies.sessions(), dependencies.users(), refusal));
        routes.add(
                "GET",
                "/logout",
                new LogoutEndpoint(
                        dependencies.clients(), dependencies.sessions(), requests, dependencies.origins(), refusal));
        open(routes, "POST", TOKEN, new TokenEndpoint(authentication, grants));
        open(
                routes,
                "POST",
                REVOKE,
                new RevokeEndpoint(authentication, dependencies.database(), signIns, refreshTokens));
        PoolEndpoint userInfo = new UserInfoEndpoint(verifier, signIns, dependencies.clients(), dependencies.users());
        open(routes, "GET", USER_INFO, userInfo);
        routes.add("POST", USER_INFO, userInfo.open());
    }

    private static void open(PoolEndpoint.Routing routes, String method, String path, PoolEndpoint endpoint) {
        PoolEndpoint open = endpoint.open();
        routes.add(method, path, open);
        routes.add("OPTIONS", path, open);
    }

    /** The error of an OAuth endpoint for a request that does not reach it, as JSON; empty for any other path. */
    public static Optional<Response> refusal(String path, int status, String sentence) {
        if (!PROGRAMS.contains(path)) {
            return Optional.empty();
        }
        Response answer = OauthResponse.error(
                new OauthResponse.OauthException(status < 500 ? "invalid_request" : "server_error", status, sentence));
        // A foreign Host means DNS rebinding: no page may read the answer.
        return Optional.of(status == 403 ? answer : Cors.expose(answer));
    }

    /** What the issuer of a pool answers to GET at that path behind its address; empty for any other. */
    public Optional<Endpoint> issuerEndpoint(UserPool pool, String path) {
        return new IssuerEndpoints(dependencies.keys(), dependencies.domains(), dependencies.origins())
                .find(pool, path);
    }
}
