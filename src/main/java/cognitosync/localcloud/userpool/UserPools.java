package cognitosync.localcloud.userpool;

import cognitosync.localcloud.cloudformation.resource.ResourceHandler;
import cognitosync.localcloud.gateway.Gate;
import cognitosync.localcloud.http.Endpoint;
import cognitosync.localcloud.http.ErrorRenderer;
import cognitosync.localcloud.http.Request;
import cognitosync.localcloud.http.Response;
import cognitosync.localcloud.http.Routes;
import cognitosync.localcloud.mail.Mailbox;
import cognitosync.localcloud.messages.Messages;
import cognitosync.localcloud.names.Account;
import cognitosync.localcloud.protocol.AwsException;
import cognitosync.localcloud.protocol.Cors;
import cognitosync.localcloud.protocol.JsonProtocol;
import cognitosync.localcloud.store.Database;
import cognitosync.localcloud.store.Schema;
import cognitosync.localcloud.token.IdTokenVerifier;
import cognitosync.localcloud.token.SealingKey;
import cognitosync.localcloud.token.SignedIdTokens;
import cognitosync.localcloud.token.SigningKeys;
import cognitosync.localcloud.token.TokenVerifier;
import cognitosync.localcloud.userpool.api.SignInCheck;
import cognitosync.localcloud.userpool.api.UserPoolApi;
import cognitosync.localcloud.userpool.api.admin.AdminApi;
import cognitosync.localcloud.userpool.groups.Groups;
import cognitosync.localcloud.userpool.hostedui.HostedUi;
import cognitosync.localcloud.userpool.oauth.AuthorizationServer;
import cognitosync.localcloud.userpool.oauth.PoolEndpoint;
import cognitosync.localcloud.userpool.oauth.UserTokens;
import cognitosync.localcloud.userpool.settings.AppClients;
import cognitosync.localcloud.userpool.settings.Brandings;
import cognitosync.localcloud.userpool.settings.Domains;
import cognitosync.localcloud.userpool.settings.Pools;
import cognitosync.localcloud.userpool.signin.AuthChallenges;
import cognitosync.localcloud.userpool.signin.SignIn;
import cognitosync.localcloud.userpool.users.Accounts;
import cognitosync.localcloud.userpool.users.BrowserSessions;
import cognitosync.localcloud.userpool.users.Codes;
import cognitosync.localcloud.userpool.users.Lockouts;
import cognitosync.localcloud.userpool.users.Passwords;
import cognitosync.localcloud.userpool.users.TemporaryPasswords;
import cognitosync.localcloud.userpool.users.Users;
import cognitosync.localcloud.userpool.users.Verifiers;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/** The user pools: resource types, sign-in pages, OAuth endpoints, API, and the verifier of their ID tokens. */
public final class UserPools {
    /**
     * What user pools work with.
     *
     * @param database has {@link UserPools#schema()}, and those of {@link SigningKeys} and {@link Mailbox}
     * @param sealingKey which is not in the database
     * @param origins translates AWS's addresses in a text into this machine's
     * @param inboxUrl the inbox of local mail
     */
    public record Dependencies(
            Database database,
            InstantSource clock,
            SecureRandom random,
            SigningKeys keys,
            SealingKey sealingKey,
            Mailbox mailbox,
            UnaryOperator<String> origins,
            String inboxUrl) {}

    private static final Set<String> ISSUER_METHODS = Set.of("GET", "HEAD", "OPTIONS");

    private final Dependencies dependencies;
    private final Pools pools;
    private final AppClients clients;
    private final Domains domains;
    private final Brandings brandings;
    private final Users users;
    private final Accounts accounts;
    private final Groups groups;
    private final AuthorizationServer server;
    private final AdminApi administration;
    private final HostedUi hostedUi;

    /** Composes them. */
    public UserPools(Dependencies dependencies) {
        this.dependencies = dependencies;
        Database database = dependencies.database();
        pools = new Pools(database, dependencies.clock());
        clients = new AppClients(database, dependencies.clock());
        domains = new Domains(database);
        brandings = new Brandings(database);
        users = new Users(database);
        groups = new Groups(database, dependencies.clock());
        BrowserSessions sessions = new BrowserSessions(database, dependencies.clock(), dependencies.random());
        server = new AuthorizationServer(new AuthorizationServer.Dependencies(
                database,
                dependencies.clock(),
                dependencies.random(),
                dependencies.keys(),
                clients,
                domains,
                users,
                groups,
                sessions,
                dependencies.origins()));
        Verifiers verifiers = new Verifiers(dependencies.sealingKey());
        Passwords passwords = new Passwords(verifiers);
        accounts = Accounts.of(new Accounts.Dependencies(
                database,
                dependencies.clock(),
                dependencies.random(),
                users,
                passwords,
                verifiers,
                new Codes(dependencies.mailbox(), dependencies.clock(), dependencies.random()),
                new Lockouts(database, verifiers, dependencies.clock()),
                sessions));
        administration = new AdminApi(new AdminApi.Dependencies(
                database,
                dependencies.clock(),
                dependencies.random(),
                dependencies.mailbox(),
                pools,
                domains,
                users,
                groups,
                passwords,
                sessions,
                server::revokeAll));
        hostedUi = new HostedUi(new HostedUi.Dependencies(
                dependencies.clock(),
                dependencies.random(),
                accounts,
                sessions,
                brandings,
                server.requests(),
                server.responses(),
                dependencies.inboxUrl()));
    }

