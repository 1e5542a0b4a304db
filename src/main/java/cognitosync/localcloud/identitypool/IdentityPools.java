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
    private final Needs needs;
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
    public record Needs(
            Database database,
            Roles roles,
            IdTokenVerifier idTokens,
            CredentialsIssuer credentials,
            TokenIssuer tokens,
            InstantSource clock) {}

    /** Composes them. */
    public IdentityPools(Needs needs) {
        this.needs = needs;
        this.pools = new Pools(needs.database());
        this.identities = new Identities(needs.database());
    }

    /** The tables of pools and identities. */
    public static Schema schema() {
        return new Schema(
                "identitypool",
                Stream.concat(Pools.TABLES.stream(), Identities.TABLES.stream()).toList());
    }

    /** Deploys identity pools and attaches roles to them. */
    public List<ResourceHandler> handlers() {
        return List.of(new IdentityPoolHandler(pools), new RoleAttachmentHandler(pools, needs.roles()));
    }

    /** The Cognito Identity API. */
    public Endpoint endpoint() {
        LoginVerifier logins = new LoginVerifier(needs.idTokens());
        ProvenIdentities proven = new ProvenIdentities(pools, identities, logins);
        return new CognitoIdentityEndpoint(List.of(
                new GetId(pools, identities, logins, needs.clock()),
                new GetCredentialsForIdentity(proven, needs.roles(), needs.credentials()),
                new GetOpenIdToken(proven, needs.tokens(), needs.clock())));
    }

    /** Whether a pool of that id exists, for those who store something per pool. */
    public boolean has(String poolId) {
        return pools.find(poolId).isPresent();
    }
}
