package cognitosync.localcloud.bootstrap;

import cognitosync.localcloud.access.Authenticator;
import cognitosync.localcloud.access.Authorizer;
import cognitosync.localcloud.access.credentials.CredentialsIssuer;
import cognitosync.localcloud.gateway.QueryEndpoint;
import cognitosync.localcloud.gateway.QueryOperation;
import cognitosync.localcloud.http.Endpoint;
import java.util.List;

/** AWS STS of the local account. */
public final class SecurityTokens {
    /** Its signing name. */
    public static final String SERVICE = "sts";

    private static final String NAMESPACE = "https://sts.amazonaws.com/doc/2011-06-15/";

    /**
     * What it depends on.
     *
     * @param authenticator finds who signed
     * @param authorizer judges the caller's policies
     * @param issuer of temporary credentials
     * @param accountId twelve digits
     * @param region such as {@code eu-west-1}
     */
    public record Dependencies(
            Authenticator authenticator,
            Authorizer authorizer,
            CredentialsIssuer issuer,
            String accountId,
            String region) {}

    private final Dependencies dependencies;

    /** Composes it. */
    public SecurityTokens(Dependencies dependencies) {
        this.dependencies = dependencies;
    }

    /** Its API. */
    public Endpoint endpoint() {
        return new QueryEndpoint(
                new QueryEndpoint.Api(SERVICE, NAMESPACE, dependencies.authenticator(), dependencies.authorizer()),
                operations());
    }

    List<QueryOperation> operations() {
        return List.of(
                new GetCallerIdentity(),
                new AssumeRole(dependencies.issuer(), dependencies.accountId(), dependencies.region()));
    }
}
