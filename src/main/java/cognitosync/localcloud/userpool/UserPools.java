package cognitosync.localcloud.userpool;

import cognitosync.localcloud.cloudformation.resource.ResourceHandler;
import cognitosync.localcloud.http.Endpoint;
import cognitosync.localcloud.http.ErrorRenderer;
import cognitosync.localcloud.http.Request;
import cognitosync.localcloud.http.Response;
import cognitosync.localcloud.http.Routes;
import cognitosync.localcloud.mail.Mailbox;
import cognitosync.localcloud.protocol.AwsException;
import cognitosync.localcloud.protocol.JsonProtocol;
import cognitosync.localcloud.store.Database;
import cognitosync.localcloud.store.Schema;
import cognitosync.localcloud.token.IdTokenVerifier;
import cognitosync.localcloud.token.SignedIdTokens;
import cognitosync.localcloud.token.SigningKeys;
import cognitosync.localcloud.token.TokenVerifier;
import cognitosync.localcloud.userpool.hostedui.HostedUi;
import cognitosync.localcloud.userpool.oauth.AuthorizationServer;
import cognitosync.localcloud.userpool.settings.AppClients;
import cognitosync.localcloud.userpool.settings.Brandings;
import cognitosync.localcloud.userpool.settings.Domains;
import cognitosync.localcloud.userpool.settings.PoolDomain;
import cognitosync.localcloud.userpool.settings.Pools;
import cognitosync.localcloud.userpool.settings.UserPool;
import cognitosync.localcloud.userpool.users.BrowserSessions;
import cognitosync.localcloud.userpool.users.Codes;
import cognitosync.localcloud.userpool.users.Lockouts;
import cognitosync.localcloud.userpool.users.Passwords;
import cognitosync.localcloud.userpool.users.Users;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** Every user pool of this machine: resource types, sign-in pages, OAuth endpoints, and who checks its tokens. */
public final class UserPools {
    /**
     * What user pools work with.
     *
     * @param database has {@link UserPools#schema()}, and those of {@link SigningKeys} and {@link Mailbox}
     * @param origins translates AWS's addresses in a text into this machine's
     * @param inboxUrl where a person reads the mailbox
     */
    public record Dependencies(
            Database database,
            InstantSource clock,
            SecureRandom random,
            SigningKeys keys,
            Mailbox mailbox,
            UnaryOperator<String> origins,
            String inboxUrl) {}

    private final Dependencies dependencies;
    private final Pools pools;
    private final AppClients clients;
    private final Domains domains;
    private final Brandings brandings;
    private final Users users;
    private final AuthorizationServer server;
    private final HostedUi hostedUi;

    /** Composes them. */
    public UserPools(Dependencies dependencies) {
        this.dependencies = dependencies;
        Database database = dependencies.database();
        pools = new Pools(database);
        clients = new AppClients(database);
        domains = new Domains(database);
        brandings = new Brandings(database);
        users = new Users(database);
        BrowserSessions sessions = new BrowserSessions(database, dependencies.clock(), dependencies.random());
        server = new AuthorizationServer(new AuthorizationServer.Dependencies(
                database,
                dependencies.clock(),
                dependencies.random(),
                dependencies.keys(),
                pools,
                clients,
                domains,
                users,
                sessions,
                dependencies.origins()));
        hostedUi = new HostedUi(new HostedUi.Dependencies(
                database,
                dependencies.clock(),
                dependencies.random(),
                users,
                new Passwords(),
                new Codes(dependencies.mailbox(), dependencies.clock(), dependencies.random()),
                new Lockouts(database, dependencies.clock()),
                sessions,
                brandings,
                server.requests(),
                server.responses(),
                dependencies.inboxUrl()));
    }

    /** The tables of user pools. */
    public static Schema schema() {
        List<String> steps = new ArrayList<>(List.of(Pools.TABLE, AppClients.TABLE, Domains.TABLE, Brandings.TABLE));
        steps.addAll(Users.TABLES);
        steps.addAll(List.of(Codes.TABLE, Lockouts.TABLE, BrowserSessions.TABLE));
        steps.addAll(AuthorizationServer.TABLES);
        steps.add(Codes.UNSENT_TABLE);
        return new Schema("userpool", steps);
    }

    /** One for each resource type. */
    public List<ResourceHandler> handlers() {
        PhysicalIds ids = new PhysicalIds(dependencies.random());
        return List.of(
                new UserPoolHandler(pools, users, dependencies.keys(), ids),
                new UserPoolClientHandler(pools, clients, ids),
                new UserPoolDomainHandler(pools, domains),
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
        Supplier<PoolDomain> domain = () -> domains.find(prefix).orElseThrow();
        Supplier<UserPool> pool = () -> pools.find(domain.get().poolId()).orElseThrow();
        Routes routes = new Routes(refusal());
        server.addDomainRoutes(routes, pool, HostedUi.refusal());
        hostedUi.addRoutes(routes, domain, pool);
        return request -> domains.find(prefix).isPresent()
                ? routes.respond(request)
                : HostedUi.refusal().show(404, "not_found", "There is no user pool behind this address any more.");
    }

    /** What the domain of a pool answers to requests that no page and no endpoint sees. */
    public static ErrorRenderer refusal() {
        return new DomainErrorRenderer(HostedUi.refusal());
    }

    /** What the issuers of all pools answer on the API port: {@code /POOL/.well-known/…}. */
    public Endpoint issuerRoutes() {
        return this::respondAsIssuer;
    }

    private Response respondAsIssuer(Request request) {
        String id = request.segments().get(0);
        Optional<UserPool> pool = pools.find(id);
        Routes routes = new Routes((status, sentence, head) ->
                JsonProtocol.REST_JSON.error(new AwsException("ResourceNotFoundException", status, sentence)));
        pool.ifPresent(found -> server.addIssuerRoutes(routes, "/" + id, () -> found));
        return routes.respond(request);
    }
}
