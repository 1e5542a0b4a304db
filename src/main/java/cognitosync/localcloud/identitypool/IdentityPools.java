package cognitosync.localcloud.identitypool;

import cognitosync.localcloud.access.credentials.CredentialsIssuer;
import cognitosync.localcloud.access.policy.Evaluation;
import cognitosync.localcloud.cloudformation.resource.ResourceHandler;
import cognitosync.localcloud.gateway.ErrorProtocol;
import cognitosync.localcloud.gateway.Gate;
import cognitosync.localcloud.gateway.JsonApi;
import cognitosync.localcloud.http.Endpoint;
import cognitosync.localcloud.iam.Roles;
import cognitosync.localcloud.names.Account;
import cognitosync.localcloud.protocol.JsonProtocol;
import cognitosync.localcloud.store.Database;
import cognitosync.localcloud.store.Schema;
import cognitosync.localcloud.token.IdTokenVerifier;
import cognitosync.localcloud.token.TokenIssuer;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The identity pools of this machine. */
public final class IdentityPools {
    /** Its signing name. */
    static final String SERVICE = "cognito-identity";

    private final Dependencies dependencies;
    private final Pools pools;
    private final ActiveIdentities active;
    private final Identities identities;

    /**
     * What they need.
     *
     * @param database has {@link #schema()}
     * @param roles that users get
     * @param idTokens checks the tokens of users
     * @param gate of every API
     * @param account whose pools they are
     * @param changes told of what happens to identities
     * @param credentials issues temporary credentials
     * @param tokens signs OpenID tokens
     * @param decisions told of each role that is assumed or not
     * @param clock tells the time
     */
    public record Dependencies(
            Database database,
            Roles roles,
            IdTokenVerifier idTokens,
            Gate gate,
            Account account,
            IdentityListener changes,
            CredentialsIssuer credentials,
            TokenIssuer tokens,
            Evaluation.Listener decisions,
            InstantSource clock) {}

    /** Composes them. */
    public IdentityPools(Dependencies dependencies) {
        this.dependencies = dependencies;
        this.active = new ActiveIdentities(dependencies.database());
        this.pools = new Pools(dependencies.database(), dependencies.changes(), active);
        this.identities = new Identities(dependencies.database(), dependencies.changes(), active);
    }

    /** The tables of pools and identities. */
    public static Schema schema() {
        return Schema.of(IdentityPools.class);
    }

    /** Deploys identity pools and attaches roles to them. */
    public List<ResourceHandler> handlers() {
        return List.of(
                new IdentityPoolHandler(pools, dependencies.clock()),
                new RoleAttachmentHandler(pools, dependencies.roles()));
    }

    /**
     * The Cognito Identity API. Requests of users need no signature, the logins prove who asks; those of developers need one.
     *
     * @see <a href="https://docs.aws.amazon.com/cognitoidentity/latest/APIReference/API_Operations.html">Actions</a>
     */
    public Endpoint endpoint() {
        IdentityAuthentication authentication =
                new IdentityAuthentication(pools, identities, dependencies.idTokens(), dependencies.clock());
        return dependencies
                .gate()
                .open(new JsonApi(
                        SERVICE,
                        "AWSCognitoIdentityService.",
                        new ErrorProtocol.Json(JsonProtocol.AWS_JSON, "InternalErrorException"),
                        List.of(
                                new GetId(pools, identities, authentication, dependencies.clock()),
                                new GetCredentialsForIdentity(
                                        authentication,
                                        dependencies.roles(),
                                        dependencies.credentials(),
                                        dependencies.decisions()),
                                new GetOpenIdToken(authentication, dependencies.tokens(), dependencies.clock()),
                                new UnlinkIdentity(authentication, identities, dependencies.clock()),
                                new ListIdentities(pools, identities, dependencies.account()),
                                new DescribeIdentity(identities),
                                new DeleteIdentities(identities))));
    }

    /** When the pool of that id was made, for those who store something per pool; empty where there is none. */
    public Optional<Instant> createdAt(String poolId) {
        return pools.createdAt(poolId);
    }

    /** When each pool was made, by id, from the first behind the given one. */
    public Map<String, Instant> createdAfter(String poolId, int limit) {
        return pools.createdAfter(poolId, limit);
    }

    /** Identities of a pool by id, from the first behind the given one, inaccessible ones included. */
    public List<Identity> identities(String poolId, String after, int limit) {
        return identities.list(poolId, after, limit, false);
    }

    /** The identity of that id. */
    public Optional<Identity> identity(String id) {
        return identities.find(id);
    }

    /** The identities that are neither deleted nor merged into another. */
    public ActiveIdentities active() {
        return active;
    }

    /** Receives changes of identities, for what stores data per identity; called in the transaction of the change, which what they write joins. */
    public interface IdentityListener {
        /** An identity was merged into another. */
        void merged(String poolId, String from, String into);

        /** An identity was deleted. */
        void deleted(String poolId, String identityId);

        /** A pool was deleted with its identities. */
        void poolDeleted(String poolId);
    }
}
