package cognitosync.localcloud.bootstrap;

import cognitosync.localcloud.access.Authorizer;
import cognitosync.localcloud.access.credentials.Authenticator;
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
     * What it needs.
     *
     * @param authenticator finds who signed
     * @param authorizer judges the caller's policies
     * @param issuer of temporary credentials
     * @param accountId twelve digits
     * @param region such as {@code eu-west-1}
     */
    public record Needs(
            Authenticator authenticator,
            Authorizer authorizer,
            CredentialsIssuer issuer,
            String accountId,
            String region) {}

    private final Needs needs;

    /** Composes it. */
    public SecurityTokens(Needs needs) {
        this.needs = needs;
    }

    /** Its API. */
    public Endpoint endpoint() {
        return new QueryEndpoint(
                new QueryEndpoint.Api(SERVICE, NAMESPACE, needs.authenticator(), needs.authorizer()), operations());
    }

    List<QueryOperation> operations() {
        return List.of(new GetCallerIdentity(), new AssumeRole(needs.issuer(), needs.accountId(), needs.region()));
    }
}