    /** The tables of user pools. */
    public static Schema schema() {
        return Schema.of(UserPools.class);
    }

    /** One for each resource type. */
    public List<ResourceHandler> handlers() {
        PhysicalIds ids = new PhysicalIds(dependencies.random());
        return List.of(
                new UserPoolHandler(pools, users, dependencies.keys(), ids),
                new UserPoolClientHandler(pools, clients, ids),
                new UserPoolDomainHandler(pools, domains),
                new UserPoolGroupHandler(pools, groups),
                new ManagedLoginBrandingHandler(clients, brandings));
    }

    /** The ids of every pool. */
    public List<String> ids() {
        return pools.ids();
    }

    /** The users of every pool. */
    public Users users() {
        return users;
    }

    /**
     * Confirms a user without a code, at the time of this machine.
     *
     * @throws AwsException where there is no such user, or none to confirm
     */
    public void adminConfirmSignUp(String poolId, String sub) {
        users.adminConfirmSignUp(poolId, sub, dependencies.clock().instant());
    }

    private SignIn signIn(UserTokens tokens) {
        AuthChallenges challenges = new AuthChallenges(
                dependencies.database(), dependencies.sealingKey(), dependencies.clock(), dependencies.random());
        TemporaryPasswords temporary = new TemporaryPasswords(users, dependencies.clock(), dependencies.random());
        return new SignIn(new SignIn.Dependencies(dependencies.clock(), challenges, accounts, temporary, tokens));
    }

    /**
     * The API of every pool.
     *
     * @param account whose pools they are
     */
    public Endpoint endpoint(Gate gate, Account account) {
        UserTokens tokens = server.userTokens();
        SignIn signIn = signIn(tokens);
        SignInCheck check = SignInCheck.of(pools, clients, tokens);
        return new UserPoolApi(new UserPoolApi.Dependencies(
                        dependencies.database(),
                        dependencies.clock(),
                        dependencies.random(),
                        pools,
                        clients,
                        users,
                        accounts,
                        server.accessTokens(pools),
                        check,
                        signIn,
                        tokens))
                .endpoint(gate, administration.operations(account, check, signIn));
    }

    /** Checks ID tokens of every pool. */
    public IdTokenVerifier idTokenVerifier() {
        return new SignedIdTokens(new TokenVerifier(dependencies.keys(), dependencies.clock()), server::isStillValid);
    }

    /**
     * What the domain of a pool answers: pages and OAuth endpoints.
     *
     * @param prefix of the domain, which is the physical id of {@code AWS::Cognito::UserPoolDomain}
     */
    public Endpoint signInRoutes(String prefix) {
        Routes routes = new Routes(refusal());
        PoolEndpoint.Routing routing =
                (method, path, endpoint) -> routes.add(method, path, request -> respond(prefix, request, endpoint));
        server.addDomainRoutes(routing, HostedUi.refusal());
        hostedUi.addRoutes(routing);
        return request ->
                routes.answer(request) || domains.find(prefix).isPresent() ? routes.respond(request) : noSuchDomain();
    }

    private Response respond(String prefix, Request request, PoolEndpoint endpoint) {
        return domains.find(prefix)
                .map(domain -> endpoint.respond(
                        new PoolEndpoint.PoolCall(pools.find(domain.poolId()).orElseThrow(), domain, request)))
                .orElseGet(UserPools::noSuchDomain);
    }

    private static Response noSuchDomain() {
        return HostedUi.refusal().show(404, "not_found", Messages.text("sign-in.error.no-pool"));
    }

    /** The errors of a pool's domain for requests that reach no endpoint: JSON for programs, a page for browsers. */
    public static ErrorRenderer refusal() {
        return (status, sentence, head) -> AuthorizationServer.refusal(head.rawPath(), status, sentence)
                .orElseGet(() ->
                        HostedUi.refusal().show(status, status < 500 ? "invalid_request" : "server_error", sentence));
    }

    /** What the issuers of all pools answer on the API port: {@code /POOL/.well-known/…}. */
    public Endpoint issuerRoutes() {
        return this::respondAsIssuer;
    }

    private Response respondAsIssuer(Request request) {
        String id = request.segments().get(0);
        Optional<Endpoint> endpoint = pools.find(id)
                .filter(pool -> request.path().startsWith("/" + id))
                .flatMap(pool -> server.issuerEndpoint(pool, request.path().substring(id.length() + 1)));
        if (endpoint.isEmpty()) {
            return issuerError(404, "There is no page at this address.");
        }
        return ISSUER_METHODS.contains(request.method())
                ? Cors.open(endpoint.get()).respond(request)
                : issuerError(405, "This address does not answer that method.").with("Allow", "GET, OPTIONS");
    }

    private static Response issuerError(int status, String sentence) {
        return JsonProtocol.REST_JSON.error(new AwsException("ResourceNotFoundException", status, sentence));
    }
}
