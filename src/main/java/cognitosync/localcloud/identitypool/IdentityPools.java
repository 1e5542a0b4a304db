package cognitosync.localcloud.identitypool;

import cognitosync.localcloud.cloudformation.ResourceHandler;
import cognitosync.localcloud.credentials.CredentialsIssuer;
import cognitosync.localcloud.http.Endpoint;
import cognitosync.localcloud.iam.Roles;
import cognitosync.localcloud.store.Database;
import cognitosync.localcloud.store.Schema;
import cognitosync.localcloud.token.IdTokenVerifier;
import cognitosync.localcloud.token.TokenIssuer;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;

/** The identity pools of this machine. */
public final class IdentityPools {
    private final Collaborators with;
    private final Pools pools;
    private final Identities identities;

    /**
     * What they need.
     *
     * @param database has {@link #schema()}
     * @param roles that users get
     * @param idTokens checks the tokens of users
     * @param credentials issues temporary credentials
     * @param tokens signs OpenID tokens
     * @param clock tells the time
     */
    public record Collaborators(
            Database database,
            Roles roles,
            IdTokenVerifier idTokens,
            CredentialsIssuer credentials,
            TokenIssuer tokens,
            InstantSource clock) {}

    /** Identity pools with these collaborators. */
    public IdentityPools(Collaborators with) {
        this.with = with;
        this.pools = new Pools(with.database());
        this.identities = new Identities(with.database());
    }

    /** The tables of pools and identities. */
    public static Schema schema() {
        return new Schema(
                "identitypool",
                Stream.concat(Pools.TABLES.stream(), Identities.TABLES.stream()).toList());
    }

    /** Deploys identity pools and attaches roles to them. */
    public List<ResourceHandler> handlers() {
        return List.of(new IdentityPoolHandler(pools), new RoleAttachmentHandler(pools, with.roles()));
    }

    /** The Cognito Identity API. */
    public Endpoint endpoint() {
        LoginVerifier logins = new LoginVerifier(with.idTokens());
        ProvenIdentities proven = new ProvenIdentities(pools, identities, logins);
        return new CognitoIdentityEndpoint(List.of(
                new GetId(pools, identities, logins, with.clock()),
                new GetCredentialsForIdentity(proven, with.roles(), with.credentials()),
                new GetOpenIdToken(proven, with.tokens(), with.clock())));
    }

    /** Whether a pool of that id exists, for those who store something per pool. */
    public boolean has(String poolId) {
        return pools.find(poolId).isPresent();
    }
}
